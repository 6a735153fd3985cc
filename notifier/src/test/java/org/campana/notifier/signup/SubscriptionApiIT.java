package org.campana.notifier.signup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.campana.events.SubscriptionChanged;
import org.campana.events.Topics;
import org.campana.notifier.address.PhoneNumber;
import org.campana.testing.EventProbe;
import org.campana.web.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The same door for programs.
class SubscriptionApiIT extends WithWebDoor {

    private static final String PATH = "/api/v1/subscriptions";
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    private static String token(HttpResponse<String> response) {
        Matcher token = TOKEN.matcher(response.body());
        if (!token.find()) {
            throw new AssertionError("no token in the answer with status " + response.statusCode());
        }
        return token.group(1);
    }

    private static String push(String endpoint) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return """
                {"school": "lincoln", "languages": ["ar", "en"], "push": {"endpoint": "%s", "expirationTime": null,
                  "keys": {"p256dh": "%s", "auth": "%s"}}}
                """.formatted(
                        endpoint,
                        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                        base64.encodeToString(new byte[16]));
    }

    private int people(String token) {
        return jdbc.sql("""
                        select count(distinct person_id) from notify.push_subscription
                        where person_id in (select person_id from notify.leave_link where token_hash = :hash)
                        """)
                .param("hash", Token.read(token).orElseThrow().hash())
                .query(Integer.class)
                .single();
    }

    @Test
    void aNumberJoinsConfirmsAndLeaves() {
        PhoneNumber number = freshNumber();
        HttpResponse<String> asked = family.json(
                PATH, "{\"school\":\"lincoln\",\"languages\":[\"es\",\"en\"],\"number\":\"" + number.e164() + "\"}");
        assertThat(asked.statusCode()).isEqualTo(202);

        HttpResponse<String> confirmed = family.json(
                PATH + "/confirmation", "{\"token\":\"" + token(asked) + "\",\"code\":\"" + code(number, 1) + "\"}");
        assertThat(confirmed.statusCode()).isEqualTo(200);
        String link = token(confirmed);
        assertThat(family.get("/leave/" + link).body()).contains("Lincoln School");

        assertThat(family.delete(PATH + "/" + link).statusCode()).isEqualTo(204);
        assertThat(family.get("/leave/" + link).statusCode()).isEqualTo(410);
        assertThat(family.delete(PATH + "/" + link).statusCode()).isEqualTo(204);
        assertThat(family.delete(PATH + "/nobodys").statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"school":"nowhere","languages":["en"],"number":"+12025550143"} | no-such-school       | school
            {"languages":["en"],"number":"+12025550143"}                    | no-such-school       | school
            {"school":"lincoln","languages":["tlh"],"number":"+12025550143"}| language-not-offered | languages
            {"school":"lincoln","number":"+12025550143"}                    | language-not-offered | languages
            {"school":"lincoln","languages":["en"],"number":"+442071838750"}| number-not-ours      | number
            {"school":"lincoln","languages":["en"],"number":"+18765550143"} | number-not-ours      | number
            {"school":"lincoln","languages":["en"],"number":"+12025550143","way":"CALL"} | no-such-way | way
            {"school":"lincoln","languages":["en"]}                         | number-or-push       | number
            {"school":"lincoln","languages":["en"],"push":{}}               | push-refused         | push
            """)
    void aRefusalNamesTheFieldAndTheFix(String body, String slug, String field) {
        HttpResponse<String> refused = family.json(PATH, body);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("/problems/" + slug, "\"field\":\"" + field + "\"", "\"fix\":")
                .doesNotContain("2071838750", "8765550143");
    }

    @Test
    void aDeviceJoinsWithoutANumberAndIsOnePersonHoweverOftenItDoes() {
        String endpoint = "https://updates.push.services.mozilla.com/wpush/v2/of-this-test";
        HttpResponse<String> joined = family.json(PATH, push(endpoint));
        assertThat(joined.statusCode()).isEqualTo(202);
        assertThat(joined.body()).contains("\"confirmation\":false");
        family.json(PATH, push(endpoint).replace("lincoln", "rivera"));

        String link = token(joined);
        assertThat(people(link)).isEqualTo(1);
        assertThat(family.get("/leave/" + link).body()).contains("Lincoln School", "Rivera School");
        try (EventProbe probe = EventProbe.on(topics, Topics.SUBSCRIPTIONS)) {
            probe.await(
                    SubscriptionChanged.class,
                    each -> each.channels().toString().equals("[PUSH]")
                            && each.schools().size() == 2);
        }
        assertThat(jdbc.sql(
                                "select count(*) from notify.push_subscription where position(:endpoint in encode(ciphertext, 'escape')) > 0")
                        .param("endpoint", "mozilla")
                        .query(Integer.class)
                        .single())
                .as("sealed")
                .isZero();

        family.delete(PATH + "/" + link);
        assertThat(people(link)).isZero();
    }

    @Test
    void aDeviceOfAPushServiceWeDoNotKnowIsRefused() {
        HttpResponse<String> refused = family.json(PATH, push("https://127.0.0.1/wpush"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("push-refused").doesNotContain("127.0.0.1");
    }
}
