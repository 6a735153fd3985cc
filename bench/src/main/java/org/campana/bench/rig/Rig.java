package org.campana.bench.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.campana.bench.carrier.Arrivals;
import org.campana.bench.carrier.StubCarrier;
import org.campana.bench.town.Town;
import org.campana.bench.yardstick.Yardstick;

/// All processes of a run: the stub carrier, the yardsticks, and Campana.
public final class Rig implements AutoCloseable {

    /// Requests under way at once, for both sides: enough for 10,000 a second at a carrier that takes 50 ms.
    public static final int IN_FLIGHT = 500;

    private final Path folder;
    private final Town town;
    private final int port;
    private final Child carrier;
    private Child yardstick;
    private final Campana campana;

    private Rig(Path folder, Town town, int port, Child carrier, Child yardstick, Campana campana) {
        this.folder = folder;
        this.town = town;
        this.port = port;
        this.carrier = carrier;
        this.yardstick = yardstick;
        this.campana = campana;
    }

    /// Starts them all on an empty folder, Campana last.
    public static Rig start(Path folder, Town town) throws IOException, SQLException {
        Shipped shipped = Shipped.read();
        Files.createDirectories(folder);
        Child carrier = Child.listening(folder.resolve("carrier.log"), shipped.own(StubCarrier.class.getName()));
        Child yardstick = null;
        try {
            int port = Integer.parseInt(carrier.hear().substring("ready ".length()));
            yardstick = yardstick(folder, port, town);
            Campana campana = Campana.start(shipped, folder.resolve("campana"), IN_FLIGHT, port, town);
            return new Rig(folder, town, port, carrier, yardstick, campana);
        } catch (RuntimeException | SQLException failed) {
            carrier.close();
            if (yardstick != null) {
                yardstick.close();
            }
            throw failed;
        }
    }

    private static Child yardstick(Path folder, int carrier, Town town) throws IOException {
        Child yardstick = Child.listening(
                folder.resolve("yardstick.log"),
                Shipped.read()
                        .own(
                                Yardstick.class.getName(),
                                folder.resolve("yardstick").toString(),
                                Integer.toString(carrier),
                                Integer.toString(IN_FLIGHT),
                                Integer.toString(town.families())));
        yardstick.hear();
        return yardstick;
    }

    /// Stops the yardsticks and starts them again on their data.
    ///
    /// @return microseconds until they were ready
    public long restartYardstick() {
        yardstick.close();
        long begun = Micros.now();
        try {
            yardstick = yardstick(folder, port, town);
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
        return Micros.now() - begun;
    }

    /// An alert that waits for its approval: reported, confirmed, its staff told, nothing under way, the
    /// carrier's notes empty.
    public String written(String school, boolean drill) {
        carrier("forget");
        String alert = campana.desk().write(school, drill);
        // The confirmation tells the one of the staff.
        awaitTexts(1);
        campana.settle();
        carrier("forget");
        return alert;
    }

    /// Who lives there.
    public Town town() {
        return town;
    }

    /// What is measured.
    public Campana campana() {
        return campana;
    }

    /// Those who report to Campana.
    public Street street() {
        return campana.street();
    }

    /// The same people, who report to the bare intake.
    public Street bareStreet() {
        return new Street(
                URI.create("http://localhost:" + yardstick("door") + Yardstick.REPORTS),
                campana.reporters(),
                Clock.systemUTC());
    }

    /// Tells a yardstick to go; see [Yardstick].
    ///
    /// @return its answer
    public long yardstick(String order) {
        return Long.parseLong(yardstick.ask(order));
    }

    /// Tells the stub; see [StubCarrier].
    public String carrier(String order) {
        return carrier.ask(order);
    }

    /// Has the carrier keep in mind whom to tell of what it takes from now on, until it forgets.
    public void rememberReceipts() {
        carrier("remember " + Account.SID + " " + Account.SECRET);
    }

    /// Waits until the carrier has taken so many texts since it last forgot; fails after a minute without a
    /// new one.
    ///
    /// @return false when it did not come to that
    public boolean awaitTexts(int count) {
        int seen = -1;
        long newest = System.nanoTime();
        while (seen < count) {
            int now = Integer.parseInt(carrier("count"));
            if (now > seen) {
                seen = now;
                newest = System.nanoTime();
            } else if (System.nanoTime() - newest > Duration.ofMinutes(1).toNanos()) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        return true;
    }

    /// What the carrier took since it last forgot.
    public Arrivals arrivals() {
        return noted("log");
    }

    /// What it answered with an error and did not take.
    public Arrivals errors() {
        return noted("errors-log");
    }

    private Arrivals noted(String order) {
        Path log = folder.resolve("arrivals");
        carrier(order + " " + log);
        return Arrivals.read(log);
    }

    /// Has each of these people text a word to Campana, in this order.
    ///
    /// @param aSecond begun at fixed times, whatever comes back; 0 for as fast as 64 at a time go
    public Answered answering(String word, List<Integer> people, int aSecond) {
        Path file = folder.resolve("answering");
        try {
            Files.write(file, people.stream().map(String::valueOf).toList());
            String said = carrier(String.join(
                    " ",
                    "answering",
                    word,
                    Integer.toString(aSecond),
                    file.toString(),
                    campana.webhook(),
                    Account.SID,
                    Account.SECRET));
            return Answered.read(said, Files.readAllLines(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The counters of Campana.
    public Counts counts() {
        return campana.counts(Long.parseLong(carrier("connections")));
    }

    /// What those have spent until now who are no part of the rig.
    public Spent of(Guests guests) {
        List<Long> all = everybody();
        all.addAll(guests.processes());
        return Spent.read(guests.processes(), all);
    }

    /// The carrier's port.
    public int port() {
        return port;
    }

    /// Where the run keeps its data.
    public Path folder() {
        return folder;
    }

    /// What Campana has spent until now.
    public Spent ofCampana() {
        return Spent.read(campana.processes(), everybody());
    }

    /// What the yardsticks have spent until now.
    public Spent ofYardstick() {
        return Spent.read(yardsticks(), everybody());
    }

    /// What Campana has written down until now, in bytes.
    public long writtenByCampana() {
        return Disks.written(folder.resolve("campana"));
    }

    /// The same of the yardsticks.
    public long writtenByYardstick() {
        return Disks.written(folder.resolve("yardstick"));
    }

    private List<Long> yardsticks() {
        List<Long> all = new ArrayList<>(List.of(yardstick.pid()));
        all.addAll(Machine.postgres(folder.resolve("yardstick").resolve("postgres")));
        return all;
    }

    private List<Long> everybody() {
        List<Long> all = new ArrayList<>(campana.processes());
        all.addAll(yardsticks());
        all.add(carrier.pid());
        all.add(ProcessHandle.current().pid());
        return all;
    }

    @Override
    public void close() {
        try {
            campana.close();
        } finally {
            yardstick.close();
            carrier.close();
        }
    }
}
