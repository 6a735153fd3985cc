package org.campana.dispatcher.enlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.campana.dispatcher.Desk;
import org.campana.dispatcher.DispatcherIntegration;
import org.campana.dispatcher.PageBrowser;
import org.campana.dispatcher.school.Editor;
import org.campana.dispatcher.school.School;
import org.campana.dispatcher.school.Schools;
import org.campana.events.SchoolId;
import org.campana.events.SiteKind;
import org.campana.web.PersonKeys;
import org.campana.web.Role;
import org.campana.web.SignInLinks;
import org.campana.web.sheet.SheetProblem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

class SchoolImportIT extends DispatcherIntegration {

    private static final String HEAD = "name,keyword,latitude,longitude,school,time zone,places\n";
    private static final Editor GRACE = new Editor(UUID.randomUUID(), "Grace");

    @LocalServerPort
    private int port;

    @Autowired
    private SchoolImports imports;

    @Autowired
    private Schools schools;

    @Autowired
    private SignInLinks links;

    @Autowired
    private PersonKeys keys;

    @Autowired
    private JdbcClient jdbc;

    private String random;

    @BeforeEach
    void aNameOfItsOwn() {
        random = UUID.randomUUID().toString().substring(0, 6);
    }

    @Test
    void fiveHundredRowsChangeNothingBeforeTheyAreConfirmedAndOnceAfterwards() {
        schools.put(school(0, "Old name"));

        SchoolImports.DryRun dryRun = send(HEAD + rows(500), false);

        assertThat(dryRun.report().problems()).isEmpty();
        assertThat(dryRun.counts()).isEqualTo(new ImportCounts(499, 1, 0, 0));
        assertThat(schools.find(id(1))).isEmpty();
        assertThat(schools.find(id(0)).orElseThrow().name()).isEqualTo("Old name");

        Optional<ImportCounts> done = imports.confirm(dryRun.id(), GRACE);
        Optional<ImportCounts> again = imports.confirm(dryRun.id(), GRACE);

        assertThat(done).contains(new ImportCounts(499, 1, 0, 0)).isEqualTo(again);
        assertThat(schools.find(id(499)).orElseThrow().places())
                .extracting(place -> place.name())
                .containsExactly("5th and Oak", "Main gate");
        assertThat(schools.find(id(0)).orElseThrow().name()).isEqualTo("School 0");
        assertThat(send(HEAD + rows(500), false).counts()).isEqualTo(new ImportCounts(0, 0, 500, 0));
        assertThat(waiting(dryRun.id())).isZero();
    }

    @Test
    void aSchoolLeavesOnlyWhenTheFileIsTheWholeList() {
        schools.put(school(7, "Leaving School"));
        String everybodyElse = HEAD
                + schools.all().stream()
                        .filter(one -> !one.schoolId().equals(id(7)))
                        .map(one -> "\"%s\",%s,%s,%s,%s,,\n"
                                .formatted(one.name(), one.keyword(), one.latitude(), one.longitude(), one.schoolId()))
                        .collect(Collectors.joining());
        long inactive = schools.all().stream().filter(one -> !one.active()).count();

        assertThat(send(everybodyElse, false).counts().leaving()).isZero();
        SchoolImports.DryRun whole = send(everybodyElse, true);

        assertThat(whole.counts().leaving()).isEqualTo(1);
        assertThat(whole.counts().changed()).isEqualTo((int) inactive);
        imports.cancel(whole.id());
        assertThat(imports.confirm(whole.id(), GRACE)).isEmpty();
        assertThat(schools.find(id(7)).orElseThrow().active()).isTrue();
    }

    @Test
    void aBrokenFileIsNotKept() {
        long before = waiting();

        SchoolImports.DryRun refused = send(HEAD + row(1).replace("36.7", "north"), false);

        assertThat(refused.id()).isNull();
        assertThat(refused.report().problems()).extracting(SheetProblem::code).containsExactly("schools.row.latitude");
        assertThat(waiting()).isEqualTo(before);
    }

