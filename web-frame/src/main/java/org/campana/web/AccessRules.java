package org.campana.web;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;

/// Who may call what in one module. Each module declares one bean of it; all of them together are the whole list,
/// and what is on no list is answered as if it did not exist. The most specific pattern wins, whatever the order.
///
/// @param rules one per method and pattern
public record AccessRules(List<Rule> rules) {

    /// Copies the list.
    public AccessRules {
        rules = List.copyOf(rules);
    }

    /// The rules of one module.
    public static AccessRules of(Rule... rules) {
        return new AccessRules(Arrays.asList(rules));
    }

    /// Open to people who hold at least one of these roles. Fails with an [IllegalArgumentException] without a role.
    public static Rule allow(HttpMethod method, String pattern, Role... anyOf) {
        return new Rule(method, pattern, new AnyOf(Set.of(anyOf)));
    }

    /// Open to whoever is signed in, with any role or none.
    public static Rule signedIn(HttpMethod method, String pattern) {
        return new Rule(method, pattern, new SignedIn());
    }

    /// Open to everyone. Under `/webhooks` and `/carrier` the module itself checks who is calling.
    public static Rule everyone(HttpMethod method, String pattern) {
        return new Rule(method, pattern, new Everyone());
    }

    /// One line of the list.
    ///
    /// @param method exactly this one; a rule for GET covers HEAD
    /// @param pattern a Spring path pattern such as `/api/v1/incidents/{id}`
    /// @param who whom it is open to
    public record Rule(HttpMethod method, String pattern, Who who) {

        /// Fails with an [IllegalArgumentException] if the pattern does not start with a slash.
        public Rule {
            if (!pattern.startsWith("/")) {
                throw new IllegalArgumentException("pattern must start with a slash but is " + pattern);
            }
        }
    }

    /// Whom a rule is open to.
    public sealed interface Who {}

    /// No need to sign in.
    public record Everyone() implements Who {}

    /// Any signed-in person.
    public record SignedIn() implements Who {}

    /// A person who holds one of the roles.
    ///
    /// @param roles at least one
    public record AnyOf(Set<Role> roles) implements Who {

        /// Fails with an [IllegalArgumentException] if no role is named.
        public AnyOf {
            roles = Set.copyOf(roles);
            if (roles.isEmpty()) {
                throw new IllegalArgumentException("a rule needs a role; use signedIn for whoever is signed in");
            }
        }
    }
}
