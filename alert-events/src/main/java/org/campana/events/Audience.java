package org.campana.events;

/// Who is told, with separate consent for each (field guide, section 4).
public enum Audience {
    /// The people who work at the site.
    STAFF,
    /// Families who asked to be told.
    FAMILIES,
    /// Partner networks.
    NETWORK,
    /// Places that read aloud and post: parishes, clinics, radio.
    HUBS
}
