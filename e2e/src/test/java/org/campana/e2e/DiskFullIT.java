package org.campana.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.campana.carrier.ledger.CallbackRecord;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.carrier.ledger.MessageStatus;
import org.campana.events.Audience;
import org.campana.standalone.demo.ValleVerde;
import org.campana.testing.Figures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The disk of one store after the other is filled to the last byte while alerts and STOPs come in, and freed
/// again (reliability section 2.2, disk full). Which store, in which order, is drawn from the seed.
///
/// - The journal of leavers: people can leave all the same, and it is filled up when it can be written.
/// - The broker: reports, decisions and approvals are taken all the same; what they lead to goes out later.
/// - The database: what cannot be kept is refused, so that whoever asks knows it and asks again.
///
/// Broker and database may end over it and are started again once there is room, as a supervisor does; which of
/// them did is among the figures. There is no fourth: Campana writes no log files, what it says goes to its
/// output.
///
/// `-Dcampana.rig.fills=20` is the long run of `docs/reliability.md`; `-Dcampana.rig.seed=` plays one again.
class DiskFullIT {

    private static final int FILLS = Integer.getInteger("campana.rig.fills", 1);
    private static final long SEED = Long.getLong("campana.rig.seed", 20261130);

    /// Only families of this school say STOP, and the last alert of all is for it.
    private static final String LEFT = ValleVerde.LINCOLN.value();

    /// At the same time, to schools where nobody leaves.
    private static final int ALERTS = 2;

    private final List<CompletableFuture<Crew.Alerts>> alerts = Collections.synchronizedList(new ArrayList<>());
    private final Map<Store, SmallDisk> disks = new EnumMap<>(Store.class);
    private final Map<String, Integer> ended = new TreeMap<>();
    private final Set<String> left = new HashSet<>();
    private final Iterator<String> leavers = leavers();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private enum Store {
        /// In MiB; each must be larger than what a start asks for.
        JOURNAL("journal", 8),
        BROKER("kafka", 640),
        DATABASE("postgres", 1_024);

        private final String name;
        private final int size;

        Store(String name, int size) {
            this.name = name;
            this.size = size;
        }
    }

    @Test
    void whicheverDiskIsFullNothingIsLostAndAllHealsByItself() throws Exception {
        try {
            for (Store store : Store.values()) {
                disks.put(store, SmallDisk.at(folder.resolve(store.name), store.size));
            }
            play();
        } finally {
            disks.values().forEach(SmallDisk::close);
        }
    }

