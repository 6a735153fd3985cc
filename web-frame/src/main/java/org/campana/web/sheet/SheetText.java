package org.campana.web.sheet;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// The bytes of an upload as text, or the reason why they are none. Holds a few buffers, never the file.
final class SheetText {

    /// How far the first line is looked into for what parts its cells.
    private static final int LOOK_AHEAD = 8192;

    private final BufferedReader reader;
    private final char separator;

    private SheetText(BufferedReader reader, char separator) {
        this.reader = reader;
        this.separator = separator;
    }

    static SheetText open(InputStream upload, long mostBytes) throws IOException {
        byte[] head = upload.readNBytes(4);
        refuseOtherFiles(head);
        InputStream whole = new Bounded(new SequenceInputStream(new ByteArrayInputStream(head), upload), mostBytes);
        BufferedReader reader = new BufferedReader(new Plain(new InputStreamReader(
                whole,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))));
        skipByteOrderMark(reader);
        return new SheetText(reader, separator(reader));
    }

    Reader reader() {
        return reader;
    }

    char separator() {
        return separator;
    }

    private static void refuseOtherFiles(byte[] head) throws UnusableException {
        if (head.length == 0) {
            throw new UnusableException(SheetProblem.ofFile("empty"));
        }
        // A zip (xlsx, ods, numbers), or the older form of Excel's.
        if (startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new UnusableException(SheetProblem.ofFile("spreadsheet"));
        }
        // UTF-16, which some call "Unicode text".
        if (startsWith(head, 0xFF, 0xFE) || startsWith(head, 0xFE, 0xFF)) {
            throw new UnusableException(SheetProblem.ofFile("not-text"));
        }
    }

    private static boolean startsWith(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int index = 0; index < bytes.length; index++) {
            if ((head[index] & 0xFF) != bytes[index]) {
                return false;
            }
        }
        return true;
    }

    private static void skipByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
    }

    /// Comma, semicolon (what a spreadsheet set to Spanish writes) or tab: whichever parts the first line most often,
    /// quoted text aside.
    private static char separator(BufferedReader reader) throws IOException {
        reader.mark(LOOK_AHEAD);
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        boolean quoted = false;
        boolean begun = false;
        for (int seen = 0; seen < LOOK_AHEAD; seen++) {
            int next = reader.read();
            if (next < 0 || (begun && !quoted && (next == '\n' || next == '\r'))) {
                break;
            }
            begun |= !Character.isWhitespace(next);
            switch (next) {
                case '"' -> quoted = !quoted;
                case ',' -> commas += quoted ? 0 : 1;
                case ';' -> semicolons += quoted ? 0 : 1;
                case '\t' -> tabs += quoted ? 0 : 1;
                default -> {}
            }
        }
        reader.reset();
        if (semicolons > commas && semicolons >= tabs) {
            return ';';
        }
        return tabs > commas ? '\t' : ',';
    }

    /// Thrown while a file is read, at the first sign that it cannot be used.
    static final class UnusableException extends IOException {
        private static final long serialVersionUID = 1;
        private final transient SheetProblem problem;

        UnusableException(SheetProblem problem) {
            super(problem.code());
            this.problem = problem;
        }

        SheetProblem problem() {
            return problem;
        }
    }

    private static final class Bounded extends FilterInputStream {
        private final long most;
        private long left;

        Bounded(InputStream in, long most) {
            super(in);
            this.most = most;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws UnusableException {
            left -= read;
            if (left < 0) {
                throw new UnusableException(SheetProblem.ofFile("too-large", most / 1024));
            }
        }
    }

    /// Refuses what no table holds: control characters are the mark of a file of another kind.
    private static final class Plain extends FilterReader {

        Plain(Reader in) {
            super(in);
        }

        @Override
        public int read(char[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            for (int index = offset; index < offset + read; index++) {
                char next = into[index];
                if (next < ' ' && next != '\t' && next != '\n' && next != '\r') {
                    throw new UnusableException(SheetProblem.ofFile("not-text"));
                }
            }
            return read;
        }
    }
}
