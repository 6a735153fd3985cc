package org.campana.notifier.channel;

import java.util.Collection;
import java.util.Map;
import org.campana.events.PersonId;

/// A way to people. A new one is a new package with one implementation that is a bean: the notifier gives each a
/// queue, a pace, a breaker and a thread of its own, so that none waits for another. Several beans of one kind are
/// several accounts of it: they share the queue, and the first of them takes all of it while it works.
public interface Channel {

    /// The account that is used while it works; also what is meant where a row of the ledger names none.
    String FIRST = "first";

    /// The account that is used while the first does not work.
    String STANDBY = "standby";

    /// Which of the channels of the contract it is.
    org.campana.events.Channel kind();

    /// By which account: a short fixed word, written beside each request and in meters.
    default String account() {
        return FIRST;
    }

    /// How fast it may be used.
    Pace pace();

    /// Whether its carrier answers at all, found out without sending anything: a text that finds out may end in
    /// doubt. Asked while the carrier is suspected to be away, at most every ten seconds; may take as long as a
    /// request.
    ///
    /// @return true also where there is nothing to ask
    default boolean answers() {
        return true;
    }

    /// How these people are reached by it, in one statement whatever their number. Who cannot be is not in the answer.
    /// Called inside the transaction that claims their texts, so it speaks to the database only.
    Map<PersonId, Line> linesTo(Collection<PersonId> people);
}
