package org.campana.testing.pii;

/// A number stands where none may be. Says where and how, never which number.
///
/// @param source the file or stream, with what was unpacked within it, such as `app.log.gz > gzip at 0`
/// @param encoding how the number is written there
/// @param offset of its first byte within the source
public record Finding(String source, PhoneEncoding encoding, long offset) {

    @Override
    public String toString() {
        return source + ": " + encoding + " at byte " + offset;
    }
}
