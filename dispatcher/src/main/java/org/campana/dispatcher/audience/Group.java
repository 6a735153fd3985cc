package org.campana.dispatcher.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.Hours;
import org.campana.events.Language;
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

    /// How somebody is told by these of their channels: by one after the other where the school's protocol names an
    /// order, else by all of them at once.
    ///
    /// One that speaks another language than the one before it begins anew: what follows says the same words.
    ///
    /// @param by one or more in order, each with the language that they are told in by it
    /// @return of each request the channel that it begins with, and those that follow while nobody was reached
    public List<List<Channel>> turns(Map<Channel, Language> by) {
        List<List<Channel>> turns = new ArrayList<>();
        Language before = null;
        for (Map.Entry<Channel, Language> each : by.entrySet()) {
            if (channels.isEmpty() || !each.getValue().equals(before)) {
                turns.add(new ArrayList<>());
            }
            turns.getLast().add(each.getKey());
            before = each.getValue();
        }
        return turns;
    }

    /// What is left of somebody's channels.
    List<Channel> narrowed(List<Channel> own) {
        return channels.isEmpty()
                ? own
                : channels.stream().filter(own::contains).toList();
    }
}
