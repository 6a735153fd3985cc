package org.campana.notifier.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TwilioSignatureTests {

    private static final String URL = "https://alerts.example.org/webhooks/twilio/messages";
    private static final Map<String, String> FORM = Map.of("From", "+12025550143", "Body", "STOP", "AccountSid", "ACx");

    /// Made by hand as Twilio's documentation says: HMAC-SHA1 of address and sorted names and values.
    private static final String SIGNED = sign("token", URL + "AccountSidACxBodySTOPFrom+12025550143");

    private final TwilioSignature signature = new TwilioSignature(settings("token", "token-of-yesterday"));

    private static TwilioSettings settings(String token, String previous) {
        return new TwilioSettings(
                URI.create("http://localhost"), "", "", "", token, previous, "", Duration.ZERO, Duration.ZERO);
    }

    private static String sign(String token, String text) {
        try {
            javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA1");
            mac.init(new javax.crypto.spec.SecretKeySpec(token.getBytes(), "HmacSHA1"));
            return java.util.Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes()));
        } catch (java.security.GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Test
    void whatTwilioSignedIsValidAsItsOwnValidatorSays() {
        assertThat(signature.valid(URL, FORM, SIGNED)).isTrue();
        assertThat(new RequestValidator("token").validate(URL, FORM, SIGNED)).isTrue();
    }

    @Test
    void theTokenOfYesterdayIsValidWhileTokensAreExchanged() {
        String old = sign("token-of-yesterday", URL + "AccountSidACxBodySTOPFrom+12025550143");

        assertThat(signature.valid(URL, FORM, old)).isTrue();
        assertThat(new TwilioSignature(settings("token", "")).valid(URL, FORM, old))
                .isFalse();
    }

    @Test
    void anotherAddressValueOrTokenIsNotValid() {
        assertThat(signature.valid(URL + "/", FORM, SIGNED)).isFalse();
        assertThat(signature.valid(URL.replace("https", "http"), FORM, SIGNED)).isFalse();
        assertThat(signature.valid(URL, Map.of("From", "+12025550144", "Body", "STOP", "AccountSid", "ACx"), SIGNED))
                .isFalse();
        assertThat(signature.valid(URL, FORM, sign("guessed", URL + "AccountSidACxBodySTOPFrom+12025550143")))
                .isFalse();
        assertThat(signature.valid(URL, FORM, "")).isFalse();
    }

    @Test
    void noTokenMeansNothingIsValid() {
        assertThat(new TwilioSignature(settings("", "")).valid(URL, FORM, sign(" ", URL)))
                .isFalse();
    }
}
