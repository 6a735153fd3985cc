package org.campana.ingest;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.campana.ingest.access.Accounts;
import org.campana.web.Person;
import org.campana.web.Role;

/// The people of a test, each with a key.
class TestPeople {

    private final Accounts accounts;
    private final Map<UUID, String> keys = new ConcurrentHashMap<>();

    TestPeople(Accounts accounts) {
        this.accounts = accounts;
    }

    /// Somebody new with these roles.
    Person person(String name, Role... roles) {
        return accounts.ensure(UUID.randomUUID(), name, Set.of(roles));
    }

    /// Somebody new who may report.
    Person reporter() {
        return person("Rosa", Role.REPORTER);
    }

    /// Somebody new who may verify.
    Person verifier(String name) {
        return person(name, Role.VERIFIER);
    }

    /// Somebody new who may release.
    Person releaser(String name) {
        return person(name, Role.RELEASER);
    }

    /// The clear key of a person, for `Authorization: Bearer`.
    String key(Person person) {
        return keys.computeIfAbsent(person.id(), id -> accounts.issueKey(id, Duration.ofHours(1)));
    }
}
