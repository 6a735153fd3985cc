package org.campana.testing.pii;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// The forms in which a number may leak (reliability 2.4). Each yields the byte strings to look for.
public enum PhoneEncoding {
    /// +15595550147
    E164 {
        @Override
        List<byte[]> patterns(Phone phone) {
            return ascii(phone.e164());
        }
    },
    /// 15595550147
    DIGITS_WITH_COUNTRY {
        @Override
        List<byte[]> patterns(Phone phone) {
            return ascii("1" + phone.national());
        }
    },
    /// 5595550147
    NATIONAL {
        @Override
        List<byte[]> patterns(Phone phone) {
            return ascii(phone.national());
        }
    },
    /// 559.555.0147
    DOTTED {
        @Override
        List<byte[]> patterns(Phone phone) {
            return ascii(phone.grouped("%s.%s.%s"));
        }
    },
    /// 559 555 0147
    SPACED {
        @Override
        List<byte[]> patterns(Phone phone) {
            return ascii(phone.grouped("%s %s %s"));
        }
    },
    /// 559-555-0147
    DASHED {
        @Override
        List<byte[]> patterns(Phone phone) {
            return ascii(phone.grouped("%s-%s-%s"));
        }
    },
    /// (559) 555-0147
    PARENTHESISED {
        @Override
        List<byte[]> patterns(Phone phone) {
            return ascii(phone.grouped("(%s) %s-%s"), phone.grouped("(%s)%s-%s"));
        }
    },
    /// 7410555955
    REVERSED {
        @Override
        List<byte[]> patterns(Phone phone) {
            return ascii(new StringBuilder(phone.national()).reverse().toString());
        }

        @Override
        int anchorOf(byte[] pattern) {
            return 0;
        }
    },
    UTF_16LE {
        @Override
        List<byte[]> patterns(Phone phone) {
            return List.of(phone.national().getBytes(StandardCharsets.UTF_16LE));
        }
    },
    UTF_16BE {
        @Override
        List<byte[]> patterns(Phone phone) {
            return List.of(phone.national().getBytes(StandardCharsets.UTF_16BE));
        }
    },
    /// %2B15595550147
    URL_ENCODED {
        @Override
        List<byte[]> patterns(Phone phone) {
            return ascii("%2B1" + phone.national(), "%2b1" + phone.national());
        }
    },
    /// Wherever it begins within the encoded bytes, so in three alignments.
    BASE64 {
        @Override
        List<byte[]> patterns(Phone phone) {
            return Stream.of(phone.e164(), phone.national())
                    .flatMap(text -> Stream.of(0, 1, 2).map(before -> base64Core(text, before)))
                    .toList();
        }
    },
    /// 35353935...
    HEX {
        @Override
        List<byte[]> patterns(Phone phone) {
            return ascii(HexFormat.of().formatHex(phone.national().getBytes(US_ASCII)));
        }
    },
    /// Raw, hexadecimal or base64, whole or cut to 128 bits: unkeyed hashes of numbers are as good as plain text.
    SHA_256 {
        @Override
        List<byte[]> patterns(Phone phone) {
            return phone.writtenForms()
                    .flatMap(text -> digestForms(Digests.sha256(text)))
                    .toList();
        }

        @Override
        int anchorOf(byte[] pattern) {
            return 0;
        }
    },
    /// The same under each of the given keys.
    HMAC_SHA_256 {
        @Override
        List<byte[]> patterns(Phone phone) {
            return phone.keys().stream()
                    .flatMap(key -> phone.writtenForms().flatMap(text -> digestForms(Digests.hmac(key, text))))
                    .toList();
        }

        @Override
        int anchorOf(byte[] pattern) {
            return 0;
        }
    };

    /// What every pattern is looked up by: so many bytes of it, from [#anchorOf].
    static final int WINDOW = Long.BYTES;

    abstract List<byte[]> patterns(Phone phone);

    /// Where the window stands that tells numbers apart best: at the end, as the ends of numbers differ most.
    int anchorOf(byte[] pattern) {
        return pattern.length - WINDOW;
    }

    private static List<byte[]> ascii(String... texts) {
        return Arrays.stream(texts).map(text -> text.getBytes(US_ASCII)).toList();
    }

    /// The characters that depend on the text alone, whatever `before` bytes stand before it and any after it.
    private static byte[] base64Core(String text, int before) {
        byte[] padded = ("\0".repeat(before) + text).getBytes(US_ASCII);
        byte[] encoded = Base64.getEncoder().withoutPadding().encode(padded);
        int firstWhole = Math.ceilDiv(before * 8, 6);
        int lastWhole = padded.length * 8 / 6;
        return Arrays.copyOfRange(encoded, firstWhole, lastWhole);
    }

    private static Stream<byte[]> digestForms(byte[] digest) {
        byte[] cut = Arrays.copyOf(digest, 16);
        String hex = HexFormat.of().formatHex(cut);
        byte[] base64 = Arrays.copyOf(Base64.getEncoder().encode(digest), 21);
        byte[] urlSafe = Arrays.copyOf(Base64.getUrlEncoder().encode(digest), 21);
        Stream<byte[]> forms = Stream.of(
                cut,
                hex.getBytes(US_ASCII),
                HexFormat.of().withUpperCase().formatHex(cut).getBytes(US_ASCII),
                base64);
        return Arrays.equals(base64, urlSafe) ? forms : Stream.concat(forms, Stream.of(urlSafe));
    }
}
