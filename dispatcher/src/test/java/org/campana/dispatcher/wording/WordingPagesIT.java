package org.campana.dispatcher.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.campana.dispatcher.DispatcherIntegration;
import org.campana.dispatcher.PageBrowser;
import org.campana.dispatcher.Probe;
import org.campana.dispatcher.Town;
import org.campana.dispatcher.compose.Wording;
import org.campana.dispatcher.compose.WordingKind;
import org.campana.dispatcher.school.Schools;
import org.campana.events.Audience;
import org.campana.events.Language;
import org.campana.events.sms.SmsText;
import org.campana.web.Role;
import org.campana.web.SignInLinks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The editor as a browser without script has it.
class WordingPagesIT extends DispatcherIntegration {

    private static final String HINT = "/wordings/stop-hint/es";
    private static final String PAGE = HINT + "?audience=FAMILIES";

    @LocalServerPort
    private int port;

    @Autowired
    private SignInLinks links;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Schools schools;

    @Autowired
    private Probe probe;

    @Autowired
    private WordingChecks checks;

    @AfterEach
    void asItWas() {
        jdbc.sql(
                        "delete from dispatch.wording where name = 'stop-hint' and (version > 1 or language not in ('en', 'es'))")
                .update();
    }

    @Test
    void theListSaysInWordsWhatIsMissingInWhichLanguage() {
        Town.of(schools, probe, jdbc).people(2, Audience.FAMILIES, "vi");

        String list = translator("Marta").get("/wordings").body();

        assertThat(list)
                .contains(
                        "Ti\u1ebfng Vi\u1ec7t", "Draft, not sent", "No. Still missing:", "In use", "Campana reviewers");
        assertThat(list).contains("Mam", "By voice only, in recordings of people who speak it.");
        assertThat(translator("Marta").get("/wordings?lang=es&audience=STAFF").body())
                .contains("Lo que se le dice a la gente", "Primera alerta");
    }

    @Test
    void theLetterThatMakesATextLongIsNamedWithItsPlace() {
        String checked = translator("Marta")
                .submit(
                        PAGE,
                        HINT + "/check",
                        Map.of("audience", "FAMILIES", "text", "Para salir escriba all\u00e1 ALTO."))
                .body();

        assertThat(checked).contains("Letters that make it long", "at letter 23 of the text", "you could write a");
        assertThat(checked)
                .contains("value=\"Para salir escriba alla ALTO.\"", "Use the approved text", "Long letters");
        assertThat(inUse()).isEqualTo("ALTO para salir.");
    }

    @Test
    void aDraftIsApprovedByAnotherPersonOnly() {
        PageBrowser marta = translator("Marta");
        PageBrowser tomas = translator("Tomas");
        Map<String, String> draft =
                Map.of("audience", "FAMILIES", "version", "1", "text", "Escriba ALTO si quiere salir.");

        assertThat(marta.submit(PAGE, HINT, draft).body())
                .contains("Saved as a draft", "These are your words", "Draft 2 by Marta");
        assertThat(marta.submit(PAGE, HINT + "/approval", version(2)).body())
                .contains("Nobody approves their own words");
        assertThat(inUse()).isEqualTo("ALTO para salir.");
        assertThat(tomas.submit(PAGE, HINT + "/approval", version(1)).body())
                .contains("Somebody else changed this text");

        assertThat(tomas.submit(PAGE, HINT + "/approval", version(2)).body()).contains("Approved. It is in use");
        assertThat(inUse()).isEqualTo("Escriba ALTO si quiere salir.");
        assertThat(tomas.submit(PAGE, HINT + "/withdrawal", version(2)).body()).contains("Only an administrator");
    }