    private void play() throws Exception {
        try (Rig rig = Rig.start(folder, SEED, Duration.ofSeconds(1), Duration.ofSeconds(3), Rig.PACE);
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Store store : order()) {
                fill(rig, people, store);
                supervise(rig);
                List.copyOf(alerts).forEach(CompletableFuture::join);
                rig.settle(Duration.ofMinutes(3));
            }
            List<Crew.Alerts> played =
                    List.copyOf(alerts).stream().map(CompletableFuture::join).toList();
            Crew.Alerts last = rig.crew().alert(LEFT);
            rig.settle(Duration.ofMinutes(3));

            assertNothingIsLost(rig, played, last);
            assertThat(journals()).as("files of the journal, of one process").isEqualTo(1);
            awaitJournal(rig);
            CampanaUnderTest.Finished check = rig.check();
            assertThat(check.exitCode()).as(check.out() + check.err()).isZero();
            Figures.keep(
                    "disk-full",
                    Map.of(
                            "seed",
                            SEED,
                            "fillsOfEachStore",
                            FILLS,
                            "endedByItself",
                            ended,
                            "refused",
                            rig.crew().refused(),
                            "stops",
                            left.size(),
                            "verdict",
                            Judge.of(rig, played)));
        }
    }

    /// Each store as often as is wanted; the journal first, because a minute may pass until it is filled up.
    private static List<Store> order() {
        List<Store> order = new ArrayList<>();
        for (int each = 1; each < FILLS; each++) {
            order.addAll(List.of(Store.values()));
        }
        Collections.shuffle(order, new Random(SEED));
        order.addAll(0, List.of(Store.values()));
        return order;
    }

    private void fill(Rig rig, ExecutorService people, Store store) throws Exception {
        SmallDisk disk = disks.get(store);
        if (store == Store.JOURNAL) {
            awaitJournal(rig);
        }
        long journalsBehind = journalsBehind(rig);
        Map<String, Long> before = rig.crew().refused();
        disk.fill();
        try {
            for (int each = 0; each < ALERTS; each++) {
                begin(rig, people);
            }
            switch (store) {
                case JOURNAL -> {
                    untilTheJournalIsBehind(rig, journalsBehind);
                    assertThat(leaves(rig))
                            .as("STOP is taken without a journal")
                            .contains(200);
                    List.copyOf(alerts).forEach(CompletableFuture::join);
                    assertThat(rig.crew().refused()).as("nothing else needs it").isEqualTo(before);
                }
                case BROKER -> {
                    assertThat(leaves(rig)).as("STOP is taken without a broker").contains(200);
                    Awaitility.await("the broker cannot write")
                            .atMost(Duration.ofMinutes(1))
                            .pollInterval(Duration.ofMillis(500))
                            .until(() -> {
                                disk.fill();
                                begin(rig, people);
                                return waiting(rig) > 0;
                            });
                    List.copyOf(alerts).forEach(CompletableFuture::join);
                    assertThat(rig.crew().refused())
                            .as("all is taken without a broker")
                            .isEqualTo(before);
                }
                case DATABASE -> {
                    Awaitility.await("the database cannot write, and the desk is told")
                            .atMost(Duration.ofMinutes(1))
                            .pollInterval(Duration.ofMillis(200))
                            .until(() -> {
                                disk.fill();
                                begin(rig, people);
                                return !rig.crew().refused().equals(before);
                            });
                    // Whoever is refused, or hears nothing, asks again as a person does.
                    leaves(rig);
                }
            }
        } finally {
            disk.free();
        }
        assertThat(rig.crew().refused().keySet())
                .as("refused, and not by a problem that says so")
                .isSubsetOf(Crew.SOUND);
    }

    private void begin(Rig rig, ExecutorService people) {
        List<String> schools = ValleVerde.schools().stream()
                .map(school -> school.id().value())
                .filter(school -> !school.equals(LEFT))
                .toList();
        String school = schools.get(alerts.size() % schools.size());
        alerts.add(CompletableFuture.supplyAsync(() -> rig.crew().alert(school), people));
    }

    /// Another family says STOP; what it is answered, empty for nothing.
    private Optional<Integer> leaves(Rig rig) {
        return says(rig, leavers.next(), "ALTO");
    }

    private Optional<Integer> says(Rig rig, String number, String words) {
        CarrierMessage said = rig.carrier().phones().text(number, words);
        CallbackRecord answer = Awaitility.await("the carrier has passed it on")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () -> rig.carrier().ledger().callbacks(said.sid()).stream()
                                .filter(each -> each.status() == MessageStatus.RECEIVED && each.last())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        if (Integer.valueOf(200).equals(answer.httpStatus())) {
            if (words.equals("ALTO")) {
                left.add(number);
            } else {
                left.remove(number);
            }
        }
        return Optional.ofNullable(answer.httpStatus());
    }

    /// A full disk still takes what fits into the last page of a file, about sixty lines. One family leaves and
    /// comes back until no more does.
    private void untilTheJournalIsBehind(Rig rig, long before) throws IOException {
        String wavering = leavers.next();
        for (int words = 0; words < 120 && journalsBehind(rig) == before; words++) {
            assertThat(says(rig, wavering, words % 2 == 0 ? "ALTO" : "START")).contains(200);
        }
        assertThat(journalsBehind(rig)).as("the journal could not be written").isGreaterThan(before);
    }

    /// How often Campana has said so.
    private static long journalsBehind(Rig rig) throws IOException {
        try (Stream<String> lines = Files.lines(rig.campana().output())) {
            return lines.filter(line -> line.contains("the journal of leavers cannot be written"))
                    .count();
        }
    }

    private void awaitJournal(Rig rig) {
        Awaitility.await("the journal knows everybody who left")
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(inJournal()).containsAll(inDatabase(rig)));
    }

    private long journals() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("journal"))) {
            return files.filter(file -> file.toString().endsWith(".journal")).count();
        }
    }

    private static Iterator<String> leavers() {
        return ValleVerde.phones().stream()
                .filter(phone -> phone.audience() == Audience.FAMILIES && phone.oddity() == ValleVerde.Oddity.NONE)
                .filter(phone -> phone.schools().equals(List.of(ValleVerde.LINCOLN)))
                .map(ValleVerde.Phone::number)
                .iterator();
    }

    /// What has ended over it is started again. Campana may as well, where it lost its broker or its database.
    private void supervise(Rig rig) {
        if (!rig.database().isAlive()) {
            ended.merge("database", 1, Integer::sum);
            rig.database().startAgain();
        }
        if (!rig.broker().isAlive()) {
            ended.merge("broker", 1, Integer::sum);
            rig.broker().start();
        }
        if (!rig.campana().isAlive()) {
            ended.merge("Campana", 1, Integer::sum);
            rig.campana().start();
        }
    }

    /// Events that no broker has taken yet.
    private static long waiting(Rig rig) throws SQLException {
        try (Connection connection = rig.look();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select (select count(*) from ingest.outbox where created_at < now() - interval '3 seconds')
                        """)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void assertNothingIsLost(Rig rig, List<Crew.Alerts> played, Crew.Alerts last) throws SQLException {
        Judge.Verdict verdict = Judge.of(rig, played);
        assertThat(verdict.due()).as("there was something to lose").isPositive();
        assertThat(verdict.lostOf()).as("lost, by alert").isEmpty();
        assertThat(verdict.unconfirmed()).as("one end a text").isZero();
        assertThat(verdict.tripled()).as("nobody is texted a third time").isZero();
        assertThat(verdict.unexplained()).as("twice only out of doubt").isZero();
        assertThat(verdict.strangers()).as("nobody who was not due").isZero();
        assertThat(left).as("some left while a disk was full").hasSizeGreaterThanOrEqualTo(2 * FILLS);
        Judge.Verdict later = Judge.of(rig, List.of(last), left);
        assertThat(later.strangers()).as("who left is not texted").isZero();
    }

    /// The keyed indexes of those who left, by the journal: a line a word.
    private Set<String> inJournal() throws IOException {
        Map<String, String> lastWord = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve("journal"), "*.journal")) {
            for (Path file : files) {
                Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                        .map(line -> line.split(" "))
                        .filter(parts -> parts.length == 3)
                        .forEach(parts -> lastWord.put(parts[2], parts[1]));
            }
        }
        Set<String> gone = new TreeSet<>(lastWord.keySet());
        gone.removeIf(index -> !"OUT".equals(lastWord.get(index)));
        return gone;
    }

    private static Set<String> inDatabase(Rig rig) throws SQLException {
        Set<String> gone = new TreeSet<>();
        try (Connection connection = rig.look();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select encode(a.number_index, 'hex') as number from notify.suppression s
                        join notify.address a using (person_id) where a.number_index is not null
                        """)) {
            while (rows.next()) {
                gone.add(rows.getString("number"));
            }
        }
        return gone;
    }
}
