package org.campana.bench.carrier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.campana.bench.carrier.Calls.Call;
import org.campana.bench.carrier.Calls.Told;
import org.campana.bench.town.Town;
import org.campana.carrier.webhook.TwilioSignature;

/// People who text a word to the application, which hears it from the carrier.
final class Answering {

    private Answering() {}

    /// Each of the people in a file, one a line, texts the word, and behind each is then written when
    /// the application took it, in microseconds since 1970; 0 when it did not.
    ///
    /// @param order `WORD N FILE ADDRESS ACCOUNT TOKEN`: N a second, whatever comes back, to this
    ///     address
    static Told obey(String order) throws IOException {
        String[] said = order.split(" ", 6);
        Path file = Path.of(said[2]);
        TwilioSignature token = new TwilioSignature(said[5]);
        List<Integer> people =
                Files.readAllLines(file).stream().map(Integer::valueOf).toList();
        // No two runs of a word may look like one and the same text.
        String stem = String.format(Locale.ROOT, "SM%016x", System.nanoTime());
        Told told = Calls.tell(
                IntStream.range(0, people.size())
                        .mapToObj(n -> new Call(
                                said[3],
                                new TreeMap<>(Map.of(
                                        "AccountSid",
                                        said[4],
                                        "MessageSid",
                                        stem + String.format(Locale.ROOT, "%016x", n),
                                        "From",
                                        Town.numberOf(people.get(n)),
                                        "Body",
                                        said[0])),
                                token,
                                false))
                        .toList(),
                Integer.parseInt(said[1]));
        Files.write(
                file,
                IntStream.range(0, people.size())
                        .mapToObj(n -> people.get(n) + " " + told.takenAt(n))
                        .toList());
        return told;
    }
}
