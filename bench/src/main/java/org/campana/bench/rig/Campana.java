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
import java.util.Map;
import java.util.stream.Stream;
import org.campana.bench.rig.Ledger.Counted;
import org.campana.bench.town.Town;
import org.campana.bench.town.TownLoader;
import org.campana.embedded.RunningPostgres;

/// The measured Campana: `serve all` as the launcher starts it, with its embedded broker and database, on a folder of
/// its own that the town was put into. Only what stands in the way of hundreds of alerts an hour and of thousands of
/// reports a minute is set wider, and the carrier is the stub.
public final class Campana implements AutoCloseable {

    private final Shipped shipped;
    private final Path folder;
    private final Settings settings;
    private final int port = Ports.free(1).getFirst();
    private final Desk desk = new Desk(URI.create("http://localhost:" + port), Clock.systemUTC());
    private final Notifiers beside;
    private Child process;
    private Ledger ledger;

    private Campana(Shipped shipped, Path folder, int inFlight, int carrier, Town town) throws SQLException {
        this.shipped = shipped;
        this.folder = folder;
        this.beside = new Notifiers(shipped, folder);
        this.settings = new Settings(port, folder.resolve("journal"), inFlight, carrier);
        load(town);
        this.process = start();
        this.ledger = look();
    }

    /// Loads the town, starts it and waits until it knows all of its people.
    ///
    /// @param inFlight requests under way at once
    /// @param carrier the stub's port
    static Campana start(Shipped shipped, Path folder, int inFlight, int carrier, Town town) throws SQLException {
        Campana campana = new Campana(shipped, folder, inFlight, carrier, town);
        campana.awaitTown(town);
        return campana;
    }

    private void load(Town town) {
        List<String> arguments = new ArrayList<>(
                List.of(TownLoader.class.getName(), folder.toString(), Integer.toString(town.families())));
        arguments.addAll(settings.asArguments());
        for (String setting : List.of("account-sid=" + Account.SID, "api-key=" + Account.KEY)) {
            arguments.add("carrier." + setting);
        }
        arguments.addAll(List.of(
                "carrier.api-secret=" + Account.SECRET,
                "carrier.auth-token=" + Account.SECRET,
                "carrier.data-dir=" + folder.resolve("carrier"),
                "server.port=" + port));
        Child.silent(log("load"), shipped.own(arguments.toArray(String[]::new)), Map.of())
                .awaitEnd();
    }

    private Child start() {
        Child started = Child.silent(
                log("campana"),
                shipped.campana(
                        "org.campana.standalone.Campana",
                        "serve",
                        "all",
                        "--port",
                        Integer.toString(port),
                        "--data",
                        folder.toString()),
                settings.asEnvironment());
        Patience.until(Duration.ofMinutes(3), "Campana answers, see " + log("campana"), () -> {
            if (!started.isAlive()) {
                throw new IllegalStateException("Campana did not start; read " + log("campana"));
            }
            return desk.isOpen();
        });
        return started;
    }

    private Ledger look() throws SQLException {
        return Ledger.open(database());
    }

    private RunningPostgres database() {
        return RunningPostgres.on(folder.resolve("postgres"))
                .orElseThrow(() -> new IllegalStateException("No database runs on " + folder));
    }

    /// Has so many notifiers work in all, those beside its own in processes of theirs, until it is told
    /// otherwise or stopped.
    public void notifiers(int count) {
        beside.run(count - 1, settings.asEnvironment(), database(), Ledger.DATABASE);
    }

    private void awaitTown(Town town) {
        for (String school :
                Stream.concat(Town.schools().stream(), Town.parts().stream()).toList()) {
            awaitFamilies(school, town.due(school).cardinality());
        }
    }

    /// Who works at it.
    public Desk desk() {
        return desk;
    }

    /// Those who report to it.
    Street street() {
        return new Street(URI.create("http://localhost:" + port).resolve(Desk.REPORTS), reporters(), Clock.systemUTC());
    }

    /// The keys of those who report.
    List<String> reporters() {
        try {
            return Files.readAllLines(TownLoader.keysOf(folder));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// All of its processes: itself, and PostgreSQL's.
    List<Long> processes() {
        List<Long> all = new ArrayList<>(List.of(process.pid()));
        all.addAll(beside.processes());
        all.addAll(Machine.postgres(folder.resolve("postgres")));
        return all;
    }

    /// Waits until nothing is under way any more.
    public void settle() {
        Patience.until(Duration.ofMinutes(5), "every text has come to its end", () -> {
            failWhenDead();
            return ledger.isSettled();
        });
    }

    /// How many texts of an alert it does not know as delivered.
    public long undelivered(String alert) {
        return ledger.undelivered(alert);
    }

    /// How many segments an alert's texts take together.
    public long segments(String alert) {
        return ledger.segments(alert);
    }

    /// Where the carrier tells it what people text.
    String webhook() {
        return "http://localhost:" + port + "/webhooks/twilio/messages";
    }

    /// Waits until it knows whom an alert to this school is due to.
    public void awaitFamilies(String school, int due) {
        Patience.until(
                Duration.ofMinutes(5),
                due + " families of " + school + " are known to the dispatcher",
                () -> desk.recipients(school) == due);
    }

    /// How many reports it has kept.
    public long reports() {
        return ledger.reports();
    }

    /// Fails when it has ended by itself: nothing more can come of it.
    public void failWhenDead() {
        if (!process.isAlive()) {
            throw new IllegalStateException("Campana has ended by itself; read " + log("campana"));
        }
    }

    /// `kill -9` and a new start, until it answers.
    ///
    /// @return when it was started, in microseconds since 1970
    public long killAndStart() throws SQLException {
        ledger.close();
        process.kill();
        long at = Micros.now();
        process = start();
        ledger = look();
        return at;
    }

    /// Stops it and starts it with these settings instead of those it had.
    ///
    /// @return microseconds from the start until it answered
    public long restart(Map<String, Object> changed) throws SQLException {
        close();
        settings.change(changed);
        long begun = Micros.now();
        process = start();
        long took = Micros.now() - begun;
        ledger = look();
        return took;
    }

    /// Starts it anew, its sender held to so many segments a second.
    public void restartAtPace(int segmentsASecond) throws SQLException {
        restart(Map.of(Settings.PACE, segmentsASecond));
    }

    /// Starts it anew, its sender held back by nobody: the stub is no phone company.
    public void restartWithoutPace() throws SQLException {
        restartAtPace(Settings.NO_PACE);
    }

    /// What the process itself holds, PostgreSQL's not counted.
    public double residentMegabytes() {
        return Machine.resident(process.pid()) / 1048576.0;
    }

    /// What of its heap is in use once all garbage is collected, which this has it do.
    public double liveMegabytes() {
        return Heap.live(process.pid()) / 1048576.0;
    }

    /// What has been counted until now, all of it growing.
    ///
    /// @param connections as the carrier counts them
    Counts counts(long connections) {
        Counted database = ledger.counted();
        try (Stream<String> lines = Files.lines(log("campana"))) {
            return new Counts(
                    database.statements(),
                    database.walBytes(),
                    Records.in(folder.resolve("kafka")),
                    lines.count(),
                    connections);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Path log(String name) {
        return folder.resolveSibling(name + ".log");
    }

    @Override
    public void close() {
        beside.close();
        try {
            ledger.close();
        } catch (SQLException closed) {
            throw new IllegalStateException(closed);
        } finally {
            process.close();
        }
    }
}
