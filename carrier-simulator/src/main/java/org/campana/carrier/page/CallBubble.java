package org.campana.carrier.page;

import java.util.List;

/// One call as the page shows it.
///
/// @param fromPhone whether the phone's owner called
/// @param lines what went over it so far, in order
/// @param live whether somebody listens now, so that keys are heard
/// @param status one of Rings, On the line, Over, Not answered, Busy, Not connected
record CallBubble(
        String sid, boolean fromPhone, List<Line> lines, String moment, String time, String status, boolean live)
        implements Entry {

    @Override
    public boolean call() {
        return true;
    }

    /// What was heard, or a key that was pressed.
    ///
    /// @param language BCP 47 tag of its words; `en` for words of this page
    /// @param direction `ltr` or `rtl`, by its first strong letter
    /// @param ours whether these are words of this page about the call, and none that were heard
    record Line(String text, String language, String direction, boolean ours) {}
}
