package org.campana.carrier.messages;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.campana.carrier.CarrierSettings;
import org.campana.carrier.ledger.CarrierLedger;
import org.campana.carrier.ledger.CreateRequest;
import org.campana.carrier.script.OddNumbers;
import org.campana.carrier.script.Oddity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What Twilio checks of a create request before it takes it. Codes and sentences are of its error
/// dictionary.
@Component
final class Checks {

    /// Twilio's default when no period is given: ten hours.
    static final int LONGEST_VALIDITY = 36_000;

    private static final int LONGEST_BODY = 1_600;
    private static final Pattern SERVICE_SID = Pattern.compile("MG[0-9a-fA-F]{32}");

    private final CarrierSettings settings;
    private final CarrierLedger ledger;
    private final OddNumbers oddNumbers;
    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    Checks(CarrierSettings settings, CarrierLedger ledger, OddNumbers oddNumbers) {
        this.settings = settings;
        this.ledger = ledger;
        this.oddNumbers = oddNumbers;
    }

    /// The first fault, or null if the request is sound.
    @Nullable
    TwilioError faultOf(CreateRequest request) {
        TwilioError recipient = recipientFault(request.to());
        if (recipient != null) {
            return recipient;
        }
        TwilioError sender = senderFault(request);
        if (sender != null) {
            return sender;
        }
        return contentFault(request);
    }

    private @Nullable TwilioError recipientFault(@Nullable String to) {
        if (to == null || to.isBlank()) {
            return TwilioError.badRequest(21604, "A 'To' phone number is required.");
        }
        Oddity oddity = oddNumbers.of(to).filter(Oddity::refused).orElse(null);
        PhoneNumber number = parsed(to);
        if (number == null || !numbers.isValidNumber(number) || oddity == Oddity.INVALID) {
            return TwilioError.badRequest(21211, "The 'To' number " + to + " is not a valid phone number.");
        }
        if (number.getCountryCode() != 1) {
            return TwilioError.badRequest(
                    21408,
                    "Permission to send an SMS has not been enabled for the region indicated by the 'To' number: "
                            + to);
        }
        if (oddity == Oddity.NOT_MOBILE) {
            return TwilioError.badRequest(21614, "'To' number is not a valid mobile number");
        }
        if (to.equals(settings.number())) {
            return TwilioError.badRequest(21266, "'To' and 'From' number cannot be the same: " + to);
        }
        if (settings.optOut().filter() && ledger.blocked(to)) {
            return TwilioError.badRequest(21610, "Attempt to send to unsubscribed recipient");
        }
        return null;
    }

    private @Nullable PhoneNumber parsed(String to) {
        try {
            PhoneNumber number = numbers.parse(to, null);
            return to.equals(numbers.format(number, PhoneNumberUtil.PhoneNumberFormat.E164)) ? number : null;
        } catch (NumberParseException notANumber) {
            return null;
        }
    }

    private @Nullable TwilioError senderFault(CreateRequest request) {
        String service = request.messagingServiceSid();
        if (service != null && !service.isBlank()) {
            boolean known = settings.messagingServiceSid().isEmpty()
                    ? SERVICE_SID.matcher(service).matches()
                    : service.equals(settings.messagingServiceSid());
            return known ? null : TwilioError.badRequest(21705, "The Messaging Service Sid is invalid.");
        }
        String from = request.from();
        if (from == null || from.isBlank()) {
            return TwilioError.badRequest(21603, "A 'From' phone number is required.");
        }
        if (!from.equals(settings.number())) {
            return TwilioError.badRequest(
                    21606,
                    "The 'From' phone number provided is not a valid message-capable Twilio phone number for this"
                            + " destination/account");
        }
        return null;
    }

    private static @Nullable TwilioError contentFault(CreateRequest request) {
        String body = request.body();
        if (body == null || body.isEmpty()) {
            return TwilioError.badRequest(21602, "Message body is required.");
        }
        if (body.length() > LONGEST_BODY) {
            return TwilioError.badRequest(21617, "The concatenated message body exceeds the 1600 character limit");
        }
        if (validitySeconds(request.validityPeriod()) < 0) {
            return TwilioError.badRequest(
                    21624, "ValidityPeriod is invalid: must be a number of seconds from 1 to 36000");
        }
        if (request.statusCallback() != null && !absoluteUrl(request.statusCallback())) {
            return TwilioError.badRequest(21609, "The 'StatusCallback' URL is not a valid URL.");
        }
        return null;
    }

    /// Seconds from 1 to 36,000, or -1 if that is not what it says.
    static int validitySeconds(@Nullable String period) {
        if (period == null || period.isEmpty()) {
            return LONGEST_VALIDITY;
        }
        try {
            int seconds = Integer.parseInt(period);
            return seconds < 1 || seconds > LONGEST_VALIDITY ? -1 : seconds;
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    private static boolean absoluteUrl(String url) {
        try {
            URI uri = new URI(url);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (URISyntaxException notAUrl) {
            return false;
        }
    }
}
