package org.campana.carrier.ledger;

/// What was decided for a text when it was taken; kept in the journal, so that a restart changes nothing
/// about it.
public record Course(Delivery delivery, Callbacks callbacks) {}
