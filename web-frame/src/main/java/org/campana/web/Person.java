package org.campana.web;

import java.io.Serializable;
import java.security.Principal;
import java.util.Set;
import java.util.UUID;

/// Who is asking: the principal of every signed-in request, by session or by key. The name is shown to other
/// signed-in people only; logs and topics carry the id.
///
/// @param id stable for this person, never reused
/// @param name as shown beside a decision, 1 to 100 characters
/// @param roles what this person may; may be empty
public record Person(UUID id, String name, Set<Role> roles) implements Principal, Serializable {

    private static final long serialVersionUID = 1;
    private static final int LONGEST_NAME = 100;

    /// Fails with an [IllegalArgumentException] for a blank or overlong name.
    public Person {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("name must have 1 to " + LONGEST_NAME + " characters");
        }
        roles = Set.copyOf(roles);
    }

    @Override
    public String getName() {
        return name;
    }

    /// Whether this person holds the role.
    public boolean has(Role role) {
        return roles.contains(role);
    }

    /// The id alone: a person's name does not belong into a log line.
    @Override
    public String toString() {
        return id.toString();
    }
}
