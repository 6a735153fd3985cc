package org.campana.dispatcher.audience;

import java.util.List;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.Hours;
import org.campana.events.SchoolId;

/// The people an alert is for, and how it may go to them.
///
/// @param drill only those who agreed to take part in drills
/// @param outsideHours whether it is no time for those who asked to be told around school hours
/// @param channels by which of their channels, in this order, as the school's protocol says; empty for all of them as
///     each person chose
public record Group(Audience audience, SchoolId schoolId, boolean drill, boolean outsideHours, List<Channel> channels) {

    public Group {
        channels = List.copyOf(channels);
    }

    /// Told within school hours, by the channels that each person chose.
    public Group(Audience audience, SchoolId schoolId, boolean drill) {
        this(audience, schoolId, drill, false, List.of());
    }

    /// Whether somebody who wants to hear at these hours hears now.
    public boolean hears(Hours hours) {
        return !outsideHours || hours == Hours.ANY;
    }

    /// What is left of somebody's channels.
    List<Channel> narrowed(List<Channel> own) {
        return channels.isEmpty()
                ? own
                : channels.stream().filter(own::contains).toList();
    }
}
