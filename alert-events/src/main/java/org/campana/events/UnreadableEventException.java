package org.campana.events;

/// A record that no reader of this version understands. It goes to the dead-letter topic as it is; its content
/// is not in the message, because it may hold what must not be logged.
public final class UnreadableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// What is wrong with it, in words that name the event type and the field but repeat no value.
    public UnreadableEventException(String message) {
        super(message);
    }
}
