package org.campana.bench.rig;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What became of words that people texted.
///
/// @param taken when each was answered with success, by person, in microseconds since 1970
/// @param failed how many were not
/// @param p99 microseconds from when one was due until it was answered
public record Answered(Map<Integer, Long> taken, int failed, long p99) {

    /// @param said the stub's answer to `answering`
    /// @param lines of the file that it left: a person and when
    static Answered read(String said, List<String> lines) {
        String[] numbers = said.split(" ", 5);
        return new Answered(
                lines.stream()
                        .map(line -> line.split(" ", 2))
                        .filter(line -> !line[1].equals("0"))
                        .collect(Collectors.toMap(line -> Integer.valueOf(line[0]), line -> Long.valueOf(line[1]))),
                Integer.parseInt(numbers[1]),
                Long.parseLong(numbers[4]));
    }
}
