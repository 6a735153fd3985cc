package org.campana.testing.pii;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PiiScannerTests {

    private static final String NUMBER = "+15595550147";
    private static final byte[] KEY = "a key".getBytes(UTF_8);

    private final PiiScanner scanner = PiiScanner.of(List.of(NUMBER), List.of(KEY));

    @Test
    void provesItselfWithOneNumberAndWithThousands() {
        assertThatCode(scanner::proveItFinds).doesNotThrowAnyException();
        assertThatCode(() -> PiiScanner.of(numbers(10_000), List.of(KEY, new byte[32]))
                        .proveItFinds())
                .doesNotThrowAnyException();
        assertThatCode(() -> PiiScanner.of(List.of(NUMBER), List.of()).proveItFinds())
                .doesNotThrowAnyException();
    }

    @Test
    void scannerThatFindsNothingFailsItsProof() {
        PiiScanner blind = PiiScanner.of(List.of("+12135550100"), List.of());
        Proof proof = new Proof(blind, List.of(new Phone(NUMBER, List.of(KEY))));

        String failure = assertThrows(IllegalStateException.class, proof::run).getMessage();

        assertThat(failure).doesNotContain("5550147");
        assertThat(PhoneEncoding.values())
                .allSatisfy(encoding -> assertThat(failure)
                        .contains(encoding + " not found in plain bytes")
                        .contains(encoding + " not found in gzip within gzip")
                        .contains(encoding + " not found in a Kafka segment with zstd"));
    }

    /// Digests by `printf %s +15595550147 | sha256sum` and `openssl dgst -sha256 -hmac 'a key'`.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "E164                | 7 | {'to':'+15595550147'}",
                "DIGITS_WITH_COUNTRY | 4 | tel:15595550147",
                "NATIONAL            | 2 | n 5595550147",
                "NATIONAL            | 1 | 05595550147",
                "DIGITS_WITH_COUNTRY | 2 | 0115595550147",
                "DOTTED              | 0 | 559.555.0147",
                "SPACED              | 3 | +1 559 555 0147",
                "DASHED              | 2 | 1-559-555-0147",
                "PARENTHESISED       | 0 | (559) 555-0147",
                "REVERSED            | 0 | 74105559551+",
                "URL_ENCODED         | 3 | To=%2B15595550147",
                "BASE64              | 0 | KzE1NTk1NTUwMTQ3",
                "HEX                 | 6 | \\x2b3135353935353530313437",
                "SHA_256             | 0 | e34d2d832698d467be03bbf098732329bb62ae6763fab9bdecf03b7a0b83ec5a",
                "HMAC_SHA_256        | 0 | 9d6fb2b1c9c8c715f8edbdda3b043f56fa28f4319c8f9735c7c0c10770672b0a"
            })
    void findsEachFormAndSaysWhere(PhoneEncoding encoding, long offset, String text) {
        assertThat(scanner.scan("sample", text.getBytes(UTF_8)))
                .containsExactly(new Finding("sample", encoding, offset));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+15595550148",
                "1795559555014700",
                "55955501470",
                "559 555 014",
                "1479551595550147000",
                "5595550 147",
                "{'at':1795595550147123}"
            })
    void leavesOtherDigitsAlone(String text) {
        assertThat(scanner.scan("sample", text.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void neverNamesTheNumber() {
        List<Finding> findings = scanner.scan("sample", ("call " + NUMBER).getBytes(UTF_8));

        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst()).hasToString("sample: E164 at byte 5");
        assertThat(new Phone(NUMBER, List.of())).hasToString("a number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PiiScanner.of(List.of("+5595550147"), List.of()))
                .withMessageNotContaining("5595550147");
    }

    @Test
    void walksFoldersAndStreams(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(folder.resolve("a/b/deep.txt"), "x" + NUMBER);
        Files.writeString(folder.resolve("a/clean.txt"), "nothing here");
        Files.createFile(folder.resolve("empty"));

        assertThat(scanner.scan(folder))
                .containsExactly(new Finding(folder.resolve("a/b/deep.txt").toString(), PhoneEncoding.E164, 1));
        assertThat(scanner.scan("stream", new ByteArrayInputStream(NUMBER.getBytes(UTF_8))))
                .containsExactly(new Finding("stream", PhoneEncoding.E164, 0));
    }

    @Test
    void folderThatIsNotThereIsNoCleanFolder(@TempDir Path folder) {
        assertThatThrownBy(() -> scanner.scan(folder.resolve("misspelt"))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void scanForNoNumberIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PiiScanner.of(List.of(), List.of()));
    }

    @Test
    void thousandsOfNumbersAreFoundEachAndRandomBytesHoldNone() {
        List<String> numbers = numbers(2_000);
        PiiScanner many = PiiScanner.of(numbers, List.of());
        byte[] random = new byte[32 << 20];
        new Random(7).nextBytes(random);

        assertThat(many.scan("random", random)).isEmpty();
        assertThat(numbers)
                .allMatch(number -> many.scan("one", number.getBytes(UTF_8)).size() == 1);
    }

    /// 200 MB of log lines for 10,000 numbers: seconds, not minutes. The bound is wide, for a loaded machine.
    @Test
    void tenThousandNumbersInTwoHundredMegabytesAreAMatterOfSeconds() {
        PiiScanner many = PiiScanner.of(numbers(10_000), List.of(KEY));
        byte[] log = "2026-11-22T22:14:03.123Z INFO delivery decided deliveryId=909f232c-b8f9-857d-804f\n"
                .repeat(200_000_000 / 82)
                .getBytes(UTF_8);

        assertTimeout(
                Duration.ofSeconds(60), () -> assertThat(many.scan("log", log)).isEmpty());
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> "+1559555%04d".formatted(index))
                .toList();
    }
}
