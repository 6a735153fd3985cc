package org.campana.testing.pii;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One number to look for, with the keys it may have been hashed under. Its text form tells nothing.
final class Phone {

    private static final Pattern FORM = Pattern.compile("\\+1[2-9]\\d{9}");

    private final String e164;
    private final List<byte[]> keys;

    Phone(String e164, List<byte[]> keys) {
        if (!FORM.matcher(e164).matches()) {
            throw new IllegalArgumentException("A number to look for must be +1 and ten digits");
        }
        this.e164 = e164;
        this.keys = keys;
    }

    String e164() {
        return e164;
    }

    String national() {
        return e164.substring(2);
    }

    String grouped(String form) {
        return form.formatted(e164.substring(2, 5), e164.substring(5, 8), e164.substring(8));
    }

    Stream<String> writtenForms() {
        return Stream.of(e164, e164.substring(1), national());
    }

    List<byte[]> keys() {
        return keys;
    }

    @Override
    public String toString() {
        return "a number";
    }
}
