package org.campana.notifier.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.twilio.security.RequestValidator;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SmsAccountsTests {

    private static final String FIRST = "AC" + "0".repeat(32);
    private static final String SECOND = "AC" + "1".repeat(32);
    private static final URI NOWHERE = URI.create("http://localhost:1");
    private static final String URL = "https://alerts.example.org/webhooks/twilio/messages";

    private static Map<String, String> standby(String accountSid) {
        return new TreeMap<>(Map.of(
                "account-sid", accountSid,
                "api-key", "SK" + "1".repeat(32),
                "api-secret", "secret-of-the-standby",
                "auth-token", "token-of-the-standby",
                "sender", "+12025550111"));
    }

    private static StandbySettings bound(Map<String, String> settings) {
        Map<String, Object> properties = new TreeMap<>();
        settings.forEach((name, value) -> properties.put("campana.sms.standby." + name, value));
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("campana.sms.standby", StandbySettings.class);
    }

    private static SmsAccounts accounts(StandbySettings standby) {
        return new SmsAccounts(
                new TwilioSettings(
                        NOWHERE,
                        FIRST,
                        "SK",
                        "secret",
                        "token-of-the-first",
                        "",
                        "MG",
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1)),
                standby,
                new PublicUrl(NOWHERE));
    }

    @Test
    void thereIsNoStandbyUnlessItIsSet() {
        assertThat(bound(Map.of()).set()).isFalse();
        assertThat(accounts(bound(Map.of())).standby()).isFalse();
        assertThat(accounts(bound(standby(SECOND))).standby()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"account-sid", "api-key", "api-secret", "auth-token", "sender"})
    void halfOfAStandbyIsRefusedByTheNameOfWhatIsMissing(String missing) {
        Map<String, String> half = standby(SECOND);
        half.remove(missing);

        assertThat(catchBind(half)).hasMessageContaining("campana.sms.standby." + missing);
    }

    private static Throwable catchBind(Map<String, String> settings) {
        try {
            bound(settings);
        } catch (BindException refused) {
            Throwable cause = refused;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return cause;
        }
        throw new AssertionError("was taken");
    }

    @Test
    void theFirstAccountCannotStandByForItself() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> accounts(bound(standby(FIRST))))
                .withMessageContaining("campana.sms.standby.account-sid");
    }

    @Test
    void eachAccountIsKnownByItsOwnSignatureAlone() {
        SmsAccounts accounts = accounts(bound(standby(SECOND)));
        Map<String, String> form = Map.of("Body", "STOP");
        String first = signed("token-of-the-first", form);
        String second = signed("token-of-the-standby", form);

        assertThat(accounts.signer(FIRST, URL, form, first)).contains("first");
        assertThat(accounts.signer(SECOND, URL, form, second)).contains("standby");
        assertThat(accounts.signer(FIRST, URL, form, second)).isEmpty();
        assertThat(accounts.signer(SECOND, URL, form, first)).isEmpty();
        assertThat(accounts.signer("AC" + "9".repeat(32), URL, form, first)).isEmpty();
        assertThat(accounts.signer(null, URL, form, first)).isEmpty();
    }

    private static String signed(String token, Map<String, String> form) {
        StringBuilder text = new StringBuilder(URL);
        form.forEach((name, value) -> text.append(name).append(value));
        try {
            javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA1");
            mac.init(new javax.crypto.spec.SecretKeySpec(
                    token.getBytes(java.nio.charset.StandardCharsets.UTF_8), "HmacSHA1"));
            String signature = java.util.Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            assertThat(new RequestValidator(token).validate(URL, form, signature))
                    .isTrue();
            return signature;
        } catch (java.security.GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(bound(standby(SECOND)).toString()).doesNotContain("secret-of", "token-of", "+1202");
    }
}
