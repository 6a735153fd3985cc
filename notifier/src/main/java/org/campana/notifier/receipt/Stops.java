package org.campana.notifier.receipt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SuppressionReason;
import org.campana.notifier.address.AddressBook;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.consent.Keyword;
import org.campana.notifier.enrol.Enrolled;
import org.campana.notifier.enrol.Enrolment;
import org.campana.notifier.enrol.Joining;
import org.campana.notifier.enrol.SpokenLanguages;
import org.campana.notifier.ledger.GroupCommit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// STOP by text: from everything, whatever school they name (C4), answered once (C5). Whoever texts it while
/// others do is written with them, in one transaction on one connection: after an alert that was wrong thousands
/// may, and none of them waits for a place at the database.
@Component
class Stops {

    private final GroupCommit<Stop, Optional<Reply>> together = new GroupCommit<>(this::write);
    private final TransactionTemplate transactions;
    private final InboundLog log;
    private final TheList list;
    private final Answers answers;
    private final ReceiptMeters meters;

    Stops(TransactionTemplate transactions, InboundLog log, TheList list, Answers answers, ReceiptMeters meters) {
        this.transactions = transactions;
        this.log = log;
        this.list = list;
        this.answers = answers;
        this.meters = meters;
    }

    /// Returns when it is committed. Acts once per text, however often the carrier hands it over.
    ///
    /// @param spoken what a stranger seems to speak
    Optional<Reply> heard(Inbound inbound, Language spoken) {
        return together.commit(new Stop(inbound, spoken));
    }

    private List<Optional<Reply>> write(List<Stop> stops) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Set<String> fresh = log.fresh(
                    stops.stream().map(stop -> stop.inbound().providerId()).toList());
            Map<PersonId, Leaver> leavers = leavers(stops.stream()
                    .filter(stop -> fresh.contains(stop.inbound().providerId()))
                    .toList());
            Map<PersonId, ConsentProof> proofs = new LinkedHashMap<>();
            leavers.forEach((person, leaver) -> proofs.put(person, leaver.proof()));
            Set<PersonId> left = list.leave(proofs);
            fresh.forEach(text -> meters.keyword(Keyword.STOP));
            Map<Stop, Reply> replies = leavers.entrySet().stream()
                    .filter(each -> left.contains(each.getKey()))
                    .map(Map.Entry::getValue)
                    .collect(Collectors.toMap(Leaver::stop, leaver -> new Reply(leaver.words(), true)));
            return stops.stream()
                    .map(stop -> Optional.ofNullable(replies.get(stop)))
                    .toList();
        }));
    }

    /// Who says it, by the first text of each.
    private Map<PersonId, Leaver> leavers(List<Stop> stops) {
        Map<PhoneNumber, PersonId> people = list.addresses()
                .knowAll(stops.stream().map(stop -> stop.inbound().from()).toList());
        Map<PersonId, Enrolled> enrolled = list.enrolment().enrolledAmong(people.values());
        Map<PersonId, Leaver> leavers = new LinkedHashMap<>();
        for (Stop stop : stops) {
            PersonId person = Objects.requireNonNull(people.get(stop.inbound().from()));
            leavers.computeIfAbsent(person, first -> leaver(stop, enrolled.get(first)));
        }
        return leavers;
    }

    private Leaver leaver(Stop stop, @Nullable Enrolled enrolled) {
        Language language = enrolled == null || enrolled.languages().isEmpty()
                ? stop.spoken()
                : SpokenLanguages.nearest(enrolled.languages());
        String words = answers.text("stopped", language);
        return new Leaver(
                stop,
                words,
                ConsentProof.texted(stop.inbound().providerId(), language).shown(words, Answers.VERSION));
    }

    /// What they leave.
    @Component
    record TheList(AddressBook addresses, Enrolment enrolment, Joining joining) {

        /// Ends what each of them is on, and what was asked of them.
        ///
        /// @return those who were not off it before
        Set<PersonId> leave(Map<PersonId, ConsentProof> proofs) {
            joining.closeAll(proofs.keySet());
            return enrolment.leaveAll(proofs, SuppressionReason.LEFT_THE_LIST);
        }
    }

    /// A text, told apart from every other also where the carrier hands it over twice at once.
    private static final class Stop {

        private final Inbound inbound;
        private final Language spoken;

        Stop(Inbound inbound, Language spoken) {
            this.inbound = inbound;
            this.spoken = spoken;
        }

        Inbound inbound() {
            return inbound;
        }

        Language spoken() {
            return spoken;
        }
    }

    /// @param words of the answer
    private record Leaver(Stop stop, String words, ConsentProof proof) {}
}
