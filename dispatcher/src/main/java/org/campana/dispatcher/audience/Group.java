package org.campana.dispatcher.audience;

import org.campana.events.Audience;
import org.campana.events.SchoolId;

/// The people an alert is for.
///
/// @param drill only those who agreed to take part in drills
public record Group(Audience audience, SchoolId schoolId, boolean drill) {}
