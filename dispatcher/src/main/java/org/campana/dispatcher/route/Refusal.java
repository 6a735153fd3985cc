package org.campana.dispatcher.route;

/// Why a revision of an alert is sent to nobody. Shared by log, metric and history.
public enum Refusal {
    /// No school has this id, so nobody can have asked to hear of it.
    UNKNOWN_SCHOOL,
    /// The school left the network.
    SCHOOL_LEFT,
    /// The audience is not tied to a site, so nothing bounds whom it would reach (field guide, section 3).
    BOUNDLESS,
    /// Nobody of this audience asked to hear of this school.
    NOBODY_SUBSCRIBED,
    /// No language has a reviewed wording for it, not even the fallback.
    NO_APPROVED_WORDING
}
