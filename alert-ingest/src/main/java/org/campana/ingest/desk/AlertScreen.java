package org.campana.ingest.desk;

import java.util.List;
import org.campana.ingest.release.Forecast;
import org.jspecify.annotations.Nullable;

/// One alert as the desk shows it.
///
/// @param band the kind of band at the top: act, update, clear, checking
/// @param bandWord the same as a word
/// @param headline what is told to whom
/// @param mine whether the one who looks wrote it
/// @param mayApprove whether the one who looks may judge it now
/// @param releasers who alone may approve it, by name; empty for every releaser but the author
/// @param mayStop whether anything of it can still be stopped by the one who looks
/// @param mayFollowUp whether the one who looks may say how it went on
/// @param words what the forecast says of languages
/// @param tellings the alert and its follow-ups, each with its counts
record AlertScreen(
        String alertId,
        String incidentId,
        String band,
        String bandWord,
        String headline,
        String school,
        String audience,
        String state,
        boolean drill,
        boolean pending,
        boolean out,
        List<String> facts,
        String author,
        String writtenAt,
        boolean mine,
        String viewer,
        boolean mayApprove,
        String releasers,
        boolean mayStop,
        boolean mayFollowUp,
        List<Verdict> verdicts,
        int approvalsNeeded,
        String approveBy,
        @Nullable Forecast forecast,
        ForecastWords words,
        List<Telling> tellings,
        List<Answered> answers,
        String signal) {

    /// What another person said to it.
    record Verdict(String what, String name, String at) {}

    /// One text to everybody: the alert itself or a follow-up.
    ///
    /// @param recipients how many it is for; null until the whole audience is counted
    /// @param percentAccepted 0 to 100
    record Telling(
            String title,
            String by,
            @Nullable Integer recipients,
            int accepted,
            int delivered,
            int percentAccepted,
            @Nullable String firstAfter,
            @Nullable String lastAfter,
            List<Line> statuses,
            List<Line> languages,
            List<Line> heldBack,
            List<Line> fallbacks) {}

    /// A word and a count.
    record Line(String what, int count) {}

    /// So many of an audience answered this.
    record Answered(String who, String what, int count) {}
}
