package org.campana.notifier.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.campana.notifier.consent.LeaversJournal.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFolderTests {

    private static final String ONE = "0123456789abcdef0123456789abcdef";
    private static final String TWO = "fedcba9876543210fedcba9876543210";
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    @TempDir
    private Path folder;

    private static Entry left(String index, long minute) {
        return new Entry(index, true, NOON.plusSeconds(60 * minute));
    }

    private static Entry back(String index, long minute) {
        return new Entry(index, false, NOON.plusSeconds(60 * minute));
    }

    @Test
    void theLastWordOfEachIndexCountsWhateverTheOrderAndTheFile() throws IOException {
        JournalFolder first = new JournalFolder(folder);
        JournalFolder second = new JournalFolder(folder);
        first.append(List.of(left(ONE, 3), left(TWO, 1)));
        second.append(List.of(back(ONE, 2), back(TWO, 5)));

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
        assertThat(new JournalFolder(folder).last())
                .containsEntry(ONE, left(ONE, 3))
                .containsEntry(TWO, back(TWO, 5));
    }

    @Test
    void aTornLineIsPassedOverAndSwallowsNoOther() throws IOException {
        Files.writeString(folder.resolve("leavers-1.journal"), NOON + " OUT " + ONE.substring(0, 9));

        JournalFolder journal = new JournalFolder(folder);
        journal.append(List.of(left(TWO, 1)));

        assertThat(journal.last()).containsOnlyKeys(TWO);
        assertThat(journal.entries()).isEqualTo(1);
    }

    @Test
    void linesHoldAnIndexATimeAndAWord() throws IOException {
        new JournalFolder(folder).append(List.of(left(ONE, 0), back(ONE, 1)));

        assertThat(Files.readAllLines(folder.resolve("leavers-1.journal")))
                .containsExactly("2026-11-25T12:00:00Z OUT " + ONE, "2026-11-25T12:01:00Z IN " + ONE);
    }

    @Test
    void aJournalThatCannotBeWrittenStopsNobodyAndSaysThatItIsBehind() throws IOException {
        Path file = Files.writeString(folder.resolve("no-folder"), "", StandardOpenOption.CREATE);
        LeaversJournal journal = new LeaversJournal(new JournalSettings(file, java.time.Duration.ofDays(90)));

        journal.beforeCommit(List.of(left(ONE, 0)));

        assertThat(journal.behind()).isTrue();
    }
}
