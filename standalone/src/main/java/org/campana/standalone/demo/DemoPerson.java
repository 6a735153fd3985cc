package org.campana.standalone.demo;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.campana.web.Person;
import org.campana.web.Role;

/// The people of Valle Verde who work at the desk. Five different ones, because nobody can alarm a school alone.
enum DemoPerson {
    ROSA("Rosa", "reports what she sees on the street", Role.REPORTER),
    ANA("Ana", "verifies reports", Role.VERIFIER),
    LUIS("Luis", "approves what goes to families", Role.RELEASER),
    TOM("Tom", "is the front desk of Lincoln School", Role.SITE_CONTACT),
    GRACE("Grace", "runs the network", Role.NETWORK_ADMIN, Role.AUDITOR);

    private final Person person;
    private final String does;

    DemoPerson(String name, String does, Role... roles) {
        UUID id = UUID.nameUUIDFromBytes(("valle-verde/" + name).getBytes(StandardCharsets.UTF_8));
        this.person = new Person(id, name, Set.of(roles));
        this.does = does;
    }

    Person person() {
        return person;
    }

    String does() {
        return does;
    }

    /// The lower-case name that stands in a path.
    String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
