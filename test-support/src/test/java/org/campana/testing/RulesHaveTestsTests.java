package org.campana.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rules of consent and compliance are numbered C1 to C17; a test says by its name which of them it holds.
class RulesHaveTestsTests {

    private static final int RULES = 17;
    private static final Pattern NAMED =
            Pattern.compile("@(?:Test|ParameterizedTest)\\b[^{]*?\\bvoid c(\\d+)[A-Z]\\w*\\(");

    @Test
    void c17EachRuleHasATestNamedAfterIt() throws IOException {
        Set<Integer> held = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            files.filter(file -> file.toString().contains("/src/test/java/"))
                    .filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> NAMED.matcher(text(file))
                            .results()
                            .forEach(found -> held.add(Integer.valueOf(found.group(1)))));
        }

        assertThat(held)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, RULES).boxed().toList());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
