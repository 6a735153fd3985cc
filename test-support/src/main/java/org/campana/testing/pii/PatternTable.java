package org.campana.testing.pii;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// All byte strings to look for, found in one pass: a window of eight bytes slides over the data and is looked up in
/// a hash table, behind a bit filter that lets few bytes through. Half a million patterns (10,000 numbers) cost a few
/// nanoseconds a byte.
final class PatternTable {

    /// Numbers in plain digits are told from other long digit strings by what stands around them.
    private static final int COUNTRY_PREFIX = 4;

    private static final int FILTER_BITS = 24;

    private final long[] filter = new long[1 << (FILTER_BITS - 6)];
    private final @Nullable Entry[] slots;

    PatternTable(List<Phone> phones) {
        List<Entry> entries = new ArrayList<>();
        for (Phone phone : phones) {
            for (PhoneEncoding encoding : PhoneEncoding.values()) {
                for (byte[] pattern : encoding.patterns(phone)) {
                    entries.add(new Entry(pattern, encoding, encoding.anchorOf(pattern)));
                }
            }
        }
        slots = new @Nullable Entry[Math.max(16, Integer.highestOneBit(entries.size()) * 4)];
        entries.forEach(this::add);
    }

    /// Calls back with each finding, and with the place of everything that could be a gzip member.
    void search(byte[] data, Matched matched, IntConsumer gzip) {
        long window = 0;
        for (int at = 0; at < data.length; at++) {
            window = (window << 8) | (data[at] & 0xff);
            if ((window & 0xffffff) == 0x1f8b08) {
                gzip.accept(at - 2);
            }
            int hash = hash(window);
            if ((filter[hash >>> 6] & (1L << hash)) != 0 && at >= PhoneEncoding.WINDOW - 1) {
                report(data, at - PhoneEncoding.WINDOW + 1, window, matched);
            }
        }
    }

    /// Of the patterns that end alike, the longest says best how the number is written.
    private void report(byte[] data, int windowAt, long window, Matched matched) {
        Entry longest = null;
        for (int slot = slotOf(window); slots[slot] != null; slot = (slot + 1) & (slots.length - 1)) {
            Entry entry = slots[slot];
            if (entry != null
                    && entry.window == window
                    && entry.standsAt(data, windowAt - entry.anchor)
                    && (longest == null || entry.pattern.length > longest.pattern.length)) {
                longest = entry;
            }
        }
        if (longest != null) {
            matched.at(longest.encoding, windowAt - longest.anchor);
        }
    }

    private void add(Entry entry) {
        int hash = hash(entry.window);
        filter[hash >>> 6] |= 1L << hash;
        int slot = slotOf(entry.window);
        while (slots[slot] != null) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = entry;
    }

    private int slotOf(long window) {
        return (int) ((window * 0x9E3779B97F4A7C15L) >>> 24) & (slots.length - 1);
    }

    private static int hash(long window) {
        return (int) ((window * 0xD6E8FEB86659FD93L) >>> (64 - FILTER_BITS));
    }

    /// Told of each finding.
    @FunctionalInterface
    interface Matched {

        void at(PhoneEncoding encoding, int offset);
    }

    private static final class Entry {

        private final byte[] pattern;
        private final PhoneEncoding encoding;
        private final int anchor;
        private final long window;

        Entry(byte[] pattern, PhoneEncoding encoding, int anchor) {
            this.pattern = pattern;
            this.encoding = encoding;
            this.anchor = anchor;
            this.window = ByteBuffer.wrap(pattern).getLong(anchor);
        }

        boolean standsAt(byte[] data, int offset) {
            int end = offset + pattern.length;
            return offset >= 0
                    && end <= data.length
                    && Arrays.equals(data, offset, end, pattern, 0, pattern.length)
                    && standsAlone(data, offset, end);
        }

        /// Ten digits within a longer run of digits are a time stamp or a checksum, unless what stands before them
        /// is as short as a country prefix.
        private boolean standsAlone(byte[] data, int offset, int end) {
            return switch (encoding) {
                case NATIONAL, DIGITS_WITH_COUNTRY ->
                    digits(data, offset - 1, -1) <= COUNTRY_PREFIX && digits(data, end, 1) == 0;
                case REVERSED -> digits(data, offset - 1, -1) == 0 && digits(data, end, 1) <= COUNTRY_PREFIX;
                case E164,
                        DOTTED,
                        SPACED,
                        DASHED,
                        PARENTHESISED,
                        UTF_16LE,
                        UTF_16BE,
                        URL_ENCODED,
                        BASE64,
                        HEX,
                        SHA_256,
                        HMAC_SHA_256 -> true;
            };
        }

        private static int digits(byte[] data, int from, int step) {
            int count = 0;
            for (int at = from; count <= COUNTRY_PREFIX && at >= 0 && at < data.length; at += step) {
                byte character = data[at];
                if (character < '0' || character > '9') {
                    break;
                }
                count++;
            }
            return count;
        }
    }
}
