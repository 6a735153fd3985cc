package org.campana.dispatcher.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.campana.dispatcher.Desk;
import org.campana.dispatcher.DispatcherIntegration;
import org.campana.dispatcher.PageBrowser;
import org.campana.dispatcher.Probe;
import org.campana.dispatcher.school.School;
import org.campana.dispatcher.school.Schools;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.ContactTitle;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SchoolChanged;
import org.campana.events.SchoolId;
import org.campana.events.SiteContact;
import org.campana.events.SubscriptionChanged;
import org.campana.events.Topics;
import org.campana.web.PersonKeys;
import org.campana.web.Role;
import org.campana.web.SignInLinks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The pages about schools as a browser without script has them.
class SchoolPagesIT extends DispatcherIntegration {

    @LocalServerPort
    private int port;

    @Autowired
    private SignInLinks links;

    @Autowired
    private PersonKeys keys;

    @Autowired
    private Schools schools;

    @Autowired
    private Probe probe;

    private PageBrowser grace;
    private SchoolId id;
    private Map<String, String> facts;

    @BeforeEach
    void aSchoolToBe() {
        grace = PageBrowser.of(port, links, "Grace Admin", Role.NETWORK_ADMIN);
        String random = UUID.randomUUID().toString().substring(0, 8);
        id = new SchoolId("p-" + random);
        facts = Map.of(
                "id", id.value(),
                "name", "Niño Héroe " + random,
                "kind", "CLINIC",
                "keyword", random,
                "timeZone", "America/Los_Angeles",
                "latitude", "36.75",
                "longitude", "-119.8",
                "places", "5th and Oak\n\nMain gate\n");
    }

    @Test
    void aSchoolIsAddedSeenAsAGapAndChangedByPlainForms() {
        HttpResponse<String> added = grace.submit("/schools/new", "/schools", facts);

        assertThat(added.uri().getPath()).isEqualTo("/schools/" + id);
        assertThat(added.body())
                .contains("Saved.", facts.get("name"), "Gap: nobody can be reached here", "5th and Oak", "Main gate");
        assertThat(grace.get("/schools").body())
                .contains("Gap: no contact", facts.get("keyword").toUpperCase(Locale.ROOT));
        assertThat(Desk.of(port, keys, "Ada", Role.NETWORK_ADMIN)
                        .get("/api/v1/schools/gaps")
                        .body()
                        .toString())
                .contains("\"" + id + "\"");

        grace.submit("/schools/" + id + "/facts", "/schools/" + id + "/facts", with("places", "Main gate\nPark"));

        School changed = schools.find(id).orElseThrow();
        assertThat(changed.places()).extracting(place -> place.placeId()).containsExactly("main-gate", "park");
        assertThat(changed.keyword()).isEqualTo(facts.get("keyword").toUpperCase(Locale.ROOT));
    }

    @Test
    void aReachableContactClosesTheGapAndShowsNoName() {
        grace.submit("/schools/new", "/schools", facts);
        probe.send(
                Topics.SUBSCRIPTIONS,
                new SubscriptionChanged(
                        PersonId.random(),
                        Audience.STAFF,
                        List.of(id),
                        List.of(Language.ENGLISH),
                        List.of(Channel.SMS),
                        false,
                        List.of(new SiteContact(id, 1, ContactTitle.FRONT_DESK, "07:30", "16:00")),
                        null));

        await().untilAsserted(() -> assertThat(grace.get("/schools/" + id).body())
                .contains("Front desk", "main contact", "07:30 to 16:00", "Can be reached")
                .doesNotContain("Gap:"));
        assertThat(grace.get("/schools").body()).contains("1 of 1 reachable");
    }

