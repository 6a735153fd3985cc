package org.campana.carrier.call;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.net.URI;
import java.net.URISyntaxException;
import org.campana.carrier.CarrierSettings;
import org.campana.carrier.ledger.CreateRequest;
import org.campana.carrier.messages.TwilioError;
import org.campana.carrier.script.OddNumbers;
import org.campana.carrier.script.Oddity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What Twilio checks of a call before it takes it; codes and sentences are of its error dictionary. A landline, and
/// what else takes no texts, takes calls.
@Component
final class CallChecks {

    private static final int LONGEST_RING = 600;
    private static final int LONGEST_CALL = 14_400;

    private final CarrierSettings settings;
    private final OddNumbers oddNumbers;
    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    CallChecks(CarrierSettings settings, OddNumbers oddNumbers) {
        this.settings = settings;
        this.oddNumbers = oddNumbers;
    }

    /// The first fault, or null if the request is sound.
    @Nullable
    TwilioError faultOf(CreateRequest request) {
        String to = request.to();
        if (to == null || to.isBlank()) {
            return TwilioError.badRequest(21201, "No 'To' number is specified");
        }
        PhoneNumber number = parsed(to);
        if (number == null
                || !numbers.isValidNumber(number)
                || oddNumbers.of(to).filter(each -> each == Oddity.INVALID).isPresent()) {
            return TwilioError.badRequest(21211, "Invalid 'To' Phone Number: " + to);
        }
        if (number.getCountryCode() != 1) {
            return TwilioError.badRequest(21215, "Account not authorized to call " + to + ".");
        }
        String from = request.from();
        if (from == null || from.isBlank()) {
            return TwilioError.badRequest(21213, "No 'From' number is specified");
        }
        if (!from.equals(settings.number())) {
            return TwilioError.badRequest(
                    21210, "'From' phone number not verified: the source phone number is not yours");
        }
        return addressFault(request);
    }

    private static @Nullable TwilioError addressFault(CreateRequest request) {
        if (!absolute(request.parameters().getOrDefault("Url", ""))) {
            return TwilioError.badRequest(21205, "Url is not a valid URL");
        }
        if (request.statusCallback() != null && !absolute(request.statusCallback())) {
            return TwilioError.badRequest(21609, "The 'StatusCallback' URL is not a valid URL.");
        }
        return between(request, "Timeout", LONGEST_RING) && between(request, "TimeLimit", LONGEST_CALL)
                ? null
                : TwilioError.badRequest(20001, "Timeout or TimeLimit is not in range");
    }

    private static boolean between(CreateRequest request, String name, int most) {
        String given = request.parameters().get(name);
        return given == null
                || (given.matches("[0-9]{1,5}") && Integer.parseInt(given) >= 1 && Integer.parseInt(given) <= most);
    }

    private @Nullable PhoneNumber parsed(String to) {
        try {
            PhoneNumber number = numbers.parse(to, null);
            return to.equals(numbers.format(number, PhoneNumberUtil.PhoneNumberFormat.E164)) ? number : null;
        } catch (NumberParseException notANumber) {
            return null;
        }
    }

    private static boolean absolute(String url) {
        try {
            URI uri = new URI(url);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (URISyntaxException notAUrl) {
            return false;
        }
    }
}
