package org.campana.dispatcher.recording;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.campana.dispatcher.clip.Clip;
import org.jspecify.annotations.Nullable;

/// The recordings of one language, as whoever records or hears them sees them.
///
/// @param own what its speakers call the language
/// @param parts what every school needs, in the order it is heard
/// @param schools the names of the schools that are in the network
record RecordingScreen(String tag, String name, String own, List<Part> parts, List<Part> schools) {

    /// What was recorded and nobody else has approved yet.
    public List<Part> waiting() {
        return Stream.concat(parts.stream(), schools.stream())
                .filter(part -> part.waiting() != null)
                .toList();
    }

    /// One thing to say; empty when there is no such thing.
    Optional<Part> part(String of) {
        return Stream.concat(parts.stream(), schools.stream())
                .filter(part -> part.name().equals(of))
                .findFirst();
    }

    /// How many of what every school needs may be played.
    public long inUse() {
        return parts.stream().filter(Part::used).count();
    }

    /// How many schools' names may be played.
    public long schoolsInUse() {
        return schools.stream().filter(Part::used).count();
    }

    /// What every school needs and does not have; empty when every message can be played, at the schools
    /// whose names are recorded.
    public List<Part> missing() {
        return parts.stream().filter(part -> !part.used()).toList();
    }

    /// One thing to say.
    ///
    /// @param name as [org.campana.dispatcher.clip.ClipName] has it
    /// @param label what it is called on the page
    /// @param meaning what it says, in words that the speaker may read
    /// @param inUse the version that is played in calls
    /// @param waiting a newer one that nobody but its speaker has heard
    /// @param withdrawn whether it was taken out of use
    record Part(
            String name,
            String label,
            String meaning,
            @Nullable Heard inUse,
            @Nullable Heard waiting,
            boolean withdrawn) {

        /// Its place on the page.
        public String anchor() {
            return "part-" + name.replace('/', '-');
        }

        public boolean used() {
            return inUse != null;
        }

        /// How it stands, in a word.
        public State state() {
            if (waiting != null) {
                return inUse == null ? State.WAITS : State.IN_USE_NEWER_WAITS;
            }
            return inUse != null ? State.IN_USE : withdrawn ? State.WITHDRAWN : State.MISSING;
        }
    }

    /// How one thing to say stands.
    enum State {
        IN_USE,
        IN_USE_NEWER_WAITS,
        WAITS,
        WITHDRAWN,
        MISSING
    }

    /// One version that can be heard.
    ///
    /// @param seconds how long it is, with one digit
    /// @param on the day it was recorded
    /// @param own whether the one who looks recorded it
    record Heard(
            String id,
            String seconds,
            String editor,
            String on,
            @Nullable String reviewer,
            boolean own) {

        static Heard of(Clip clip, String seconds, String on, boolean own) {
            return new Heard(clip.id().toString(), seconds, clip.editor(), on, clip.reviewer(), own);
        }
    }
}
