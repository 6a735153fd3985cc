package org.campana.standalone.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What one played alert came to: the object that `demo --run --json` prints (design, section 6). Counts are of
/// the family alert; the carrier's own ledger is the judge of `lost` and `duplicates`.
///
/// @param recipients people the family alert was for
/// @param accepted texts the carrier took
/// @param delivered texts on phones
/// @param byLanguage deliveries by the language they went out in
/// @param byStatus deliveries by where they stand at the end
/// @param approvalToFirstMs milliseconds from the approval to the first text the carrier took
/// @param approvalToLastMs milliseconds from the approval to the last text the carrier took
/// @param lost people due a text who are in no ledger, over alert and all clear, staff and families
/// @param duplicates texts the carrier took beyond one a person and message, likewise
/// @param staffAcknowledged staff who answered 1
record DemoFigures(
        int recipients,
        int accepted,
        int delivered,
        Map<String, Integer> byLanguage,
        Map<String, Integer> byStatus,
        long approvalToFirstMs,
        long approvalToLastMs,
        int lost,
        int duplicates,
        int staffAcknowledged) {

    private static final JsonMapper JSON = JsonMapper.shared();

    boolean promiseHeld() {
        return recipients > 0 && accepted > 0 && lost == 0 && duplicates == 0;
    }

    String json() {
        return JSON.writeValueAsString(this);
    }

    List<String> lines() {
        return List.of(
                "Families told: " + recipients + ", texts taken by the carrier: " + accepted + ", on phones: "
                        + delivered,
                "By language: " + byLanguage,
                "By status: " + byStatus,
                String.format(
                        Locale.ROOT,
                        "From approval to the first text %d ms, to the last %d ms",
                        approvalToFirstMs,
                        approvalToLastMs),
                "Staff who answered: " + staffAcknowledged,
                "Lost: " + lost + ", doubled: " + duplicates);
    }
}
