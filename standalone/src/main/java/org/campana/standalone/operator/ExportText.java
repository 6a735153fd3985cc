package org.campana.standalone.operator;

import java.util.List;
import java.util.StringJoiner;
import org.campana.notifier.disclose.NumberRecord;
import org.campana.notifier.disclose.SchoolRecord;

/// The export as people read it.
final class ExportText {

    private ExportText() {}

    static String of(NumberRecord found) {
        StringJoiner text = new StringJoiner("\n");
        text.add("What Campana holds of this number");
        if (!found.known()) {
            text.add("  Nothing. It is not on the list, and was not as far as is known.");
        } else if (found.leftIn() != null) {
            text.add("  On the list:  no; left in " + found.leftIn());
        } else {
            text.add("  On the list:  " + (found.enrolled() ? "yes" : "no"));
            if (found.enrolled()) {
                text.add("  Joined in:    " + found.enrolledIn());
                text.add("  Languages:    " + String.join(", ", found.languages()));
                text.add("  Groups:       " + String.join(", ", found.groups()));
                text.add("  Told at:      " + ("ANY".equals(found.hours()) ? "any hour" : "school hours"));
            }
            consents(text, found.consents());
        }
        text.add("Not held: name, address, age, family, school records, status, documents, where somebody is.");
        text.add("Not in this answer: which alert went to it, which is deleted 72 hours after the alert ends.");
        return text.toString();
    }

    private static void consents(StringJoiner text, List<NumberRecord.ConsentLine> consents) {
        if (consents.isEmpty()) {
            return;
        }
        text.add("  Consent:");
        consents.forEach(each -> text.add("    " + each.month() + "  "
                + (each.kind().equals("OPT_IN") ? "agreed" : "took it back") + ", " + each.source() + ", "
                + each.channel() + ", " + each.language()
                + (each.wordsVersion() == null ? "" : ", words " + each.wordsVersion())));
    }

    static String of(SchoolExport found) {
        StringJoiner text = new StringJoiner("\n");
        text.add("What Campana holds of the school " + found.school());
        SchoolRecord people = found.people();
        if (found.beside().isEmpty() && people.known()) {
            text.add("  name: " + people.name());
            text.add("  kind: " + people.kind());
            text.add("  in the network: " + (people.active() ? "yes" : "no"));
        }
        found.beside().forEach(each -> text.add("  " + each.what() + ": " + each.value()));
        if (found.beside().isEmpty() && !people.known()) {
            text.add("  No school of this id.");
        }
        text.add("  People on its list, by audience and first language (fewer than five are not counted out):");
        if (people.people().isEmpty()) {
            text.add("    none");
        }
        people.people()
                .forEach(each -> text.add("    " + each.audience() + " " + each.language() + ": " + each.people()));
        text.add("  Left within the last days: " + people.left());
        text.add("Not held: pupils, classes, names of families, addresses, status, documents.");
        return text.toString();
    }
}
