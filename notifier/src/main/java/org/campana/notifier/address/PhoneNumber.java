package org.campana.notifier.address;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A mobile or fixed number in the United States or Canada, in E.164. Not a record, so that nothing prints it
/// by accident: [#toString] is masked.
public final class PhoneNumber {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /// Fewer countries, less fraud (reliability section 3, SMS pumping).
    private static final Set<String> REGIONS = Set.of("US", "CA");

    private static final Pattern KEPT = Pattern.compile("\\+1[2-9][0-9]{9}");

    private final String e164;

    private PhoneNumber(String e164) {
        this.e164 = e164;
    }

    /// Reads a number as people write it, such as `(202) 555-0143` or `+12025550143`.
    ///
    /// @throws IllegalArgumentException when it is not a number of the United States or Canada; the message
    ///     does not repeat it
    public static PhoneNumber of(String written) {
        PhoneNumber number = orNull(written);
        if (number == null) {
            throw new IllegalArgumentException(
                    "phone number must be a number in the United States or Canada, such as +12025550143");
        }
        return number;
    }

    /// As [#of], or null where that would throw.
    public static @Nullable PhoneNumber orNull(@Nullable String written) {
        if (written == null || written.length() > 40) {
            return null;
        }
        try {
            var parsed = NUMBERS.parse(written, "US");
            boolean ours = NUMBERS.isValidNumber(parsed) && REGIONS.contains(NUMBERS.getRegionCodeForNumber(parsed));
            return ours ? new PhoneNumber(NUMBERS.format(parsed, PhoneNumberFormat.E164)) : null;
        } catch (NumberParseException unreadable) {
            return null;
        }
    }

    /// One that was read by [#of] before and kept since. Every text opens one, so it is not parsed again.
    ///
    /// @throws IllegalArgumentException when it is not as [#e164] gives it; the message does not repeat it
    static PhoneNumber kept(String e164) {
        if (!KEPT.matcher(e164).matches()) {
            throw new IllegalArgumentException("what was kept as a phone number is none");
        }
        return new PhoneNumber(e164);
    }

    /// The number itself, for a carrier's request and for nothing else.
    public String e164() {
        return e164;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PhoneNumber number && number.e164.equals(e164);
    }

    @Override
    public int hashCode() {
        return e164.hashCode();
    }

    /// Country code and nothing more.
    @Override
    public String toString() {
        return "+1 *** *** ****";
    }
}
