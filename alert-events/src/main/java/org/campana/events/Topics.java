package org.campana.events;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Every topic, declared once. `docs/topics.md` is rendered from here by a test.
public final class Topics {

    /// Decisions of people about alerts.
    public static final String ALERTS = "alerts.v1";
    /// Schools as they are now.
    public static final String SCHOOLS = "schools.v1";
    /// Who wants to hear of what, as it is now.
    public static final String SUBSCRIPTIONS = "subscriptions.v1";
    /// Parts of an audience to work off.
    public static final String SLICES = "fanout.slices.v1";
    /// Parts of an audience that were worked off.
    public static final String FANNED_OUT = "fanout.done.v1";
    /// Texts that cannot wait: alerts, follow-ups, stops.
    public static final String REQUESTED_IMMEDIATE = "deliveries.requested.immediate.v1";
    /// Texts that can wait: drills.
    public static final String REQUESTED_ROUTINE = "deliveries.requested.routine.v1";
    /// How deliveries ended, or moved on.
    public static final String CONCLUDED = "deliveries.concluded.v1";
    /// Answers of told people.
    public static final String REPLIES = "replies.v1";
    /// What is said in calls beside an alert, as it is recorded now.
    public static final String PHRASES = "phrases.v1";
    /// The ending of a dead-letter topic: `<topic>.dlt`, keyed as its source.
    public static final String DEAD_LETTER_SUFFIX = ".dlt";

    /// All of them, in the order of the flow.
    public static final List<Topic> ALL = List.of(
            Topic.compacted(
                    SCHOOLS,
                    1,
                    "school id",
                    "dispatcher",
                    "alert-ingest, notifier",
                    "SchoolChanged: name, kind, keyword, place names, time zone, protocol"),
            Topic.compacted(
                    PHRASES,
                    1,
                    "language",
                    "dispatcher",
                    "notifier",
                    "PhrasesRecorded: the recordings of what is said in calls beside an alert"),
            Topic.kept(
                    ALERTS,
                    6,
                    "alert id",
                    "alert-ingest",
                    "dispatcher",
                    "AlertReleased, AlertFollowedUp (update, all clear, correction), AlertStopped"),
            Topic.compacted(
                    SUBSCRIPTIONS,
                    6,
                    "person id",
                    "notifier",
                    "dispatcher",
                    "SubscriptionChanged: audience, schools, language order, channels, contact of which sites; no value when they leave"),
            Topic.kept(
                    SLICES,
                    12,
                    "alert id and slice",
                    "dispatcher",
                    "dispatcher",
                    "SliceRequested: a range of the audience"),
            Topic.kept(
                    FANNED_OUT,
                    6,
                    "alert id",
                    "dispatcher",
                    "alert-ingest",
                    "SliceFannedOut: how many were asked for, who was held back why"),
            Topic.kept(
                    REQUESTED_IMMEDIATE,
                    12,
                    "first person's id; alert id for follow-ups and stops",
                    "dispatcher",
                    "notifier",
                    "DeliveriesRequested: a text and up to 500 people; FollowUpRequested, DeliveriesStopped"),
            Topic.kept(
                    REQUESTED_ROUTINE,
                    12,
                    "first person's id",
                    "dispatcher",
                    "notifier",
                    "DeliveriesRequested of drills"),
            Topic.kept(
                    CONCLUDED,
                    6,
                    "alert id",
                    "notifier",
                    "alert-ingest",
                    "DeliveriesReported: delivery ids with status, reason, school, language, times; in any order"),
            Topic.kept(
                    REPLIES,
                    6,
                    "alert id",
                    "notifier",
                    "alert-ingest",
                    "ReplyReceived: seen, need help, all safe, from which person id and audience"));

    /// Those whose records of one key may come in any order: their reader keeps the furthest of what it hears.
    public static final Set<String> IN_ANY_ORDER = Set.of(CONCLUDED);

    private Topics() {}

    /// The dead-letter topic of a topic.
    public static String deadLetters(String topic) {
        return topic + DEAD_LETTER_SUFFIX;
    }

    /// One topic's declaration.
    ///
    /// @param partitions how many instances of its reader can share it at most
    /// @param compacted whether the newest record of a key is kept for ever
    /// @param retention how long records are kept, where it is not compacted
    public record Topic(
            String name,
            int partitions,
            String key,
            String from,
            String to,
            String carries,
            boolean compacted,
            Duration retention) {

        private static final Duration THREE_DAYS = Duration.ofDays(3);

        static Topic kept(String name, int partitions, String key, String from, String to, String carries) {
            return new Topic(name, partitions, key, from, to, carries, false, THREE_DAYS);
        }

        static Topic compacted(String name, int partitions, String key, String from, String to, String carries) {
            return new Topic(name, partitions, key, from, to, carries, true, THREE_DAYS);
        }
    }
}