    @Test
    void whatBreaksARuleIsNotStoredAndStaysInTheBox() {
        PageBrowser marta = translator("Marta");

        var answer = marta.submit(
                PAGE,
                HINT,
                Map.of("audience", "FAMILIES", "version", "1", "text", "Rodeen el carro del agente Torres!"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "Take out who the agent is: agente Torres",
                        "Take out the call to act against agents: rodeen",
                        "Take out the exclamation mark",
                        ">Rodeen el carro del agente Torres!</textarea>");
        assertThat(marta.get(PAGE).body()).contains("Version 1 is in use");
    }

    @Test
    void anOlderDraftIsNotApprovedPastANewerRule() {
        jdbc.sql("""
                insert into dispatch.wording (name, audience, language, version, kind, text, state, editor)
                values ('stop-hint', 'FAMILIES', 'es', 2, 'STOP_HINT', 'ALTO YA', 'UNREVIEWED', 'Somebody')
                """).update();

        assertThat(translator("Tomas")
                        .submit(PAGE, HINT + "/approval", version(2))
                        .body())
                .contains("It breaks a rule. Change it first.");
        assertThat(inUse()).isEqualTo("ALTO para salir.");
    }

    @Test
    void arabicIsMirroredAndNamesItsLanguage() {
        String arabic = translator("Marta")
                .get("/wordings/agents-near-school/ar?audience=FAMILIES")
                .body();

        assertThat(arabic).containsPattern("<textarea[^>]*lang=\"ar\"[^>]*dir=\"rtl\"");
        assertThat(arabic).containsPattern("<p class=\"bubble\" lang=\"ar\" dir=\"rtl\">");
        assertThat(arabic).contains("No alert goes out in this language before these are approved too:");
    }

    @Test
    void aLanguageThatIsHeardHasNoBoxToWriteIn() {
        assertThat(translator("Marta")
                        .get("/wordings/agents-near-school/mam?audience=FAMILIES")
                        .body())
                .contains("This language is told by voice.")
                .doesNotContain("<textarea");
    }

    @Test
    void costIsSegmentsTimesThePeopleWhoWouldReadIt() {
        Town.of(schools, probe, jdbc).people(3, Audience.FAMILIES, "so", "en");
        int phones = jdbc.sql("""
                select count(distinct person_id) from dispatch.audience_member
                where audience = 'FAMILIES' and 'SMS' = any(channels) and languages[1] = 'so'
                """).query(Integer.class).single();

        WordingCheck check = checks.of(hint("so", "STOP si aad uga baxdo \u00e1."));

        assertThat(check.phones()).isEqualTo(phones);
        assertThat(check.segmentsInAll()).isEqualTo(phones);
        assertThat(check.seconds()).isEqualTo((phones + 3) / 4);
    }

    /// Rubric 16: twenty of the vectors that Twilio's calculator made.
    @Test
    void theEditorCountsAsTheCarrierBills() throws IOException {
        JsonNode vectors = JsonMapper.shared()
                .readTree(Files.readString(Path.of("../alert-events/src/test/resources/sms/segments.json")));
        List<JsonNode> samples = vectors.valueStream()
                .filter(vector -> Stream.of("{", "}", "'", "\n", "\r", " ")
                        .noneMatch(special -> text(vector).contains(special)))
                .filter(vector -> !text(vector).isBlank() && text(vector).length() <= 1600)
                .toList();
        int step = samples.size() / 20;

        for (int i = 0; i < 20; i++) {
            JsonNode sample = samples.get(i * step);
            SmsText shown = checks.of(hint("en", text(sample))).sms();

            assertThat(shown).as(sample.get("note").asString()).isNotNull();
            assertThat(shown.segments()).isEqualTo(sample.get("segments").asInt());
            assertThat(shown.units()).isEqualTo(sample.get("units").asInt());
            assertThat(shown.breakers())
                    .isEqualTo(sample.get("breakers")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList());
        }
    }

    @Test
    void aTableThatNobodyWroteInChangesNothing() {
        PageBrowser marta = translator("Marta");
        String table = marta.get("/wordings.csv?language=es").body();

        String look = marta.submitParts("/wordings", "/wordings/imports", "file", "es.csv", table)
                .body();

        assertThat(table).startsWith("\uFEFFname,audience,language,version,kind,english,text,state,notes");
        assertThat(look).contains("Nothing new, none changed, none refused").doesNotContain("Save them as drafts");
    }

    @Test
    void aTableIsLookedAtFirstAndMakesDraftsOnly() {
        PageBrowser marta = translator("Marta");
        String table = """
                name,audience,language,version,text
                stop-hint,FAMILIES,ht,0,"Ekri STOP pou soti."
                stop-hint,FAMILIES,es,1,"Escriba ALTO si quiere salir."
                stop-hint,FAMILIES,so,0,"STOP!"
                stop-hint,FAMILIES,pt-BR,4,"Escreva STOP para sair."
                no-such,FAMILIES,ht,0,"Anyen."
                """;

        String look = marta.submitParts("/wordings", "/wordings/imports", "file", "t.csv", table)
                .body();
        assertThat(look)
                .contains(
                        "1 new, 1 changed, 3 refused",
                        "Take out the exclamation mark",
                        "Somebody else changed this text")
                .contains("There is no text of this name for these people.");
        assertThat(versions()).isZero();

        String done = marta.submitParts(
                        "/wordings", "/wordings/imports/confirmation", "table", "", PageBrowser.hidden(look, "table"))
                .body();
        assertThat(done).contains("2 texts were saved as drafts.");
        assertThat(versions()).isEqualTo(2);
        assertThat(inUse()).isEqualTo("ALTO para salir.");
    }

    @Test
    void aBrokenTableNamesTheColumnThatIsMissing() {
        String look = translator("Marta")
                .submitParts("/wordings", "/wordings/imports", "file", "t.csv", "name,text\nupdate,Hola\n")
                .body();

        assertThat(look).contains("The column &quot;audience&quot; is missing.").doesNotContain("Save them as drafts");
    }

    @Test
    void aCellThatASpreadsheetWouldRunIsEscapedOnItsWayOut() {
        jdbc.sql("""
                insert into dispatch.wording (name, audience, language, version, kind, text, state, editor)
                values ('stop-hint', 'FAMILIES', 'so', 1, 'STOP_HINT', '=HYPERLINK(1)', 'UNREVIEWED', 'Somebody')
                """).update();
        PageBrowser marta = translator("Marta");

        String table = marta.get("/wordings.csv?language=so").body();

        assertThat(table).contains(",'=HYPERLINK(1),");
        assertThat(marta.submitParts("/wordings", "/wordings/imports", "file", "so.csv", table)
                        .body())
                .contains("Nothing new, none changed, none refused");
    }

    @Test
    void onlyThoseWhoWriteWordsOpenThePages() {
        PageBrowser verifier = PageBrowser.of(port, links, "Vera", Role.VERIFIER);

        assertThat(List.of("/wordings", PAGE, "/wordings.csv?language=es"))
                .allSatisfy(path -> assertThat(verifier.get(path).statusCode()).isEqualTo(403));
    }

    private PageBrowser translator(String name) {
        return PageBrowser.of(port, links, name, Role.TRANSLATOR);
    }

    private static Map<String, String> version(int version) {
        return Map.of("audience", "FAMILIES", "version", Integer.toString(version));
    }

    private static Wording hint(String language, String text) {
        return Wording.draft("stop-hint", Audience.FAMILIES, Language.of(language), 1, WordingKind.STOP_HINT, text);
    }

    private static String text(JsonNode vector) {
        StringBuilder text = new StringBuilder();
        vector.get("text")
                .forEach(piece ->
                        text.repeat(piece.get(0).asString(), piece.get(1).asInt()));
        return text.toString();
    }

    private int versions() {
        return jdbc.sql("select count(*) from dispatch.wording where name = 'stop-hint' and editor = 'Marta'")
                .query(Integer.class)
                .single();
    }

    private String inUse() {
        return jdbc.sql("""
                        select text from dispatch.wording where name = 'stop-hint' and language = 'es'
                          and state = 'APPROVED' order by version desc limit 1
                        """).query(String.class).single();
    }
}
