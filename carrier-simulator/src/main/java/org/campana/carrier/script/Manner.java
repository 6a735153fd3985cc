package org.campana.carrier.script;

/// How somebody treats calls.
///
/// @param picks what happens when the phone rings
/// @param keys what they press, a digit each time they are asked for one; when they are used up they press none
/// @param waits whether they wait for a test to press, as long as the call lets them; else an unanswered question is
///     over at once, so that no test waits
/// @param unhurried whether words take as long as a voice needs for them, and not no time at all
public record Manner(Picks picks, String keys, boolean waits, boolean unhurried) {

    /// What happens when the phone rings.
    public enum Picks {
        /// Answered.
        UP,
        /// The line is taken.
        BUSY,
        /// It rings in vain.
        NOT,
        /// It cannot be connected.
        UNREACHABLE
    }

    public Manner {
        if (!keys.matches("[0-9*#]*")) {
            throw new IllegalArgumentException("keys must be digits, * or #, not " + keys);
        }
    }

    /// Listens to the end and presses nothing.
    public static Manner listens() {
        return new Manner(Picks.UP, "", false, false);
    }

    /// Presses these, one each time a key is asked for.
    public static Manner presses(String keys) {
        return new Manner(Picks.UP, keys, false, false);
    }

    /// Listens and presses what a test tells.
    public static Manner waitsForTest() {
        return new Manner(Picks.UP, "", true, false);
    }

    /// Listens at the speed of a voice, and presses what somebody at a page does.
    public static Manner takesTime() {
        return new Manner(Picks.UP, "", true, true);
    }

    /// Does not answer.
    public static Manner not(Picks why) {
        return new Manner(why, "", false, false);
    }
}
