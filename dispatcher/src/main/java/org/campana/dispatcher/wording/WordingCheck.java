package org.campana.dispatcher.wording;

import java.util.List;
import java.util.stream.IntStream;
import org.campana.dispatcher.compose.Composer;
import org.campana.events.sms.SmsText;
import org.jspecify.annotations.Nullable;

/// What a text comes to.
///
/// @param findings for which it would be refused
/// @param previews as it reaches a phone; empty when it cannot be filled
/// @param sms how the first preview travels; null when there is none
/// @param letters the writer's own letters that make it long
/// @param plain the text with other letters for those; null when there are none or they have no other
/// @param year the school year that reads it; null for languages without a formula
/// @param phones how many would read it if it were in use
/// @param seconds until the last of them has it, at the rate of the sender
record WordingCheck(
        List<Finding> findings,
        List<Preview> previews,
        @Nullable SmsText sms,
        List<Gsm7Advice.Letter> letters,
        @Nullable String plain,
        @Nullable String year,
        int phones,
        long seconds) {

    /// Segments to all of them together.
    public int segmentsInAll() {
        return sms == null ? 0 : sms.segments() * phones;
    }

    /// One bar for each segment, whether it is one that fits.
    public List<Boolean> bars() {
        int segments = sms == null ? 0 : sms.segments();
        return IntStream.rangeClosed(1, segments)
                .mapToObj(bar -> bar <= Composer.MOST_SEGMENTS)
                .toList();
    }

    /// A text on a phone.
    ///
    /// @param longest whether it is the school of the network with the longest name
    record Preview(String school, String text, int segments, boolean longest) {}
}
