package org.campana.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.campana.dispatcher.Desk.Answer;
import org.campana.dispatcher.school.Schools;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.PersonId;
import org.campana.events.SchoolChanged;
import org.campana.web.PersonKeys;
import org.campana.web.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

class RestIT extends DispatcherIntegration {

    private static final String SCHOOL = """
            {"name": "Rivera School", "kind": "SCHOOL", "keyword": "KEYWORD", "timeZone": "America/Los_Angeles",
             "latitude": 37.7, "longitude": -122.4, "places": [{"placeId": "gate", "name": "Main gate"}]}
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private PersonKeys keys;

    @Autowired
    private Schools schools;

    @Autowired
    private Probe probe;

    @Autowired
    private JdbcClient jdbc;

    private Desk admin;
    private Desk verifier;
    private String school;
    private String body;

    @BeforeEach
    void people() {
        admin = Desk.of(port, keys, "Ada Admin", Role.NETWORK_ADMIN);
        verifier = Desk.of(port, keys, "Vera Verifier", Role.VERIFIER);
        String random = UUID.randomUUID().toString().substring(0, 8);
        school = "/api/v1/schools/r-" + random;
        body = SCHOOL.replace("KEYWORD", random.toUpperCase(java.util.Locale.ROOT));
    }

    @Test
    void aSchoolIsStoredAnnouncedAndReadBack() {
        Answer put = admin.put(school, body);
        Answer again = admin.put(school, admin.get(school).body().toString());

        assertThat(put.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(verifier.get(school).body()).isEqualTo(put.body());
        assertThat(verifier.get("/api/v1/schools").body().path("schools").toString())
                .contains(put.body().toString());
        List<SchoolChanged> announced = probe.await(
                SchoolChanged.class, 1, one -> school.endsWith(one.schoolId().value()));
        assertThat(announced).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo("Rivera School");
            assertThat(one.places()).hasSize(1);
            assertThat(one.active()).isTrue();
        });
    }

    @Test
    void eachChangeOfASchoolIsAnnouncedInOrder() {
        admin.put(school, body);
        admin.put(school, body.replace("Rivera School", "Rivera High"));
        admin.put(school, body.replace("Rivera School", "Rivera Middle"));

        assertThat(probe.await(
                        SchoolChanged.class,
                        3,
                        one -> school.endsWith(one.schoolId().value())))
                .extracting(SchoolChanged::name)
                .containsExactly("Rivera School", "Rivera High", "Rivera Middle");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "kind": "SCHOOL"                  | "kind": "PALACE"               | kind               | 4
            "name": "Rivera School"           | "name": "  "                   | name               | 422
            "timeZone": "America/Los_Angeles" | "timeZone": "PST"              | timeZone           | 422
            "timeZone": "America/Los_Angeles" | "timeZone": null               | timeZone           | 422
            "latitude": 37.7                  | "latitude": 137.7              | latitude           | 422
            "placeId": "gate"                 | "placeId": "Main Gate"         | places[0].placeId  | 422
            "name": "Main gate"               | "name": ""                     | places[0].name     | 422
            "kind": "SCHOOL"                  | "kind": "SCHOOL", "roof": 1    | roof               | 4
            "kind": "SCHOOL" | "kind": "SCHOOL", "protocol": {"rules": [{"audience": "FAMILIES", "approvals": 0}]} | protocol.rules[0].approvals | 422
            "kind": "SCHOOL" | "kind": "SCHOOL", "protocol": {"rules": [{"audience": "HUBS", "approvals": 1}]} | protocol.rules[0].audience | 422
            "kind": "SCHOOL" | "kind": "SCHOOL", "protocol": {"rules": [{"audience": "STAFF"}]} | protocol.rules[0].approvals | 422
            "kind": "SCHOOL" | "kind": "SCHOOL", "protocol": {"rules": [{"audience": "STAFF", "approvals": 4}]} | protocol.rules[0].approvals | 422
            "kind": "SCHOOL" | "kind": "SCHOOL", "bells": {"week": [{"day": "MONDAY", "firstBell": "8"}]} | bells.week[0].dismissal | 422
            "kind": "SCHOOL" | "kind": "SCHOOL", "bells": {"exceptions": [{"date": "soon"}]} | bells.exceptions[0].date | 422
            """)
    void aSchoolDescribedWronglyIsAProblemThatNamesTheField(String good, String bad, String field, int status) {
        Answer answer = admin.put(school, body.replace(good, bad));

        assertProblem(answer, field);
        assertThat(answer.status()).isBetween(400, 422);
        if (status == 422) {
            assertThat(answer.status()).isEqualTo(422);
        }
        assertThat(admin.get(school).status()).isEqualTo(404);
    }

    @Test
    void aProtocolThatIsLeftOutStaysAsItIs() {
        String protocol =
                "\"protocol\": {\"rules\": [{\"audience\": \"STAFF\", \"channels\": [\"SMS\"], \"approvals\": 1}]}";
        admin.put(school, body.replace("\"kind\"", protocol + ", \"kind\""));

        Answer renamed = admin.put(school, body.replace("Rivera School", "Rivera High"));

        assertThat(renamed.body().path("protocol").toString())
                .isEqualTo("{\"rules\":[{\"state\":\"CONFIRMED\",\"audience\":\"STAFF\",\"channels\":[\"SMS\"],"
                        + "\"approvals\":1},{\"state\":\"CONFIRMED\",\"audience\":\"FAMILIES\",\"channels\":[],"
                        + "\"approvals\":1}]}");
        assertThat(probe.await(
                        SchoolChanged.class,
                        2,
                        one -> school.endsWith(one.schoolId().value())))
                .allSatisfy(one -> assertThat(one.protocol().version()).isEqualTo(1));
    }

    @Test
    void aKeywordBelongsToOneSchool() {
        admin.put(school, body);

        Answer answer = admin.put(school + "-other", body);

        assertThat(answer.status()).isEqualTo(409);
        assertProblem(answer, "keyword");
    }

    @Test
    void onlyANetworkAdminChangesASchool() {
        assertThat(verifier.put(school, body).status()).isEqualTo(403);
    }

    @Test
    void aChangedTextIsUnreviewedUntilSomebodyElseApprovesIt() {
        Desk tomas = Desk.of(port, keys, "Tomas Translator", Role.TRANSLATOR);
        Desk tina = Desk.of(port, keys, "Tina Translator", Role.TRANSLATOR);
        String path = "/api/v1/wordings/stop-hint/es";
        String text = "Responda ALTO si quiere salir.";

        Answer edited = tomas.put(path, wording("FAMILIES", text, null));
        Answer own = tomas.put(path, wording("FAMILIES", text, "APPROVED"));
        Answer changed = tina.put(path, wording("FAMILIES", text + " Gracias.", "APPROVED"));
        assertThat(inForce("stop-hint", "es")).isEqualTo("ALTO para salir.");
        Answer approved = tina.put(path, wording("FAMILIES", text, "APPROVED"));

        assertThat(edited.at("state")).isEqualTo("UNREVIEWED");
        assertThat(edited.body().path("version").asInt()).isEqualTo(2);
        assertThat(own.status()).isEqualTo(403);
        assertProblem(own, "state");
        assertThat(changed.status()).isEqualTo(422);
        assertProblem(changed, "state");
        assertThat(approved.at("state")).isEqualTo("APPROVED");
        assertThat(approved.at("reviewer")).isEqualTo("Tina Translator");
        assertThat(inForce("stop-hint", "es")).isEqualTo(text);
        assertThat(tina.put(path, wording("FAMILIES", text, "WITHDRAWN")).status())
                .isEqualTo(403);
        assertThat(admin.put(path, wording("FAMILIES", text, "WITHDRAWN")).at("state"))
                .isEqualTo("WITHDRAWN");
        assertThat(inForce("stop-hint", "es")).isEmpty();
        jdbc.sql("delete from dispatch.wording where name = 'stop-hint' and version > 1")
                .update();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {network}: {school} {time} - run!                                       | text
            {network}: {school} {time}. STAY INSIDE NOW.                            | text
            {network}: {school} {time}. Car 7ABC123.                                | text
            {network}: {school} {time} {officer}                                    | text
            {network}: {school} {time                                               | text
            {network}: agents near the school                                       | text
            """)
    void aTextThatMayNotBeSaidIsAProblem(String text, String field) {
        Answer answer = admin.put("/api/v1/wordings/agents-near-school/en", wording("FAMILIES", text, null));

        assertThat(answer.status()).isEqualTo(422);
        assertProblem(answer, field);
    }

    @Test
    void aNewLanguageIsAddedUnreviewedAndSpeaksToNobody() {
        Answer added = admin.put(
                "/api/v1/wordings/agents-near-school/ht",
                wording("FAMILIES", "{network}: Ajan federal pre {school}, {time}.", null));

        assertThat(added.at("state")).isEqualTo("UNREVIEWED");
        assertThat(added.at("kind")).isEqualTo("FIRST_ALERT");
        assertThat(added.body().path("sample").path("text").asString(""))
                .startsWith("Valle Alerts: Ajan federal pre Lincoln School, ");
        assertThat(inForce("agents-near-school", "ht")).isEmpty();
    }

    @Test
    void theListSaysWhatCouldBeSentNow() {
        admin.put("/api/v1/wordings/update/so", wording("STAFF", "{network}: wargelin {school}, {time}.", null));

        Answer list = verifier.get("/api/v1/wordings");

        assertThat(list.body().path("wordings").toString())
                .contains("{\"name\":\"update\",\"kind\":\"UPDATE\",\"audience\":\"STAFF\",\"language\":\"so\","
                        + "\"version\":1,\"state\":\"UNREVIEWED\",\"inForce\":false}")
                .contains(
                        "{\"name\":\"all-clear\",\"kind\":\"ALL_CLEAR\",\"audience\":\"FAMILIES\",\"language\":\"es\","
                                + "\"version\":1,\"state\":\"APPROVED\",\"inForce\":true}");
    }

    @Test
    void anUnknownWordingIsAProblem() {
        Desk translator = Desk.of(port, keys, "Tomas Translator", Role.TRANSLATOR);

        assertThat(translator
                        .get("/api/v1/wordings/no-such/en?audience=FAMILIES")
                        .status())
                .isEqualTo(404);
        assertProblem(translator.get("/api/v1/wordings/no-such/en?audience=FAMILIES"), "name");
        assertProblem(translator.get("/api/v1/wordings/update/e_n?audience=FAMILIES"), "language");
        assertProblem(translator.get("/api/v1/wordings/update/en?audience=EVERYBODY"), "audience");
        assertProblem(translator.get("/api/v1/wordings/update/en"), "audience");
        assertThat(verifier.get("/api/v1/wordings/update/en?audience=FAMILIES").status())
                .isEqualTo(403);
    }

    @Test
    void aForecastCountsEverybodyByLanguage() {
        Town town = Town.of(schools, probe, jdbc);
        town.people(4, Audience.FAMILIES, "en");
        town.people(3, Audience.FAMILIES, "mam", "es");
        town.people(2, Audience.FAMILIES, "ht");
        town.people(1, Audience.FAMILIES, false, List.of(Channel.VOICE), "mam");

        Answer forecast = verifier.post("/api/v1/forecasts", """
                {"schoolId": "%s", "audience": "FAMILIES", "wording": "agents-near-school", "drill": false,
                 "place": "5th and Oak", "action": "SECURE", "observedAt": "2026-11-18T22:10:00Z"}
                """.formatted(town.schoolId()));

        assertThat(forecast.body().toString())
                .isEqualTo("{\"recipients\":9,\"segments\":9,\"secondsToLast\":3,\"byLanguage\":["
                        + "{\"language\":\"en\",\"wanted\":\"en\",\"reading\":\"FIRST\",\"people\":4,\"segments\":4},"
                        + "{\"language\":\"en\",\"wanted\":\"ht\",\"reading\":\"FALLBACK\",\"people\":2,\"segments\":2},"
                        + "{\"language\":\"es\",\"wanted\":\"mam\",\"reading\":\"LISTED\",\"people\":3,\"segments\":3}],"
                        + "\"heldBack\":[{\"reason\":\"NO_CHANNEL\",\"language\":\"mam\",\"people\":1}],\"readers\":["
                        + "{\"wanted\":\"en\",\"first\":4,\"listed\":0,\"fallback\":0,\"notTold\":0},"
                        + "{\"wanted\":\"ht\",\"first\":0,\"listed\":0,\"fallback\":2,\"notTold\":0},"
                        + "{\"wanted\":\"mam\",\"first\":0,\"listed\":3,\"fallback\":0,\"notTold\":1}],\"fallbacks\":["
                        + "{\"kind\":\"FIRST_ALERT\",\"policy\":\"NETWORK_DEFAULT\",\"language\":\"en\"},"
                        + "{\"kind\":\"UPDATE\",\"policy\":\"ANY\",\"language\":\"en\"},"
                        + "{\"kind\":\"ALL_CLEAR\",\"policy\":\"ANY\",\"language\":\"en\"},"
                        + "{\"kind\":\"CORRECTION\",\"policy\":\"ANY\",\"language\":\"en\"}]}");
    }

    @Test
    void aForecastLeavesOutWhoWasToldOfThreeAlertsThisHour() {
        Town town = Town.of(schools, probe, jdbc);
        PersonId told = town.people(3, Audience.FAMILIES, "en").getFirst();
        town.wasTold(told, 3);

        Answer forecast = verifier.post("/api/v1/forecasts", """
                {"schoolId": "%s", "audience": "FAMILIES", "wording": "agents-near-school", "drill": false,
                 "place": "5th and Oak", "action": "SECURE", "observedAt": "2026-11-18T22:10:00Z"}
                """.formatted(town.schoolId()));

        assertThat(forecast.body().path("recipients").asInt()).isEqualTo(2);
        assertThat(forecast.body().path("heldBack").toString())
                .isEqualTo("[{\"reason\":\"PERSON_CAP\",\"language\":\"en\",\"people\":1}]");
    }

    @Test
    void aForecastOfADrillSaysWhoIsLeftOutForWantOfWords() {
        Town town = Town.of(schools, probe, jdbc);
        town.people(3, Audience.FAMILIES, true, List.of(Channel.SMS), "es");
        town.people(2, Audience.FAMILIES, true, List.of(Channel.SMS), "vi");

        Answer forecast = verifier.post("/api/v1/forecasts", """
                {"schoolId": "%s", "audience": "FAMILIES", "wording": "agents-near-school", "drill": true}
                """.formatted(town.schoolId()));

        assertThat(forecast.body().path("recipients").asInt()).isEqualTo(3);
        assertThat(forecast.body().path("readers").toString())
                .contains("{\"wanted\":\"vi\",\"first\":0,\"listed\":0,\"fallback\":0,\"notTold\":2}");
        assertThat(forecast.body().path("fallbacks").path(0).toString())
                .isEqualTo("{\"kind\":\"FIRST_ALERT\",\"policy\":\"NONE\",\"language\":null}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"schoolId": "no-such", "audience": "FAMILIES", "wording": "agents-near-school"}                    | schoolId
            {"audience": "FAMILIES", "wording": "agents-near-school"}                                           | schoolId
            {"schoolId": "$", "audience": "FAMILIES", "wording": "no-such"}                                     | wording
            {"schoolId": "$", "audience": "FAMILIES", "wording": "all-clear"}                                   | wording
            {"schoolId": "$", "audience": "NETWORK", "wording": "agents-near-school"}                           | wording
            {"schoolId": "$", "wording": "agents-near-school"}                                                  | audience
            {"schoolId": "$", "audience": "FAMILIES", "wording": "agents-near-school", "place": "Oak Street 7"} | place
            """)
    void aForecastOfWhatCannotBeReleasedIsAProblem(String body, String field) {
        Town town = Town.of(schools, probe, jdbc);

        Answer answer = verifier.post(
                "/api/v1/forecasts", body.replace("$", town.schoolId().value()));

        assertThat(answer.status()).isEqualTo(422);
        assertProblem(answer, field);
    }

    private static void assertProblem(Answer answer, String field) {
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.at("field")).isEqualTo(field);
        assertThat(answer.at("fix")).isNotBlank();
        assertThat(answer.at("type")).startsWith("/problems/");
    }

    private static String wording(String audience, String text, String state) {
        return "{\"audience\": \"%s\", \"text\": \"%s\"%s}"
                .formatted(audience, text, state == null ? "" : ", \"state\": \"" + state + "\"");
    }

    private String inForce(String name, String language) {
        return jdbc.sql("""
                        select case when state = 'APPROVED' then text else '' end from dispatch.wording
                        where name = :name and language = :language and audience = 'FAMILIES' and state <> 'UNREVIEWED'
                        order by version desc limit 1
                        """)
                .param("name", name)
                .param("language", language)
                .query(String.class)
                .optional()
                .orElse("");
    }
}
