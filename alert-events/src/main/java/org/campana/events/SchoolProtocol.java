package org.campana.events;

import java.util.List;
import java.util.Optional;

/// Who is told what at a school, as its network agreed with it. Says less than what holds: whoever reads it keeps its
/// own guard rails, such as the second person before families.
///
/// @param version grows by one with each change
/// @param rules at most one an audience and state; an audience without one is told as the network does by default
public record SchoolProtocol(int version, List<ProtocolRule> rules) {

    public SchoolProtocol {
        Require.atLeast(version, 1, "protocol version");
        rules = List.copyOf(rules);
    }

    /// What is said about this audience once an incident is confirmed.
    public Optional<ProtocolRule> confirmed(Audience audience) {
        return rules.stream()
                .filter(rule -> rule.state() == ProtocolState.CONFIRMED && rule.audience() == audience)
                .findFirst();
    }
}
