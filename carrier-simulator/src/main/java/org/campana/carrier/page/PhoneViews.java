package org.campana.carrier.page;

import java.text.Bidi;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.campana.carrier.CarrierSettings;
import org.campana.carrier.ledger.CarrierLedger;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.carrier.ledger.Direction;
import org.campana.carrier.ledger.MessageStatus;
import org.campana.carrier.ledger.Phone;
import org.campana.carrier.push.PushDevices;
import org.campana.events.sms.SmsEncoding;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/// Makes what the page shows of a phone.
@Component
@ConditionalOnBooleanProperty("carrier.page")
final class PhoneViews {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("h:mm:ss a", Locale.US).withZone(ZoneId.systemDefault());

    private final CarrierLedger ledger;
    private final CallViews calls;
    private final CarrierSettings settings;

    PhoneViews(CarrierLedger ledger, CallViews calls, CarrierSettings settings) {
        this.ledger = ledger;
        this.calls = calls;
        this.settings = settings;
    }

    /// A phone with its newest texts and calls.
    ///
    /// @param newest how many at most
    PhoneView view(Phone phone, int newest) {
        List<CarrierMessage> texts = ledger.ofPhone(phone.number());
        List<Entry> entries = new ArrayList<>(calls.of(phone));
        for (int i = Math.max(0, texts.size() - newest); i < texts.size(); i++) {
            boolean replied = i + 1 < texts.size() && texts.get(i + 1).direction() == Direction.INBOUND;
            entries.add(bubble(texts.get(i), phone, replied));
        }
        entries.sort(Entry.BY_MOMENT);
        return new PhoneView(
                digits(phone.number()),
                phone.number(),
                spoken(phone.number()),
                phone.label().equals(phone.number()) ? spoken(phone.number()) : phone.label(),
                phone.language(),
                languageName(phone.language()),
                phone.skin() == Phone.Skin.BASIC,
                ledger.blocked(phone.number()),
                device(phone.number()),
                !settings.voiceUrl().isBlank(),
                entries.subList(Math.max(0, entries.size() - newest), entries.size()));
    }

    /// ISO 8601, always with microseconds.
    static String moment(Instant instant) {
        return MOMENT.format(instant);
    }

    /// As a person reads it.
    static String time(Instant instant) {
        return TIME.format(instant);
    }

    /// `ltr` or `rtl`, by the first strong letter.
    static String direction(String words) {
        return new Bidi(words, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight() ? "ltr" : "rtl";
    }

    private static boolean device(String number) {
        return number.startsWith(PushDevices.PREFIX);
    }

    static String digits(String number) {
        return number.substring(1);
    }

    /// `+12025550101` as `202-555-0101`.
    private static String spoken(String number) {
        if (device(number)) {
            return "no number";
        }
        return number.length() == 12 && number.startsWith("+1")
                ? number.substring(2, 5) + "-" + number.substring(5, 8) + "-" + number.substring(8)
                : number;
    }

    private static String languageName(String tag) {
        Locale language = Locale.forLanguageTag(tag);
        String own = language.getDisplayName(language);
        return own.isEmpty() ? tag : own.substring(0, 1).toUpperCase(language) + own.substring(1);
    }

    private Bubble bubble(CarrierMessage text, Phone phone, boolean replied) {
        Instant moment = text.acceptedAt();
        return new Bubble(
                text.sid(),
                text.direction() == Direction.INBOUND,
                text.body(),
                wordsLanguage(text.body(), phone.language()),
                direction(text.body()),
                moment(moment),
                time(moment),
                size(text),
                text.direction() == Direction.INBOUND ? arrival(text) : status(text, replied));
    }

    private static String size(CarrierMessage text) {
        if (text.direction() == Direction.OUTBOUND_PUSH) {
            return "notice";
        }
        return (text.encoding() == SmsEncoding.GSM_7 ? "GSM-7" : "UCS-2") + ", " + text.segments()
                + (text.segments() == 1 ? " segment" : " segments");
    }

    /// The phone's language, unless the text is plainly not in its script: a fallback to English on a phone in Arabic
    /// must not be read out as Arabic.
    private static String wordsLanguage(String text, String language) {
        Character.UnicodeScript expected = script(languageName(language));
        boolean fits = text.codePoints().anyMatch(letter -> Character.UnicodeScript.of(letter) == expected);
        return fits || text.codePoints().noneMatch(Character::isLetter) ? language : "en";
    }

    private static Character.UnicodeScript script(String word) {
        return word.codePoints()
                .filter(Character::isLetter)
                .mapToObj(Character.UnicodeScript::of)
                .findFirst()
                .orElse(Character.UnicodeScript.LATIN);
    }

    private String arrival(CarrierMessage text) {
        if (settings.inboundUrl().isBlank()) {
            return "Sent, nobody listens";
        }
        return ledger.concluded(text.sid(), MessageStatus.RECEIVED) ? "Arrived" : "On its way";
    }

    private static String status(CarrierMessage text, boolean replied) {
        return switch (text.status()) {
            case ACCEPTED, QUEUED -> "Queued";
            case SENT -> "Sent";
            case DELIVERED -> replied ? "Replied" : "Delivered";
            case UNDELIVERED, FAILED -> "Failed: " + why(text.last().errorCode());
            case RECEIVED -> "Arrived";
        };
    }

    private static String why(@Nullable Integer code) {
        return switch (code) {
            case null -> "no reason given";
            case 30001 -> "the carrier's queue is full (30001)";
            case 30003 -> "the phone is off or out of reach (30003)";
            case 30005 -> "there is no such phone (30005)";
            case 30006 -> "it is a landline (30006)";
            case 30007 -> "the phone company filtered it (30007)";
            case 30008 -> "unknown error (30008)";
            case 30036 -> "its time was over before it could leave (30036)";
            default -> "code " + code;
        };
    }
}
