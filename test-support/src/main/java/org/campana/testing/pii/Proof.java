package org.campana.testing.pii;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.SimpleRecord;
import org.jspecify.annotations.Nullable;

/// Plants numbers the way programs write them, not from the patterns the scanner looks for, so that a wrong pattern
/// is found out.
final class Proof {

    private static final String SEGMENT = "00000000000000000000.log";

    private static final byte[] NOISE = noise();

    private final PiiScanner scanner;
    private final List<Phone> phones;
    private final List<String> failures = new ArrayList<>();

    Proof(PiiScanner scanner, List<Phone> phones) {
        this.scanner = scanner;
        this.phones = phones;
    }

    void run() {
        if (!scanner.scan("noise", NOISE).isEmpty()) {
            failures.add("found something in noise that holds nothing");
        }
        Stream.of(phones.getFirst(), phones.get(phones.size() / 2), phones.getLast())
                .distinct()
                .flatMap(Proof::plants)
                .forEach(this::prove);
        proveInKafka(phones.getFirst());
        if (!failures.isEmpty()) {
            throw new IllegalStateException("The scanner cannot be trusted: "
                    + String.join("; ", failures.stream().distinct().toList()));
        }
    }

    private void prove(Plant plant) {
        byte[] hidden = join(NOISE, plant.bytes, NOISE);
        expect(plant, "plain bytes", scanner.scan("plain", hidden), found -> true);
        expect(plant, "the first bytes", scanner.scan("first", join(plant.bytes, NOISE)), found -> true);
        expect(plant, "the last bytes", scanner.scan("last", join(NOISE, plant.bytes)), found -> true);
        byte[] packed = join(NOISE, gzip(hidden), NOISE);
        expect(plant, "a gzip member", scanner.scan("gzip", packed), found -> found.contains("gzip"));
        expect(plant, "gzip within gzip", scanner.scan("gzip", gzip(packed)), found -> found.contains("gzip"));
    }

