package org.campana.standalone.operator;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.campana.notifier.address.PhoneNumber;
import org.campana.standalone.CannotGoOn;
import org.campana.standalone.ExitCode;
import org.jspecify.annotations.Nullable;

/// One number from standard input. Never an argument: arguments stand in the list of processes and in the shell's
/// history. What was typed is shown nowhere, also not in a refusal.
final class TypedNumber {

    private TypedNumber() {}

    static PhoneNumber read() {
        Console console = Objects.requireNonNull(System.console());
        if (console.isTerminal()) {
            char[] typed = console.readPassword("One phone number, with its area code (not shown): ");
            return parse(typed == null ? null : new String(typed), "");
        }
        return readFrom(System.in);
    }

    static PhoneNumber readFrom(InputStream input) {
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
            String first = lines.readLine();
            String second = lines.readLine();
            return parse(first, second == null ? "" : second);
        } catch (IOException unreadable) {
            throw refused("standard input cannot be read");
        }
    }

    private static PhoneNumber parse(@Nullable String typed, String more) {
        if (!more.isBlank()) {
            throw refused("there is more than one line; this is asked for one number at a time");
        }
        PhoneNumber number = PhoneNumber.orNull(typed == null ? null : typed.strip());
        if (number == null) {
            throw refused("what was typed is no number of the United States or Canada");
        }
        return number;
    }

    private static CannotGoOn refused(String cause) {
        return new CannotGoOn(ExitCode.NO_NUMBER, cause + ".", "type one number, such as +1 and ten digits.");
    }
}
