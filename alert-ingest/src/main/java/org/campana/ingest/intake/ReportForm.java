package org.campana.ingest.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.campana.ingest.request.Fields;
import org.jspecify.annotations.Nullable;

/// What the report page sends: the fields of [ReportRequest], with the time as "so many minutes ago".
///
/// @param key names the page that was opened, so that a second tap makes no second report
record ReportForm(
        @Nullable String key,
        @Nullable String activity,
        @Nullable String schoolId,
        @Nullable Integer minutesAgo,
        @Nullable String size,
        @Nullable String direction,
        @Nullable Boolean firstHand,
        @Nullable String description,
        @Nullable String note) {

    static ReportForm empty() {
        return new ReportForm(UUID.randomUUID().toString(), null, null, 0, null, null, true, null, null);
    }

    ReportForm keyed() {
        return key != null
                ? this
                : new ReportForm(
                        UUID.randomUUID().toString(),
                        activity,
                        schoolId,
                        minutesAgo,
                        size,
                        direction,
                        firstHand,
                        description,
                        note);
    }

    ReportRequest toRequest(Instant now) {
        int ago = Fields.between("observedAt", minutesAgo, 0, 720, 0);
        return new ReportRequest(
                now.minus(Duration.ofMinutes(ago)).toString(),
                activity,
                size,
                new ReportRequest.Place(schoolId, description, null, null),
                direction,
                null,
                null,
                firstHand,
                note);
    }

    @Override
    public String toString() {
        return "ReportForm[not shown]";
    }
}
