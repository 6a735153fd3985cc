package org.campana.notifier.school;

import java.time.ZoneId;
import org.campana.events.SchoolId;
import org.campana.events.SiteKind;

/// A school as it is now.
///
/// @param keyword what a family texts to join, upper case, such as `LINCOLN`
/// @param zone what times are shown in
/// @param active false when it left the network
public record School(SchoolId schoolId, String name, SiteKind kind, String keyword, ZoneId zone, boolean active) {}
