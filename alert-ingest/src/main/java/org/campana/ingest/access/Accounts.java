package org.campana.ingest.access;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.campana.ingest.column.Columns;
import org.campana.web.Person;
import org.campana.web.PersonKeys;
import org.campana.web.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The people who work here. Sessions and key hashes belong to web-frame; names and roles are kept here, so that a
/// page can say who decided.
@Component
public class Accounts {

    private final JdbcClient jdbc;
    private final PersonKeys keys;
    private final Audit audit;

    Accounts(JdbcClient jdbc, PersonKeys keys, Audit audit) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.audit = audit;
    }

    /// Makes the account be as given, new or not. When the roles of a known person change, all their keys end, so
    /// that no key carries roles its person has lost.
    @Transactional
    public Person ensure(UUID id, String name, Set<Role> roles) {
        Person person = new Person(id, name, roles);
        Optional<Person> known = find(id);
        if (known.isPresent() && known.get().equals(person)) {
            return person;
        }
        jdbc.sql("""
                insert into ingest.account (person_id, name, roles) values (:id, :name, :roles)
                on conflict (person_id) do update
                    set name = excluded.name, roles = excluded.roles, changed_at = now()
                """)
                .param("id", id)
                .param("name", name)
                .param("roles", roles.stream().map(Role::name).sorted().toArray(String[]::new))
                .update();
        if (known.isPresent() && !known.get().roles().equals(roles)) {
            keys.revokeAll(id);
        }
        audit.byClock(
                Fact.ACCOUNT_SET,
                id,
                "roles " + roles.stream().map(Role::name).sorted().toList());
        return person;
    }

    /// A new API key of a known person; the clear key is returned this once and stored nowhere.
    ///
    /// @throws IllegalArgumentException when nobody has this id
    @Transactional
    public String issueKey(UUID id, Duration validity) {
        Person person = find(id).orElseThrow(
                        () -> new IllegalArgumentException("No account has the id " + id + "; ensure it first"));
        audit.byClock(Fact.KEY_ISSUED, id, "valid for " + validity);
        return keys.issue(person, validity);
    }

    /// The account with this id.
    public Optional<Person> find(UUID id) {
        return jdbc.sql("select person_id, name, roles from ingest.account where person_id = :id")
                .param("id", id)
                .query((row, n) -> new Person(Columns.id(row, "person_id"), row.getString("name"), rolesOf((String[])
                        row.getArray("roles").getArray())))
                .optional();
    }

    /// Everybody, by name.
    public List<Person> all() {
        return jdbc.sql("select person_id, name, roles from ingest.account order by name, person_id")
                .query((row, n) -> new Person(Columns.id(row, "person_id"), row.getString("name"), rolesOf((String[])
                        row.getArray("roles").getArray())))
                .list();
    }

    private static Set<Role> rolesOf(String[] names) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(names).map(Role::valueOf).forEach(roles::add);
        return Set.copyOf(roles);
    }
}