    @Test
    void aKeywordThatIsTakenAndASchoolThatStandsTwiceAreRefusedByLine() {
        schools.put(school(1, "Taken School"));

        SchoolImports.DryRun refused = send(HEAD + row(2).replace(keyword(2), keyword(1)) + row(3) + row(3), false);

        assertThat(refused.report().problems())
                .extracting(SheetProblem::line, SheetProblem::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2L, "schools.row.keyword-taken"),
                        org.assertj.core.groups.Tuple.tuple(4L, "schools.row.twice"));
    }

    @Test
    void aKeywordThatIsTakenSinceTheDryRunChangesNothing() {
        SchoolImports.DryRun dryRun = send(HEAD + row(4) + row(5), false);
        School other = school(5, "Faster School");
        schools.put(new School(
                new SchoolId("other-" + random),
                other.name(),
                other.kind(),
                other.keyword(),
                other.timeZone(),
                1,
                1,
                List.of(),
                true));

        Desk.Answer refused = desk().post("/api/v1/schools/imports/" + dryRun.id() + "/confirmation", "");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("field")).isEqualTo("keyword");
        assertThat(schools.find(id(4))).isEmpty();
    }

    @Test
    void tenThousandRowsAreReadAPageAtATime() {
        SchoolImports.DryRun dryRun = send(HEAD + rows(10_000), false);

        assertThat(dryRun.counts().fresh()).isEqualTo(10_000);
        assertThat(waiting(dryRun.id())).isEqualTo(10_000);
        assertThat(send(HEAD + rows(10_001), false).report().problems())
                .extracting(SheetProblem::code)
                .containsExactly("sheet.file.too-many-rows");
        imports.cancel(dryRun.id());
        assertThat(waiting(dryRun.id())).isZero();
    }

    @Test
    void whatNobodyConfirmsIsGoneAfterAnHour() {
        SchoolImports.DryRun dryRun = send(HEAD + row(6), false);
        jdbc.sql("update dispatch.school_import set sent_at = now() - interval '61 minutes' where id = :id")
                .param("id", dryRun.id())
                .update();

        assertThat(imports.confirm(dryRun.id(), GRACE)).isEmpty();
        imports.forget();

        assertThat(waiting(dryRun.id())).isZero();
        assertThat(schools.find(id(6))).isEmpty();
    }

    @Test
    void ofAOneRosterZipOnlyTheSchoolsAreRead() {
        byte[] zip = zip(Map.of(
                "manifest.csv", "propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\nfile.orgs,bulk\n",
                "orgs.csv",
                        "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\n"
                                + "d,active,,Valle District,district,1,\n"
                                + "s1,active,,Niños " + random + ",school,10,d\n"
                                + "s2,tobedeleted,,Gone " + random + ",school,11,d\n",
                "users.csv", "\u0000 not to be read"));

        SchoolImports.DryRun lost = imports.send(UUID.randomUUID(), zip, new Terms(false, Map.of(), null, null, null));
        SchoolImports.DryRun dryRun =
                imports.send(UUID.randomUUID(), zip, new Terms(false, Map.of(), 36.7, -119.7, "America/Los_Angeles"));

        assertThat(lost.report().problems()).extracting(SheetProblem::code).containsExactly("schools.one-roster.point");
        assertThat(dryRun.counts()).isEqualTo(new ImportCounts(1, 0, 0, 0));
        imports.confirm(dryRun.id(), GRACE);
        School school = schools.find(new SchoolId("ninos-" + random)).orElseThrow();
        assertThat(school.name()).isEqualTo("Niños " + random);
        assertThat(school.kind()).isEqualTo(SiteKind.SCHOOL);
        assertThat(school.keyword()).matches("[A-Z0-9]{2,20}");
        assertThat(imports.send(UUID.randomUUID(), zip, new Terms(false, Map.of(), null, null, null))
                        .counts())
                .isEqualTo(new ImportCounts(0, 0, 1, 0));
    }

    @Test
    void aZipThatIsNoneOrABombIsRefused() {
        String orgs = "sourcedId,name,type\ns1,A School,school\n";
        assertThat(code(zip(Map.of("orgs.csv", orgs)))).isEqualTo("schools.one-roster.files");
        assertThat(code(zip(Map.of("manifest.csv", "propertyName,value\noneroster.version,9\n", "orgs.csv", orgs))))
                .isEqualTo("schools.one-roster.manifest");
        assertThat(code(zip(Map.of("users.csv", "0".repeat(40 * 1024 * 1024)))))
                .isEqualTo("schools.one-roster.too-large");
        assertThat(code(zip(IntStream.range(0, 60).boxed().collect(Collectors.toMap(n -> n + ".csv", n -> "x")))))
                .isEqualTo("schools.one-roster.too-large");
        assertThat(code("PK\u0003\u0004 nothing".getBytes(StandardCharsets.UTF_8)))
                .startsWith("schools.one-roster.");
    }

    @Test
    void theWholeWayWorksByPlainForms() {
        PageBrowser grace = PageBrowser.of(port, links, "Grace", Role.NETWORK_ADMIN);
        assertThat(grace.get("/schools/import/template.csv").body()).contains("name,keyword,latitude,longitude");
        byte[] odd = ("site,keyword,latitude,longitude,time zone\nOdd " + random + "," + keyword(8)
                        + ",1,2,America/Denver\n")
                .getBytes(StandardCharsets.UTF_8);

        String unmatched = grace.submitFile("/schools/import", "/schools/import", Map.of(), "file", odd)
                .body();
        String dryRun = grace.submitFile(
                        "/schools/import", "/schools/import", Map.of("heading", "site", "column", "name"), "file", odd)
                .body();
        String action = java.util.regex.Pattern.compile("/schools/imports/[0-9a-f-]+/confirmation")
                .matcher(dryRun)
                .results()
                .findFirst()
                .orElseThrow()
                .group();
        HttpResponse<String> done = grace.submit("/schools/import", action, Map.of());

        assertThat(unmatched).contains("Which column is which", "The column &quot;name&quot; is missing.");
        assertThat(dryRun).contains("1 new, 0 changed, 0 leave", "Nothing has changed yet.");
        assertThat(done.body()).contains("What was changed", "1 new");
        assertThat(schools.all()).extracting(School::name).contains("Odd " + random);
    }

    @Test
    void aProgramImportsByRest() {
        Desk.Answer dryRun = desk().post("/api/v1/schools/imports", HEAD + row(9), "text/csv");
        Desk.Answer wrong = desk().post("/api/v1/schools/imports", HEAD + row(9).replace("36.7", "x"), "text/csv");
        Desk.Answer done = desk().post("/api/v1/schools/imports/" + dryRun.at("id") + "/confirmation", "");

        assertThat(dryRun.body().path("sound").asBoolean()).isTrue();
        assertThat(dryRun.body().at("/counts/fresh").asInt()).isEqualTo(1);
        assertThat(wrong.body().path("sound").asBoolean()).isFalse();
        assertThat(wrong.body().at("/problems/0/column").asString("")).isEqualTo("latitude");
        assertThat(done.body().path("confirmed").asBoolean()).isTrue();
        assertThat(schools.find(id(9))).isPresent();
        assertThat(desk().post("/api/v1/schools/imports/" + UUID.randomUUID() + "/confirmation", "")
                        .status())
                .isEqualTo(404);
    }

    private Desk desk() {
        return Desk.of(port, keys, "Ada", Role.NETWORK_ADMIN);
    }

    private SchoolImports.DryRun send(String csv, boolean whole) {
        return imports.send(
                UUID.randomUUID(), csv.getBytes(StandardCharsets.UTF_8), new Terms(whole, Map.of(), null, null, null));
    }

    private String code(byte[] file) {
        return imports.send(UUID.randomUUID(), file, new Terms(false, Map.of(), 1.0, 1.0, "America/Denver"))
                .report()
                .problems()
                .getFirst()
                .code();
    }

    private String rows(int count) {
        List<String> rows = new ArrayList<>();
        IntStream.range(0, count).forEach(n -> rows.add(row(n)));
        return String.join("", rows);
    }

    private String row(int n) {
        return "School %d,%s,36.7,-119.8,%s,America/Los_Angeles,5th and Oak; Main gate\n"
                .formatted(n, keyword(n), id(n));
    }

    private String keyword(int n) {
        return (random + "N" + n).toUpperCase(Locale.ROOT);
    }

    private SchoolId id(int n) {
        return new SchoolId("i-" + random + "-" + n);
    }

    private School school(int n, String name) {
        return new School(
                id(n), name, SiteKind.SCHOOL, keyword(n), "America/Los_Angeles", 36.7, -119.8, List.of(), true);
    }

    private long waiting() {
        return jdbc.sql("select count(*) from dispatch.school_import")
                .query(Long.class)
                .single();
    }

    private int waiting(UUID id) {
        return jdbc.sql("select count(*) from dispatch.school_import_row where import_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private static byte[] zip(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
