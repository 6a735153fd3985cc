package org.campana.ingest.access;

/// What can stand in the trail. A name once written is never reused for something else.
public enum Fact {
    ACCOUNT_SET,
    KEY_ISSUED,
    RELEASERS_NAMED,
    REPORT_RECEIVED,
    REPORT_MERGED,
    INCIDENT_CLAIMED,
    INCIDENT_CONFIRMED_BY,
    INCIDENT_CONFIRMED,
    INCIDENT_NOTHING_FOUND,
    INCIDENT_CANNOT_TELL,
    INCIDENT_CLOSED,
    ALERT_WRITTEN,
    ALERT_APPROVED_BY,
    ALERT_REJECTED,
    ALERT_RELEASED,
    ALERT_FOLLOWED_UP,
    ALERT_STOPPED,
    ALERT_COMPLETED,
    ALERT_EXPIRED
}
