package org.campana.bench.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What the kernel says (Linux, `/proc`): CPU of processes and of the whole machine, in ticks of 10 ms.
final class Machine {

    private static final Path PROC = Path.of("/proc");

    /// Of the fields of `/proc/PID/stat` behind the name, see proc_pid_stat(5).
    private static final int PARENT = 1;

    private static final int USER = 11;
    private static final int CHILDREN_SYSTEM = 14;
    private static final int RESIDENT = 21;
    private static final long PAGE = 4096;

    private Machine() {}

    /// User and system time of a process, and of children that ended.
    static long ticks(long process) {
        String[] fields = fields(process);
        long sum = 0;
        for (int each = USER; each <= CHILDREN_SYSTEM && fields.length > 0; each++) {
            sum += Long.parseLong(fields[each]);
        }
        return sum;
    }

    /// What a process holds in memory, in bytes.
    static long resident(long process) {
        String[] fields = fields(process);
        return fields.length == 0 ? 0 : Long.parseLong(fields[RESIDENT]) * PAGE;
    }

    /// The most a process ever held in memory, in bytes.
    static long peak(long process) {
        try (Stream<String> lines =
                Files.lines(PROC.resolve(Long.toString(process)).resolve("status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .sum();
        } catch (IOException ended) {
            return 0;
        }
    }

    /// The whole machine since it started.
    static Usage usage() {
        try (Stream<String> lines = Files.lines(PROC.resolve("stat"))) {
            long[] all = Arrays.stream(lines.findFirst().orElse("cpu").split(" +", -1))
                    .skip(1)
                    .limit(8)
                    .mapToLong(Long::parseLong)
                    .toArray();
            long idle = all[3] + all[4];
            return new Usage(Arrays.stream(all).sum() - idle, idle);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The run needs /proc/stat", unreadable);
        }
    }

    /// A process and the processes it started itself.
    private static List<Long> withChildren(long parent) {
        List<Long> family = new ArrayList<>(List.of(parent));
        try (Stream<Path> entries = Files.list(PROC)) {
            entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .map(Long::valueOf)
                    .filter(process -> parentOf(process) == parent)
                    .forEach(family::add);
            return family;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The run needs /proc", unreadable);
        }
    }

    /// The PostgreSQL server whose data this folder holds, with all its processes.
    static List<Long> postgres(Path data) {
        try {
            return withChildren(
                    Long.parseLong(Files.readAllLines(data.resolve("data").resolve("postmaster.pid"))
                            .getFirst()
                            .strip()));
        } catch (IOException notRunning) {
            throw new UncheckedIOException("No PostgreSQL runs on " + data, notRunning);
        }
    }

    private static long parentOf(long process) {
        String[] fields = fields(process);
        return fields.length == 0 ? 0 : Long.parseLong(fields[PARENT]);
    }

    /// Empty when the process has ended.
    private static String[] fields(long process) {
        try {
            String stat = Files.readString(PROC.resolve(Long.toString(process)).resolve("stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        } catch (IOException ended) {
            return new String[0];
        }
    }

    /// @param busy ticks of all cores together
    /// @param idle likewise
    record Usage(long busy, long idle) {}
}
