package org.campana.dispatcher.school;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.ProtocolRule;
import org.campana.events.ProtocolState;

/// What a school agreed with its network: who is told once an incident is confirmed, by which channel, and how many
/// people must agree. Always has a rule for the staff and one for the families, in this order; what is not said is the
/// default. Bad values fail with an [InvalidSchoolException] that names the field.
///
/// Three things no protocol can do: tell families without a second person, tell anybody of what nobody confirmed, or
/// tell an audience that no site bounds.
public record Protocol(List<ProtocolRule> rules) {

    /// Confirming tells the staff at once; families need one other person; everyone by the channels they chose.
    public static final Protocol DEFAULT = new Protocol(List.of());

    public Protocol {
        refuseBad(rules);
        List<ProtocolRule> said = rules;
        rules = Stream.of(Audience.STAFF, Audience.FAMILIES)
                .map(audience -> said.stream()
                        .filter(rule -> rule.audience() == audience)
                        .findFirst()
                        .orElseGet(() -> byDefault(audience)))
                .toList();
    }

    /// The rule for this audience.
    ///
    /// @param audience the staff or the families
    public ProtocolRule rule(Audience audience) {
        return rules.stream()
                .filter(rule -> rule.audience() == audience)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No protocol tells " + audience));
    }

    /// By which channels this audience is told, in order; empty for those each person chose.
    public List<Channel> channels(Audience audience) {
        return rules.stream()
                .filter(rule -> rule.audience() == audience)
                .findFirst()
                .map(ProtocolRule::channels)
                .orElse(List.of());
    }

    private static ProtocolRule byDefault(Audience audience) {
        return new ProtocolRule(ProtocolState.CONFIRMED, audience, List.of(), audience == Audience.STAFF ? 0 : 1);
    }

    private static void refuseBad(List<ProtocolRule> rules) {
        Set<Audience> named = new HashSet<>();
        for (int i = 0; i < rules.size(); i++) {
            ProtocolRule rule = rules.get(i);
            String at = "protocol.rules[" + i + "]";
            switch (rule.audience()) {
                case NETWORK, HUBS ->
                    throw new InvalidSchoolException(
                            at + ".audience", "must be STAFF or FAMILIES: nothing bounds whom another would reach");
                case FAMILIES -> {
                    if (rule.approvals() < 1) {
                        throw new InvalidSchoolException(
                                at + ".approvals",
                                "must be 1 to 3 for families, who are never told by one person alone");
                    }
                }
                case STAFF -> {}
            }
            if (!named.add(rule.audience())) {
                throw new InvalidSchoolException(at + ".audience", "must not stand twice");
            }
            if (new HashSet<>(rule.channels()).size() < rule.channels().size()) {
                throw new InvalidSchoolException(at + ".channels", "must not name a channel twice");
            }
        }
    }
}
