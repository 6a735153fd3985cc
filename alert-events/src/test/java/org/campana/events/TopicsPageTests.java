package org.campana.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.campana.events.Topics.Topic;
import org.junit.jupiter.api.Test;

/// Keeps `docs/topics.md` true to [Topics#ALL]. After a change run
/// `mvn -pl alert-events test -Dtest=TopicsPageTests -Dcampana.docs.update=true` and commit the page.
class TopicsPageTests {

    private static final Path PAGE = Path.of("..", "docs", "topics.md");

    @Test
    void pageSaysWhatTheCodeDeclares() throws IOException {
        String rendered = page();
        if (Boolean.getBoolean("campana.docs.update")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, rendered);
        }

        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("docs/topics.md is written by this test: run mvn -pl alert-events test -Dtest=TopicsPageTests"
                        + " -Dcampana.docs.update=true and commit the page")
                .isEqualTo(rendered);
    }

    @Test
    void noTopicIsDeclaredTwice() {
        assertThat(Topics.ALL).extracting(Topic::name).doesNotHaveDuplicates();
        assertThat(Topics.ALL).extracting(Topic::name).allMatch(name -> name.matches("[a-z.]+\\.v[1-9]"));
    }

    private static String page() {
        return """
                # Topics

                Rendered from `Topics.ALL` in alert-events by `TopicsPageTests`; change it there.
                One JSON Schema per event type lies in `alert-events/src/main/resources/schemas/`.

                | Topic | Key | Partitions | Kept | From | To | Carries |
                |---|---|---|---|---|---|---|
                %s

                Partitions are the most instances that can share the reading. "Compacted" keeps the newest record of each
                key for ever; a record without a value (a tombstone) removes the key.

                ## Headers
                Each record names its event type in the header `%s`, as UTF-8, by a short name of this list; Java class
                names never travel. The value is UTF-8 JSON.

                %s

                ## Dead letters
                Beside each topic stands `<topic>%s` with the same key and value, for records that no reader of the running
                version understands: an unknown type, broken JSON, a missing field. They arrive there at once. A record that was
                read but cannot be worked off arrives there after some tries, unless it only waits for a database or broker
                that is away. Headers hold no exception texts or stack traces, since those can quote what must not be kept.

                ## What never travels
                No phone number, no push endpoint, no name of a person, no words of a reporter. Times are UTC, ISO 8601, with
                up to nine digits of a second; PostgreSQL keeps six, so compare times from a topic with times from a table
                only after cutting them.

                ## How a topic changes
                - The major version stands in the topic's name. Within it only optional fields are added; a field is never
                  renamed, retyped, removed, made required or given another meaning.
                - Readers pass over fields they do not know, and refuse what is missing, null, doubled or of another kind: a
                  missing `drill` must not turn a drill into an alert.
                - A new constant of an enumeration is unreadable for older readers. Roll out every reader first, then the
                  first writer.
                - Golden samples of every released version lie in `alert-events/src/test/resources/golden/`, are added and never
                  edited, and are read by every later version's tests.
                - A new major version is a new topic and an ADR: readers read both, writers move, and the old topic goes when
                  its retention has passed.
                - Ids of deliveries are derived from alert, revision, person and channel, and begin as the alert's does. The
                  derivation is part of the contract: with another one a replay would text everybody again.
                """.formatted(
                        Topics.ALL.stream().map(TopicsPageTests::row).collect(Collectors.joining("\n")),
                        EventType.HEADER,
                        Arrays.stream(EventType.values())
                                .map(type -> "`" + type.shortName() + "`")
                                .collect(Collectors.joining(", ")),
                        Topics.DEAD_LETTER_SUFFIX);
    }

    private static String row(Topic topic) {
        return "| `%s` | %s | %d | %s | %s | %s | %s |"
                .formatted(
                        topic.name(),
                        topic.key(),
                        topic.partitions(),
                        topic.compacted() ? "compacted" : topic.retention().toDays() + " days",
                        topic.from(),
                        topic.to(),
                        topic.carries());
    }
}
