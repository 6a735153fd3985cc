package org.campana.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// How the person behind a key or a link is kept in its row: a copy, since accounts belong to another schema.
final class PersonRow {

    private PersonRow() {}

    static Person read(ResultSet row, int number) throws SQLException {
        String[] names = (String[]) row.getArray("roles").getArray();
        return new Person(row.getObject("person_id", UUID.class), row.getString("person_name"), known(names));
    }

    static String[] roles(Person person) {
        return person.roles().stream().map(Role::name).sorted().toArray(String[]::new);
    }

    /// A role that this version does not know is left out: during an upgrade a newer neighbour may have written it,
    /// and to grant less is the safe reading.
    private static Set<Role> known(String[] names) {
        List<String> stored = Arrays.asList(names);
        Set<Role> roles = new HashSet<>();
        for (Role role : Role.values()) {
            if (stored.contains(role.name())) {
                roles.add(role);
            }
        }
        return roles;
    }
}