    @Test
    void theProtocolIsSaidInSentencesAndEachVersionIsKeptWithWhoSetIt() {
        grace.submit("/schools/new", "/schools", facts);
        assertThat(grace.get("/schools/" + id).body())
                .contains("Staff: told at once when a verifier confirms.", "one other person agrees");

        String changed = grace.submit(
                        "/schools/" + id + "/protocol",
                        "/schools/" + id + "/protocol",
                        Map.of(
                                "staffApprovals", "1",
                                "staffFirst", "PUSH",
                                "staffSecond", "SMS",
                                "staffThird", "",
                                "familyApprovals", "2",
                                "familyFirst", "",
                                "familySecond", "",
                                "familyThird", ""))
                .body();

        assertThat(changed)
                .contains("Version 1", "Grace Admin", "one other person agrees", "2 other people agree", "app notice");
        assertThat(probe.await(SchoolChanged.class, 2, one -> one.schoolId().equals(id)))
                .last()
                .satisfies(one -> assertThat(one.protocol().version()).isEqualTo(1));
    }

    @Test
    void noFormTellsFamiliesWithoutASecondPerson() {
        grace.submit("/schools/new", "/schools", facts);

        HttpResponse<String> refused = grace.submit(
                "/schools/" + id + "/protocol",
                "/schools/" + id + "/protocol",
                Map.of("staffApprovals", "0", "familyApprovals", "0"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("error-summary");
        assertThat(schools.find(id).orElseThrow().protocol()).isEqualTo(org.campana.dispatcher.school.Protocol.DEFAULT);
    }

    @Test
    void bellTimesAreKeptAndShown() {
        grace.submit("/schools/new", "/schools", facts);

        String saved = grace.submit(
                        "/schools/" + id + "/bells",
                        "/schools/" + id + "/bells",
                        Map.of(
                                "first-MONDAY", "08:15",
                                "dismissal-MONDAY", "15:00",
                                "lunch-from-MONDAY", "12:00",
                                "lunch-to-MONDAY", "12:45",
                                "exceptions", "2026-12-25\n2026-12-18 12:30\n"))
                .body();
        HttpResponse<String> refused = grace.submit(
                "/schools/" + id + "/bells",
                "/schools/" + id + "/bells",
                Map.of("first-MONDAY", "08:15", "exceptions", "Christmas"));

        assertThat(saved).contains("08:15", "12:00-12:45", "15:00", "ends at 12:30");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("error-summary", "Christmas");
    }

    @ParameterizedTest
    @CsvSource({
        "name, '', name",
        "keyword, STOP, keyword",
        "timeZone, PST, timeZone",
        "latitude, north, latitude",
        "longitude, 500, longitude",
        "id, new, id",
        "id, Ñ, id"
    })
    void whatIsWrongIsSaidAtItsFieldAndWhatWasTypedStays(String field, String value, String at) {
        HttpResponse<String> refused = grace.submit("/schools/new", "/schools", with(field, value));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("error-summary", "href=\"#" + at + "\"", "Main gate");
        assertThat(schools.find(id)).isEmpty();
    }

    @Test
    void aKeywordOrShortNameThatIsTakenIsRefused() {
        grace.submit("/schools/new", "/schools", facts);

        assertThat(grace.submit("/schools/new", "/schools", facts).body()).contains("#id");
        assertThat(grace.submit("/schools/new", "/schools", with("id", id + "-other"))
                        .body())
                .contains("#keyword");
    }

    @Test
    void thePagesSpeakSpanish() {
        grace.submit("/schools/new", "/schools", facts);

        assertThat(grace.get("/schools/" + id + "?lang=es").body())
                .contains("Falta: no se puede contactar a nadie", "Protocolo");
        assertThat(grace.get("/schools?lang=en").body()).contains("Schools");
    }

    @Test
    void onlyANetworkAdminSeesThePages() {
        PageBrowser vera = PageBrowser.of(port, links, "Vera", Role.VERIFIER);

        for (String page : List.of("/schools", "/schools/new", "/schools/" + id, "/schools/" + id + "/protocol")) {
            assertThat(vera.get(page).statusCode()).as(page).isEqualTo(403);
        }
        assertThat(grace.get("/schools/" + id).statusCode()).isEqualTo(404);
        assertThat(Desk.of(port, keys, "Vera", Role.VERIFIER)
                        .get("/api/v1/schools/gaps")
                        .status())
                .isEqualTo(403);
    }

    private Map<String, String> with(String field, String value) {
        Map<String, String> other = new java.util.LinkedHashMap<>(facts);
        other.put(field, value);
        return other;
    }
}
