package org.campana.standalone.demo;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.campana.web.Person;
import org.campana.web.Role;

/// The people of Valle Verde who work at the desk. Different ones, because nobody can alarm a school alone.
enum DemoPerson {
    /// Reports what she sees on the street.
    ROSA,
    /// Verifies reports.
    ANA,
    /// Approves what goes to families.
    LUIS,
    /// Is the front desk of Lincoln School.
    TOM,
    /// Runs the network.
    GRACE,
    /// Writes what families are told, in Spanish.
    MARTA;

    /// The same id at every call.
    Person person() {
        String name = name().charAt(0) + slug().substring(1);
        return new Person(
                UUID.nameUUIDFromBytes(("valle-verde/" + name).getBytes(StandardCharsets.UTF_8)), name, roles());
    }

    private Set<Role> roles() {
        return switch (this) {
            case ROSA -> Set.of(Role.REPORTER);
            case ANA -> Set.of(Role.VERIFIER);
            case LUIS -> Set.of(Role.RELEASER);
            case TOM -> Set.of(Role.SITE_CONTACT);
            case GRACE -> Set.of(Role.NETWORK_ADMIN, Role.AUDITOR);
            case MARTA -> Set.of(Role.TRANSLATOR);
        };
    }

    /// The lower-case name that stands in a path.
    String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
