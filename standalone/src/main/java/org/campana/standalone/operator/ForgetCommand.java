package org.campana.standalone.operator;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.campana.events.PersonId;
import org.campana.events.SuppressionReason;
import org.campana.notifier.address.AddressBook;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.enrol.Enrolment;
import org.campana.standalone.ExitCode;
import org.campana.standalone.Logs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `forget`: takes one number off the list because its owner asked, and destroys what is known of it.
@Command(
        name = "forget",
        description = {
            "Forgets one number, read from standard input, because its owner asked. It gets no more texts from now on.",
            "Works beside a running Campana, or without one: the rest is told at its next start.",
        })
public final class ForgetCommand implements Callable<Integer> {

    @Option(names = "--data", defaultValue = ".campana", description = "The data folder; .campana unless told.")
    private Path data = Path.of(".campana");

    @Override
    public Integer call() {
        Logs.quiet();
        PhoneNumber number = TypedNumber.read();
        boolean fresh;
        try (Records records = Records.open(data, false)) {
            fresh = forget(records, number);
        }
        System.out.println(fresh ? "Forgotten: the number is off the list." : "It was off the list before.");
        System.out.println("Gone now: the number and its key, its schools, languages and channels.");
        System.out.println("""
                What stays:
                  That somebody left, by a keyed index of the number and without the number: else the next list that
                  is handed in would bring them back. Nobody can find the number from it without the lookup key.
                  What was agreed to and that it was taken back, by the same index, for 90 days (keep-proof).
                  Which alert went to it, for up to 72 hours after that alert's end.
                  A backup made before holds the number until you delete that backup, at the latest after 7 days.
                  What phone companies keep is out of our reach.""");
        return ExitCode.DONE.code();
    }

    /// As a STOP of theirs, and without the week in which START brings back what they had asked for. Somebody we never
    /// knew is known as having left afterwards.
    static boolean forget(Records records, PhoneNumber number) {
        PersonId person = records.get(AddressBook.class).know(number);
        Enrolment enrolment = records.get(Enrolment.class);
        boolean fresh = !enrolment
                .leaveAll(List.of(person), SuppressionReason.LEFT_THE_LIST, ConsentProof.operator())
                .isEmpty();
        enrolment.forgetWishes(person);
        return fresh;
    }
}
