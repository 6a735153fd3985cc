package org.campana.ingest.school;

import org.campana.events.Audience;
import org.campana.events.ProtocolRule;
import org.campana.events.SchoolId;
import org.campana.events.SchoolProtocol;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a school's protocol says about letting an alert go.
///
/// @param version null for a school that keeps to the default
/// @param staff how many people other than the one who confirmed must agree before staff are told; 0 tells them at once
/// @param families the same for families, never below 1
record Agreed(@Nullable Integer version, int staff, int families) {

    private static final Logger log = LoggerFactory.getLogger(Agreed.class);

    /// Reads a protocol. Families without a second person are no protocol of ours: the default holds instead.
    static Agreed of(SchoolId school, @Nullable SchoolProtocol protocol) {
        if (protocol == null) {
            return new Agreed(null, 0, 1);
        }
        int families = protocol.confirmed(Audience.FAMILIES)
                .map(ProtocolRule::approvals)
                .orElse(1);
        if (families < 1) {
            log.atError()
                    .addKeyValue("school", school)
                    .addKeyValue("version", protocol.version())
                    .log("protocol would tell families without a second person, the default holds for them");
        }
        return new Agreed(
                protocol.version(),
                protocol.confirmed(Audience.STAFF).map(ProtocolRule::approvals).orElse(0),
                Math.max(1, families));
    }
}
