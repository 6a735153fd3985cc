package org.campana.events;

/// What kind of place a site is.
public enum SiteKind {
    SCHOOL,
    CHURCH,
    CLINIC,
    OTHER
}
