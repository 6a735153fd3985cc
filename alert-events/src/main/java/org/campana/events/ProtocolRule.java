package org.campana.events;

import java.util.List;

/// Of a school's protocol: one audience, told at one state of an incident.
///
/// @param channels by which of a person's own channels, in this order; empty for all of them as each person chose
/// @param approvals how many people other than the one who confirmed or wrote it must agree first; 0 for none
public record ProtocolRule(ProtocolState state, Audience audience, List<Channel> channels, int approvals) {

    private static final int MOST_APPROVALS = 3;

    public ProtocolRule {
        channels = List.copyOf(channels);
        Require.atLeast(approvals, 0, "approvals");
        Require.atMost(approvals, MOST_APPROVALS, "approvals");
    }
}
