package org.campana.notifier.signup;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.campana.events.PersonId;
import org.campana.notifier.address.AddressBook;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.signup.SignUpMeters.Outcome;
import org.campana.web.Token;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Somebody asks to join with a number. [#ask] is the map of what happens; it is the same for a number that is new,
/// known, on the list or off it, statement by statement, so that nothing can be learnt from the answer.
@Component
class SignUp {

    private static final long PATIENCE_SECONDS = 2;

    private final Limits limits;
    private final AddressBook addresses;
    private final Codes codes;
    private final Pending pending;
    private final TransactionTemplate transactions;

    /// However many knock, this door takes one connection: the others are for alerts.
    private final ReentrantLock door = new ReentrantLock();

    SignUp(Limits limits, AddressBook addresses, Codes codes, Pending pending, TransactionTemplate transactions) {
        this.limits = limits;
        this.addresses = addresses;
        this.codes = codes;
        this.pending = pending;
        this.transactions = transactions;
    }

    /// Keeps the wish and texts a code, unless one was texted lately. To a number that is off the list none is sent:
    /// the ledger holds it back.
    ///
    /// @return what the confirmation is asked with
    /// @throws org.campana.web.Problem when there is no room now
    Token ask(PhoneNumber number, Wish wish, Network network) {
        limits.glance();
        return alone(() -> {
            limits.enter(network, Outcome.CODE);
            PersonId person = addresses.know(number);
            boolean fresh = limits.mayText(person);
            codes.issue(person, Words.codeLanguage(wish.languages()), fresh);
            addresses.remember(number);
            limits.note(person, network, fresh ? Outcome.CODE : Outcome.NO_CODE);
            return pending.add(person, wish);
        });
    }

    /// Runs one at a time in this process, in a transaction.
    <T> T alone(Supplier<T> step) {
        boolean entered = false;
        try {
            entered = door.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!entered) {
                throw limits.crowded();
            }
            return Objects.requireNonNull(transactions.execute(status -> step.get()), "a step always answers");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw limits.crowded();
        } finally {
            if (entered) {
                door.unlock();
            }
        }
    }
}
