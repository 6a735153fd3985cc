package org.campana.events;

/// A field that breaks a rule of the contract. Its message names field and rule and repeats no text of the record,
/// which is why [EventCodec] may pass it on where other messages are dropped.
final class FieldRefusedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    FieldRefusedException(String message) {
        super(message);
    }
}
