package org.campana.bench.town;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.campana.dispatcher.school.School;
import org.campana.dispatcher.school.Schools;
import org.campana.eventframe.Outbox;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.Hours;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.campana.events.SchoolPlace;
import org.campana.events.SiteKind;
import org.campana.ingest.access.Accounts;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.enrol.Enrolment;
import org.campana.notifier.enrol.EnrolmentRequest;
import org.campana.standalone.CampanaProcess;
import org.campana.standalone.Talk;
import org.campana.web.Role;

/// Puts the town into a folder of a Campana, and ends: the whole product runs for that long, and every person
/// comes in by [Enrolment], sealed, with a consent, as the demo's do. Those who report get an account and a key
/// each; the keys are left in a file beside the data, for its owner only.
///
/// Arguments: the data folder, the number of families, then `name=value` settings.
public final class TownLoader {

    private static final String KEYS = "reporters";
    private static final int BATCH = 1000;
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final Duration A_DAY = Duration.ofDays(1);

    private final Town town;
    private final Enrolment enrolment;

    private TownLoader(Town town, Enrolment enrolment) {
        this.town = town;
        this.enrolment = enrolment;
    }

    /// The process itself.
    public static void main(String[] arguments) throws IOException, SQLException {
        Map<String, Object> settings = new HashMap<>();
        for (String setting : List.of(arguments).subList(2, arguments.length)) {
            String[] nameAndValue = setting.split("=", 2);
            settings.put(nameAndValue[0], nameAndValue[1]);
        }
        Path data = Path.of(arguments[0]);
        Talk talk = new Talk(System.err);
        try (CampanaProcess campana = CampanaProcess.startDemo(data, talk, List.of(), settings)) {
            Schools schools = campana.services().getBean(Schools.class);
            Town town = new Town(Integer.parseInt(arguments[1]));
            Town.schools().forEach(name -> schools.put(school(name)));
            Town.parts().forEach(name -> schools.put(school(name)));
            schools.put(school(Town.SECOND));
            new TownLoader(town, campana.services().getBean(Enrolment.class)).enrol();
            invite(campana.services().getBean(Accounts.class), keysOf(data));
            countStatements(campana.services().getBean(DataSource.class));
            while (campana.services().getBeansOfType(Outbox.class).values().stream()
                    .anyMatch(outbox -> outbox.waiting() > 0)) {
                LockSupport.parkNanos(GLANCE.toNanos());
            }
        }
        System.exit(0);
    }

    private static School school(String name) {
        return new School(
                SchoolId.of(name),
                name,
                SiteKind.SCHOOL,
                name.replace("-", "").toUpperCase(Locale.ROOT),
                "America/Los_Angeles",
                36.5,
                -120.5,
                List.of(new SchoolPlace("p1", "Main entrance")),
                true);
    }

    private void enrol() {
        for (String name : Town.schools()) {
            enrolStaff(name);
            enrolAll(name, town.familiesOf(name).toArray());
        }
        Town.parts().forEach(this::enrolStaff);
    }

    private void enrolStaff(String school) {
        enrolment.enrol(request(Town.staffOf(school), Audience.STAFF, List.of(SchoolId.of(school))));
    }

    private void enrolAll(String school, int[] families) {
        for (int from = 0; from < families.length; from += BATCH) {
            int[] batch = IntStream.range(from, Math.min(families.length, from + BATCH))
                    .map(n -> families[n])
                    .toArray();
            List<PersonId> people = enrolment.enrolAll(IntStream.of(batch)
                    .mapToObj(person -> request(person, Audience.FAMILIES, schoolsOf(school, person)))
                    .toList());
            for (int n = 0; n < batch.length; n++) {
                if (Town.hasLeft(batch[n])) {
                    enrolment.leave(people.get(n));
                }
            }
        }
    }

    private List<SchoolId> schoolsOf(String school, int person) {
        if (!school.equals(Town.LARGE)) {
            return List.of(SchoolId.of(school));
        }
        SchoolId part = SchoolId.of(town.partOf(person));
        return Town.hasSecondSchool(person)
                ? List.of(SchoolId.of(school), part, SchoolId.of(Town.SECOND))
                : List.of(SchoolId.of(school), part);
    }

    private static EnrolmentRequest request(int person, Audience audience, List<SchoolId> schools) {
        return new EnrolmentRequest(
                PhoneNumber.of(Town.numberOf(person)),
                audience,
                schools,
                Town.languagesOf(person),
                List.of(Channel.SMS),
                audience == Audience.FAMILIES,
                List.of(),
                Hours.ANY,
                ConsentProof.invented("bench", Town.languagesOf(person).getFirst()));
    }

    /// Where the keys of those who report are, one a line.
    public static Path keysOf(Path data) {
        return data.resolve(KEYS);
    }

    private static void invite(Accounts accounts, Path file) throws IOException {
        List<String> keys = IntStream.range(0, Town.REPORTERS)
                .mapToObj(n -> {
                    UUID id = UUID.randomUUID();
                    accounts.ensure(id, "Reporter " + n, Set.of(Role.REPORTER));
                    return accounts.issueKey(id, A_DAY);
                })
                .toList();
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, keys);
    }

    /// From the database's next start on, so that the run can say how many there are a text.
    private static void countStatements(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set shared_preload_libraries = 'pg_stat_statements'");
        }
    }
}
