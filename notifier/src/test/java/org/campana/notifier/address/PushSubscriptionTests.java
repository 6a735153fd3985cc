package org.campana.notifier.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushSubscriptionTests {

    private static final PushServices SERVICES =
            new PushServices(List.of("fcm.googleapis.com", "*.push.apple.com"), null);
    /// A point of P-256, from RFC 8291.
    private static final String KEY =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private static final String AUTH = base64(16);

    private static String base64(int bytes) {
        byte[] value = new byte[bytes];
        value[0] = 4;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://fcm.googleapis.com/fcm/send/abc:def", "https://web.push.apple.com/QGs"})
    void aPushServiceWeKnowIsTaken(String endpoint) {
        assertThat(PushSubscription.of(endpoint, KEY, AUTH, SERVICES).endpoint())
                .hasToString(endpoint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://fcm.googleapis.com/x",
                "https://fcm.googleapis.com:8443/x",
                "https://user@fcm.googleapis.com/x",
                "https://fcm.googleapis.com@evil.example/x",
                "https://fcm.googleapis.com.evil.example/x",
                "https://evil.example/fcm.googleapis.com",
                "https://evil.example#fcm.googleapis.com",
                "https://evilpush.apple.com/x",
                "https://push.apple.com/x",
                "https://.push.apple.com/x",
                "https://127.0.0.1/x",
                "https://2130706433/x",
                "https://0177.0.0.1/x",
                "https://0x7f000001/x",
                "https://fcm.googleapis.com./x",
                "https://[::ffff:127.0.0.1]/x",
                "https://[::1]/x",
                "https://localhost/x",
                "https:///x",
                "https:fcm.googleapis.com/x",
                "//fcm.googleapis.com/x",
                "file:///etc/passwd",
                "https://fcm.googleapis.com\\@evil.example/x",
                "https://fcm.googleapis.com\t.evil.example/x",
                "https://fcm。googleapis.com/x",
                ""
            })
    void anAddressElsewhereIsRefusedAndNotRepeated(String endpoint) {
        assertThatThrownBy(() -> PushSubscription.of(endpoint, KEY, AUTH, SERVICES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("endpoint must be an https address at a push service we know, without port and user");
    }

    @Test
    void keysOfTheWrongFormAreRefused() {
        String endpoint = "https://fcm.googleapis.com/x";

        assertThatThrownBy(() -> PushSubscription.of(endpoint, base64(64), AUTH, SERVICES))
                .hasMessageStartingWith("p256dh");
        assertThatThrownBy(() -> PushSubscription.of(endpoint, base64(65), AUTH, SERVICES))
                .as("no point of the curve: it could join and would never hear anything")
                .hasMessageStartingWith("p256dh");
        assertThatThrownBy(() -> PushSubscription.of(endpoint, KEY, base64(15), SERVICES))
                .hasMessageStartingWith("auth");
        assertThatThrownBy(() -> PushSubscription.of(endpoint, KEY, "not base64", SERVICES))
                .hasMessageStartingWith("auth");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080/carrier/push/abc, true",
        "http://localhost:8080/carrier/pushed, false",
        "http://localhost:8080/carrier/push/../control/ledger, false",
        "http://localhost:8080/carrier/push/%2e%2e/control/ledger, false",
        "http://user@localhost:8080/carrier/push/abc, false",
        "http://localhost:8081/carrier/push/abc, false",
        "https://localhost:8080/carrier/push/abc, false",
        "http://localhost/carrier/push/abc, false"
    })
    void aSimulatedServiceIsThatPathAndNoOther(String endpoint, boolean taken) {
        PushServices services = new PushServices(List.of(), URI.create("http://localhost:8080/carrier/push/"));

        assertThat(services.allow(endpoint)).isEqualTo(taken);
    }

    @Test
    void itPrintsNothingOfItself() {
        assertThat(PushSubscription.of("https://fcm.googleapis.com/secret", KEY, AUTH, SERVICES))
                .hasToString("PushSubscription[not shown]");
    }
}
