package org.campana.notifier.address;

import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.campana.events.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The numbers. A person is a random id; the same number is always the same person, also after the number
/// itself was forgotten, because its keyed index stays: a STOP would otherwise be lost with the number.
@Component
public class AddressBook {

    private static final Logger log = LoggerFactory.getLogger(AddressBook.class);
    static final String TABLE = "notify.address";
    static final String COLUMN = "number";

    private final JdbcClient jdbc;
    private final Vault vault;

    AddressBook(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /// Keeps the number and says whose it is.
    public PersonId remember(PhoneNumber number) {
        return rememberAll(List.of(number)).values().iterator().next();
    }

    /// As [#remember] for many, in three statements whatever their number.
    public Map<PhoneNumber, PersonId> rememberAll(Collection<PhoneNumber> numbers) {
        Map<PhoneNumber, PersonId> people = knowAll(numbers);
        String[] ids = new String[people.size()];
        byte[][] wrappedKeys = new byte[people.size()][];
        byte[][] ciphertexts = new byte[people.size()][];
        int row = 0;
        for (Map.Entry<PhoneNumber, PersonId> known : people.entrySet()) {
            String id = known.getValue().toString();
            Sealed sealed = vault.seal(known.getKey().e164(), TABLE, COLUMN, id);
            ids[row] = id;
            wrappedKeys[row] = sealed.wrappedKey();
            ciphertexts[row++] = sealed.ciphertext();
        }
        jdbc.sql("""
                with given as (
                  select * from unnest(cast(:ids as uuid[]), cast(:keys as bytea[]), cast(:numbers as bytea[]))
                    as g(person_id, wrapped_key, number)),
                kept as (
                  insert into notify.address_key (person_id, wrapped_key)
                  select person_id, wrapped_key from given on conflict (person_id) do nothing returning person_id)
                update notify.address a set number = g.number
                from given g join kept k using (person_id) where a.person_id = g.person_id
                """)
                .param("ids", ids)
                .param("keys", wrappedKeys)
                .param("numbers", ciphertexts)
                .update();
        return people;
    }

    /// Whose number it is, without keeping the number itself: enough for a STOP from somebody we never knew.
    public PersonId know(PhoneNumber number) {
        return knowAll(List.of(number)).values().iterator().next();
    }

    /// As [#know] for many, in two statements.
    public Map<PhoneNumber, PersonId> knowAll(Collection<PhoneNumber> numbers) {
        Map<PhoneNumber, String> indexes = new LinkedHashMap<>();
        numbers.forEach(number -> indexes.put(number, hex(number)));
        meet(indexes.values());
        Map<String, PersonId> people = peopleAt(indexes.values());
        Map<PhoneNumber, PersonId> answer = new LinkedHashMap<>();
        indexes.forEach((number, index) -> answer.put(number, known(people, index)));
        return answer;
    }

    /// The people of these keyed indexes, in hex, as [#know] of their numbers would give them.
    public Collection<PersonId> knowIndexes(Collection<String> indexes) {
        meet(indexes);
        return peopleAt(indexes).values();
    }

    private void meet(Collection<String> indexes) {
        jdbc.sql("""
                insert into notify.address (person_id, number_index)
                select gen_random_uuid(), decode(g, 'hex') from unnest(cast(:indexes as text[])) g
                on conflict (number_index) do nothing
                """).param("indexes", indexes.toArray(String[]::new)).update();
    }

    private static PersonId known(Map<String, PersonId> people, String index) {
        PersonId person = people.get(index);
        if (person == null) {
            throw new IllegalStateException("A number that was just kept is gone: is somebody deleting addresses?");
        }
        return person;
    }

    private Map<String, PersonId> peopleAt(Collection<String> indexes) {
        Map<String, PersonId> people = new HashMap<>();
        jdbc.sql("""
                select encode(number_index, 'hex') as index, person_id from notify.address
                where number_index = any(select decode(g, 'hex') from unnest(cast(:indexes as text[])) g)
                """).param("indexes", indexes.toArray(String[]::new)).query(row -> {
            people.put(row.getString("index"), new PersonId(row.getObject("person_id", UUID.class)));
        });
        return people;
    }

    /// Whose number it is, if anybody's.
    public Optional<PersonId> find(PhoneNumber number) {
        return Optional.ofNullable(peopleAt(List.of(hex(number))).get(hex(number)));
    }

    /// The numbers of many people in one statement. Who has none, or whose row does not open, is not in the
    /// answer; the second is logged as an error.
    public Map<PersonId, PhoneNumber> numbersOf(Collection<PersonId> people) {
        Map<PersonId, PhoneNumber> numbers = new HashMap<>();
        if (people.isEmpty()) {
            return numbers;
        }
        jdbc.sql("""
                select a.person_id, k.wrapped_key, a.number
                from notify.address a join notify.address_key k using (person_id)
                where a.person_id = any(cast(:people as uuid[])) and a.number is not null
                """).param("people", ids(people.stream())).query(row -> {
            PersonId person = new PersonId(row.getObject("person_id", UUID.class));
            try {
                Sealed sealed = new Sealed(row.getBytes("wrapped_key"), row.getBytes("number"));
                numbers.put(person, PhoneNumber.kept(vault.open(sealed, TABLE, COLUMN, person.toString())));
            } catch (UnreadableRowException | IllegalArgumentException unreadable) {
                log.atError()
                        .addKeyValue("personId", person)
                        .setCause(unreadable)
                        .log("number cannot be read");
            }
        });
        return numbers;
    }

    /// Destroys the number, or where their device is reached, and its key; the keyed index stays.
    public void forget(PersonId person) {
        forgetAll(List.of(person));
    }

    /// As [#forget] for many, in one statement.
    public void forgetAll(Collection<PersonId> people) {
        jdbc.sql("""
                with gone as (
                  delete from notify.address_key where person_id = any(cast(:people as uuid[])) returning person_id),
                device as (delete from notify.push_subscription where person_id = any(cast(:people as uuid[])))
                update notify.address a set number = null from gone g where a.person_id = g.person_id
                """).param("people", ids(people.stream())).update();
    }

    private String hex(PhoneNumber number) {
        return HexFormat.of().formatHex(vault.index("number", number.e164()));
    }

    private static String[] ids(Stream<PersonId> people) {
        return people.map(PersonId::toString).toArray(String[]::new);
    }
}
