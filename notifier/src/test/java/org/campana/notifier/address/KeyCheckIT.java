package org.campana.notifier.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.campana.events.AlertReleased;
import org.campana.events.PersonId;
import org.campana.notifier.WithNotifier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class KeyCheckIT extends WithNotifier {

    private static final String RIGHT_ENCRYPTION = "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=";
    private static final String RIGHT_LOOKUP = "QkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkI=";
    private static final String OTHER =
            Base64.getEncoder().encodeToString("c".repeat(32).getBytes(StandardCharsets.UTF_8));

    @Autowired
    private KeyCheck running;

    @Autowired
    private Rewrapping ofTheRunning;

    @Autowired
    private AddressBook addresses;

    @Autowired
    private ObjectProvider<SealedPlace> places;

    @Autowired
    private TransactionTemplate transactions;

    private KeyCheck startedWith(String encryption, String lookup, String... retired) {
        return new KeyCheck(jdbc, vault(encryption, lookup, retired), places);
    }

    private static Vault vault(String encryption, String lookup, String... retired) {
        return new Vault(new KeySettings(encryption, lookup, List.of(retired), null));
    }

    @Test
    void theKeysOfThisDatabaseMayStartAgain() {
        assertThatCode(running::start).doesNotThrowAnyException();
        assertThatCode(startedWith(RIGHT_ENCRYPTION, RIGHT_LOOKUP)::start).doesNotThrowAnyException();
    }

    @Test
    void otherKeysStopTheStart() {
        assertThatThrownBy(startedWith(OTHER, RIGHT_LOOKUP)::start)
                .isInstanceOf(KeysUnusableException.class)
                .hasMessageContaining("not the ones this database was filled with");
        assertThatThrownBy(startedWith(RIGHT_ENCRYPTION, OTHER)::start).isInstanceOf(KeysUnusableException.class);
    }

    /// The running notifier knows the next key and still wraps with the old one, as the first of two processes that
    /// change over does; the second wraps everything anew while the first sends.
    @Test
    void theKeyIsExchangedWhileTextsAreSentAndNoneFails() throws InterruptedException {
        PersonId[] people =
                Stream.generate(() -> family(freshNumber())).limit(25).toArray(PersonId[]::new);
        Sealed inABackup = sealed(people[0]);
        Rewrapping next = new Rewrapping(jdbc, vault(NEXT_KEY, RIGHT_LOOKUP, RIGHT_ENCRYPTION), places, transactions);
        List<AlertReleased> alerts = List.of(alert(), alert(), alert());

        for (AlertReleased alert : alerts) {
            request(alert, "Agents near Lincoln, " + alert.alertId(), people);
            next.round();
        }
        for (AlertReleased alert : alerts) {
            for (PersonId person : people) {
                awaitStatus(alert, person, "DELIVERED");
            }
        }
        PersonId late = family(freshNumber());
        assertThat(next.progress().left()).isPositive();
        assertThatThrownBy(startedWith(NEXT_KEY, RIGHT_LOOKUP)::start)
                .isInstanceOf(KeysUnusableException.class)
                .hasMessageContaining("was taken away")
                .hasMessageContaining("retired-encryption-keys");
        next.round();

        assertThat(next.progress().left()).isZero();
        assertThat(next.progress().rows()).isGreaterThan(people.length);
        assertThatCode(startedWith(NEXT_KEY, RIGHT_LOOKUP)::start).doesNotThrowAnyException();
        assertThatThrownBy(startedWith(RIGHT_ENCRYPTION, RIGHT_LOOKUP)::start)
                .isInstanceOf(KeysUnusableException.class);
        Vault withoutTheOldKey = vault(NEXT_KEY, RIGHT_LOOKUP);
        assertThat(withoutTheOldKey.open(sealed(late), AddressBook.TABLE, AddressBook.COLUMN, late.toString()))
                .startsWith("+1");
        assertThatThrownBy(() ->
                        withoutTheOldKey.open(inABackup, AddressBook.TABLE, AddressBook.COLUMN, people[0].toString()))
                .isInstanceOf(UnreadableRowException.class);
        assertThat(vault(RIGHT_ENCRYPTION, RIGHT_LOOKUP)
                        .open(inABackup, AddressBook.TABLE, AddressBook.COLUMN, people[0].toString()))
                .startsWith("+1");

        ofTheRunning.round();
        assertThat(addresses.numbersOf(List.of(people))).hasSize(people.length);
    }

    private Sealed sealed(PersonId person) {
        return jdbc.sql("""
                        select k.wrapped_key, a.number from notify.address_key k join notify.address a using (person_id)
                        where person_id = :person
                        """)
                .param("person", person.value())
                .query((row, number) -> new Sealed(row.getBytes("wrapped_key"), row.getBytes("number")))
                .single();
    }

    @Test
    void aRowThatNoKeyOpensIsCountedAndStopsNeitherTheOthersNorTheStart() throws InterruptedException {
        PersonId damaged = family(freshNumber());
        PersonId sound = family(freshNumber());
        jdbc.sql("""
                update notify.address_key set wrapped_key = decode(repeat('00', 60), 'hex') where person_id = :person
                """).param("person", damaged.value()).update();
        Rewrapping next = new Rewrapping(jdbc, vault(NEXT_KEY, RIGHT_LOOKUP, RIGHT_ENCRYPTION), places, transactions);

        next.round();

        assertThat(next.progress().left()).isEqualTo(1);
        assertThat(next.progress().stuck()).isEqualTo(1);
        assertThat(vault(NEXT_KEY, RIGHT_LOOKUP)
                        .open(sealed(sound), AddressBook.TABLE, AddressBook.COLUMN, sound.toString()))
                .startsWith("+1");
        enrolment.leave(damaged);
        ofTheRunning.round();
    }
}
