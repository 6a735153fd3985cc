package org.campana.bench.carrier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What the carrier took, read back: the judge of lost and doubled, and of when.
public final class Arrivals {

    private final List<Arrival> entries;

    Arrivals(List<Arrival> entries) {
        this.entries = List.copyOf(entries);
    }

    /// Reads what the stub wrote.
    public static Arrivals read(Path file) {
        try {
            LongBuffer numbers = ByteBuffer.wrap(Files.readAllBytes(file)).asLongBuffer();
            List<Arrival> entries = new ArrayList<>();
            while (numbers.hasRemaining()) {
                entries.add(new Arrival(numbers.get(), (int) numbers.get()));
            }
            return new Arrivals(entries);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Those for whom this holds.
    public Arrivals of(IntPredicate people) {
        return new Arrivals(
                entries.stream().filter(each -> people.test(each.person())).toList());
    }

    /// Those from this moment on, in microseconds since 1970.
    public Arrivals since(long micros) {
        return new Arrivals(
                entries.stream().filter(each -> each.micros() >= micros).toList());
    }

    /// These and those.
    public Arrivals and(Arrivals others) {
        return new Arrivals(
                Stream.concat(entries.stream(), others.entries.stream()).toList());
    }

    /// The first of each person.
    public Arrivals firstOfEach() {
        Map<Integer, Arrival> firsts = new HashMap<>();
        for (Arrival entry : entries) {
            firsts.merge(entry.person(), entry, (one, other) -> one.micros() <= other.micros() ? one : other);
        }
        return new Arrivals(List.copyOf(firsts.values()));
    }

    /// How many microseconds each came later than its person's moment; those that came before it are
    /// left out.
    ///
    /// @param moments in microseconds since 1970, by person
    public List<Long> behind(Map<Integer, Long> moments) {
        return entries.stream()
                .map(each -> each.micros() - moments.getOrDefault(each.person(), Long.MAX_VALUE))
                .filter(late -> late > 0)
                .toList();
    }

    /// How many.
    public int count() {
        return entries.size();
    }

    /// The first moment, in microseconds since 1970; fails when there is none.
    public long first() {
        return times().min().orElseThrow(() -> new IllegalStateException("No text arrived at the carrier"));
    }

    /// The last moment, likewise.
    public long last() {
        return times().max().orElseThrow(() -> new IllegalStateException("No text arrived at the carrier"));
    }

    private LongStream times() {
        return entries.stream().mapToLong(Arrival::micros);
    }

    /// Compares who was texted with who was due once.
    public Verdict against(BitSet due) {
        return against(due, 1);
    }

    /// The same with so many texts due to each.
    public Verdict against(BitSet due, int times) {
        Map<Integer, Integer> texts = new HashMap<>();
        for (Arrival entry : entries) {
            texts.merge(entry.person(), 1, Integer::sum);
        }
        int astray = texts.entrySet().stream()
                .filter(each -> !due.get(each.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        int lost = due.stream()
                .map(person -> Math.max(0, times - texts.getOrDefault(person, 0)))
                .sum();
        int doubled = due.stream()
                .map(person -> Math.max(0, texts.getOrDefault(person, 0) - times))
                .sum();
        return new Verdict(lost, doubled, astray);
    }

    /// One text.
    record Arrival(long micros, int person) {}

    /// What must all be zero.
    ///
    /// @param lost texts that were due and did not come
    /// @param doubled texts beyond those to one person
    /// @param astray texts to somebody who was due none, such as one who had opted out
    public record Verdict(int lost, int doubled, int astray) {

        /// Each person got what was due, and nobody else got any.
        public boolean isClean() {
            return lost == 0 && doubled == 0 && astray == 0;
        }

        /// Both together.
        public Verdict plus(Verdict other) {
            return new Verdict(lost + other.lost, doubled + other.doubled, astray + other.astray);
        }
    }
}
