package org.campana.eventframe;

import org.campana.events.Topics;

/// Topic names as they are on this broker: with the configured prefix.
public final class TopicNames {

    private final String prefix;

    /// @param prefix may be empty
    public TopicNames(String prefix) {
        this.prefix = prefix;
    }

    /// The name on the broker of a topic of [Topics].
    public String of(String topic) {
        return prefix + topic;
    }

    /// The name on the broker of its dead-letter topic.
    public String deadLettersOf(String topic) {
        return of(Topics.deadLetters(topic));
    }
}