    /// One plant of each encoding in each compression, as key, value and header.
    private void proveInKafka(Phone phone) {
        Map<PhoneEncoding, Plant> oneEach = plants(phone)
                .collect(Collectors.toMap(plant -> plant.encoding, plant -> plant, (first, other) -> first));
        Path folder = null;
        try {
            folder = Files.createTempDirectory("campana-pii-proof");
            for (Plant plant : oneEach.values()) {
                for (CompressionType type : CompressionType.values()) {
                    proveInKafka(plant, type, folder);
                }
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("Cannot write a Kafka segment to look into", unwritable);
        } finally {
            delete(folder);
        }
    }

    private void proveInKafka(Plant plant, CompressionType type, Path folder) throws IOException {
        byte[] hidden = join(NOISE, plant.bytes, NOISE);
        Header[] header = {new RecordHeader("header", hidden)};
        for (SimpleRecord planted : List.of(
                new SimpleRecord(0, hidden, new byte[0]),
                new SimpleRecord(0, null, hidden),
                new SimpleRecord(0, new byte[0], new byte[0], header))) {
            write(folder.resolve(SEGMENT), type, planted);
            expect(
                    plant,
                    "a Kafka segment with " + type.name,
                    scanner.scan(folder),
                    found -> type == CompressionType.NONE || found.contains(type.name + " batch"));
        }
    }

    private void expect(Plant plant, String where, List<Finding> findings, Predicate<String> source) {
        if (findings.stream().noneMatch(found -> found.encoding() == plant.encoding && source.test(found.source()))) {
            failures.add(plant.encoding + " not found in " + where);
        }
    }

    private static Stream<Plant> plants(Phone phone) {
        String e164 = phone.e164();
        String national = phone.national();
        Stream<Plant> written = Stream.of(
                plant(PhoneEncoding.E164, "{\"to\":\"" + e164 + "\"}"),
                plant(PhoneEncoding.DIGITS_WITH_COUNTRY, " 1" + national + " "),
                plant(PhoneEncoding.NATIONAL, "'" + national + "'"),
                plant(PhoneEncoding.NATIONAL, "0" + national + "\n"),
                plant(PhoneEncoding.DIGITS_WITH_COUNTRY, "001" + national + "\n"),
                plant(PhoneEncoding.DOTTED, "+1." + phone.grouped("%s.%s.%s")),
                plant(PhoneEncoding.SPACED, "+1 " + phone.grouped("%s %s %s")),
                plant(PhoneEncoding.DASHED, "1-" + phone.grouped("%s-%s-%s")),
                plant(PhoneEncoding.PARENTHESISED, phone.grouped("+1 (%s) %s-%s")),
                plant(PhoneEncoding.PARENTHESISED, phone.grouped("(%s)%s-%s")),
                plant(PhoneEncoding.REVERSED, " " + new StringBuilder(e164).reverse()),
                new Plant(PhoneEncoding.UTF_16LE, ("Call " + e164).getBytes(UTF_16LE)),
                new Plant(PhoneEncoding.UTF_16BE, ("Call " + e164).getBytes(UTF_16BE)),
                plant(PhoneEncoding.URL_ENCODED, "To=" + URLEncoder.encode(e164, UTF_8) + "&Body=x"),
                plant(PhoneEncoding.URL_ENCODED, "?To=%2b" + e164.substring(1)),
                plant(PhoneEncoding.HEX, HexFormat.of().formatHex(("to " + e164).getBytes(UTF_8))),
                plant(PhoneEncoding.HEX, "\\x" + HexFormat.of().withUpperCase().formatHex(e164.getBytes(UTF_8))));
        Stream<Plant> encoded = Stream.of("", "a", "ab", "abc")
                .flatMap(before -> Stream.of(before + e164, before + national, before + e164 + " and more"))
                .flatMap(text -> Stream.of(
                                Base64.getEncoder(), Base64.getUrlEncoder().withoutPadding())
                        .map(encoder -> new Plant(PhoneEncoding.BASE64, encoder.encode(text.getBytes(UTF_8)))));
        Stream<Plant> hashed = Stream.of(e164, e164.substring(1), national)
                .flatMap(text -> Stream.concat(
                        digests(PhoneEncoding.SHA_256, Digests.sha256(text)),
                        phone.keys().stream()
                                .flatMap(key -> digests(PhoneEncoding.HMAC_SHA_256, Digests.hmac(key, text)))));
        return Stream.of(written, encoded, hashed).flatMap(plants -> plants);
    }

    private static Stream<Plant> digests(PhoneEncoding encoding, byte[] digest) {
        return Stream.of(
                new Plant(encoding, digest),
                new Plant(encoding, Arrays.copyOf(digest, 16)),
                plant(encoding, "\\x" + HexFormat.of().formatHex(digest)),
                plant(encoding, HexFormat.of().withUpperCase().formatHex(digest)),
                plant(encoding, HexFormat.of().formatHex(digest, 0, 16)),
                plant(encoding, Base64.getEncoder().encodeToString(digest)),
                plant(encoding, Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 16))));
    }

    private static Plant plant(PhoneEncoding encoding, String text) {
        return new Plant(encoding, text.getBytes(US_ASCII));
    }

    private static void write(Path segment, CompressionType type, SimpleRecord planted) throws IOException {
        SimpleRecord harmless = new SimpleRecord(0, null, NOISE);
        ByteBuffer batch = MemoryRecords.withRecords(Compression.of(type).build(), harmless, planted)
                .buffer();
        byte[] bytes = new byte[batch.remaining()];
        batch.get(bytes);
        Files.write(segment, bytes);
    }

    private static void delete(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try {
            Files.deleteIfExists(folder.resolve(SEGMENT));
            Files.deleteIfExists(folder);
        } catch (IOException left) {
            throw new UncheckedIOException("Cannot remove " + folder + ", which holds planted numbers", left);
        }
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream member = new GZIPOutputStream(packed)) {
            member.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    /// Bytes of every value, then letters; no digit at either end, where a number is joined on.
    private static byte[] noise() {
        byte[] noise = new byte[3000];
        new Random(20261122).nextBytes(noise);
        Arrays.fill(noise, 2000, 2990, (byte) '~');
        Arrays.fill(noise, 2990, 3000, (byte) 'x');
        Arrays.fill(noise, 0, 10, (byte) 'y');
        return noise;
    }

    /// One number in one form.
    private static final class Plant {

        private final PhoneEncoding encoding;
        private final byte[] bytes;

        Plant(PhoneEncoding encoding, byte[] bytes) {
            this.encoding = encoding;
            this.bytes = bytes;
        }
    }
}
