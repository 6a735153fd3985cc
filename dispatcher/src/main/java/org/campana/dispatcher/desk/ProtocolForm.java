package org.campana.dispatcher.desk;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.campana.dispatcher.school.Protocol;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.ProtocolRule;
import org.campana.events.ProtocolState;
import org.jspecify.annotations.Nullable;

/// A protocol as a form sends it: for each of the two audiences how many must agree, and up to three channels in order.
record ProtocolForm(
        @Nullable Integer staffApprovals,
        @Nullable Channel staffFirst,
        @Nullable Channel staffSecond,
        @Nullable Channel staffThird,
        @Nullable Integer familyApprovals,
        @Nullable Channel familyFirst,
        @Nullable Channel familySecond,
        @Nullable Channel familyThird) {

    static ProtocolForm of(Protocol protocol) {
        ProtocolRule staff = protocol.rule(Audience.STAFF);
        ProtocolRule families = protocol.rule(Audience.FAMILIES);
        return new ProtocolForm(
                staff.approvals(),
                nth(staff, 0),
                nth(staff, 1),
                nth(staff, 2),
                families.approvals(),
                nth(families, 0),
                nth(families, 1),
                nth(families, 2));
    }

    /// The protocol it describes.
    ///
    /// @throws IllegalArgumentException when it breaks a rule of the house
    Protocol read() {
        return new Protocol(List.of(
                rule(Audience.STAFF, staffApprovals, staffFirst, staffSecond, staffThird),
                rule(Audience.FAMILIES, familyApprovals, familyFirst, familySecond, familyThird)));
    }

    private static ProtocolRule rule(Audience audience, @Nullable Integer approvals, @Nullable Channel... channels) {
        if (approvals == null) {
            throw new IllegalArgumentException("how many must agree is missing");
        }
        List<Channel> said = Stream.of(channels).filter(Objects::nonNull).toList();
        return new ProtocolRule(ProtocolState.CONFIRMED, audience, said, approvals);
    }

    private static @Nullable Channel nth(ProtocolRule rule, int n) {
        return rule.channels().size() > n ? rule.channels().get(n) : null;
    }
}
