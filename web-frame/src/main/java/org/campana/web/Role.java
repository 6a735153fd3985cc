package org.campana.web;

/// What a person may be trusted with (design, section 4). One person can hold several.
public enum Role {
    /// Sends reports.
    REPORTER,
    /// Checks reports and decides what was found.
    VERIFIER,
    /// Releases alerts to families, as the second person.
    RELEASER,
    /// Receives alerts for a school and acts there.
    SITE_CONTACT,
    /// Writes and reviews wording.
    TRANSLATOR,
    /// Runs the network: schools, people, settings.
    NETWORK_ADMIN,
    /// Reads everything that was decided and by whom, and changes nothing.
    AUDITOR,
    /// Another part of Campana, never a human.
    SERVICE
}
