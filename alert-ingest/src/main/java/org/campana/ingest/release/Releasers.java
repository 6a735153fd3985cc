package org.campana.ingest.release;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.campana.events.SchoolId;
import org.campana.ingest.access.Accounts;
import org.campana.ingest.access.Audit;
import org.campana.ingest.access.Fact;
import org.campana.ingest.column.Columns;
import org.campana.ingest.request.Fields;
import org.campana.ingest.school.Schools;
import org.campana.web.Person;
import org.campana.web.Problem;
import org.campana.web.Role;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who may release for which school: every releaser of the network, or the people a school named.
///
/// Naming people never makes an alert impossible. Where fewer of those named can approve than an alert needs (they lost
/// the role, or one of them wrote it), every other releaser of the network may: it still takes people other than the
/// author, so nobody tells families alone, and a lost alert is the greater harm.
@Component
public class Releasers {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Schools schools;
    private final Audit audit;

    Releasers(JdbcClient jdbc, Accounts accounts, Schools schools, Audit audit) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.schools = schools;
        this.audit = audit;
    }

    /// Those who hold the role now, by name.
    public List<Person> ofTheNetwork() {
        return accounts.all().stream()
                .filter(person -> person.has(Role.RELEASER))
                .toList();
    }

    /// Those whom this school named and who still hold the role, by name; empty when it named nobody, or nobody of them
    /// is left.
    public List<Person> of(SchoolId school) {
        Set<UUID> named = named(school);
        return ofTheNetwork().stream()
                .filter(person -> named.contains(person.id()))
                .toList();
    }

    /// How many it named, whether they hold the role or not.
    public int namedBy(SchoolId school) {
        return named(school).size();
    }

    /// The people who alone may approve this alert; empty when every releaser but its author may.
    public List<Person> alone(Alert alert) {
        List<Person> others = of(alert.schoolId()).stream()
                .filter(person -> !person.id().equals(alert.author()))
                .toList();
        return others.size() < Math.max(1, alert.approvalsNeeded()) ? List.of() : others;
    }

    /// Refuses who may not approve.
    ///
    /// @throws Problem 403, naming who may
    void refuseOthers(Alert alert, Person person) {
        List<Person> alone = alone(alert);
        if (!alone.isEmpty() && alone.stream().noneMatch(each -> each.id().equals(person.id()))) {
            throw Problem.of(
                            HttpStatus.FORBIDDEN,
                            "not-releaser-of-school",
                            "Other people release for this school",
                            "It named who may: "
                                    + alone.stream().map(Person::name).collect(Collectors.joining(", ")) + ".")
                    .field("alertId")
                    .fix("Ask one of them to approve it. You can send it back.");
        }
    }

    /// Names who may release for a school, instead of whoever was named before.
    ///
    /// @param people account ids; empty for every releaser of the network
    /// @throws Problem 404 for a school that is not here, 422 for somebody who is no releaser
    @Transactional
    public void name(Person admin, SchoolId school, Collection<UUID> people) {
        if (schools.find(school).isEmpty()) {
            throw Fields.notFound("school");
        }
        Set<UUID> wanted = new LinkedHashSet<>(people);
        Set<UUID> releasers = ofTheNetwork().stream().map(Person::id).collect(Collectors.toSet());
        wanted.stream().filter(id -> !releasers.contains(id)).findFirst().ifPresent(stranger -> {
            throw Problem.of(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "not-a-releaser",
                            "Not a releaser",
                            "The person " + stranger + " does not hold the role RELEASER.")
                    .field("people")
                    .fix("Name people of GET /api/v1/releasers, or give them the role first.");
        });
        if (wanted.equals(named(school))) {
            return;
        }
        jdbc.sql("delete from ingest.school_releaser where school_id = :school")
                .param("school", school.value())
                .update();
        wanted.forEach(person -> jdbc.sql(
                        "insert into ingest.school_releaser (school_id, person_id) values (:school, :person)")
                .param("school", school.value())
                .param("person", person)
                .update());
        audit.by(
                admin,
                Fact.RELEASERS_NAMED,
                UUID.nameUUIDFromBytes(("school:" + school).getBytes(StandardCharsets.UTF_8)),
                "school " + school + ", people " + wanted);
    }

    private Set<UUID> named(SchoolId school) {
        return new HashSet<>(jdbc.sql("select person_id from ingest.school_releaser where school_id = :school")
                .params(Map.of("school", school.value()))
                .query((row, number) -> Columns.id(row, "person_id"))
                .list());
    }
}
