package org.campana.notifier.address;

import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.campana.events.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Devices that take notices without a number. The same endpoint is always the same person, as the same number is.
@Component
public class Devices {

    private static final Logger log = LoggerFactory.getLogger(Devices.class);
    static final String TABLE = "notify.push_subscription";
    static final String COLUMN = "ciphertext";

    private final JdbcClient jdbc;
    private final Vault vault;

    Devices(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /// Whose device it is, without keeping where notices are posted.
    public PersonId know(PushSubscription device) {
        String index =
                HexFormat.of().formatHex(vault.index("push", device.endpoint().toString()));
        jdbc.sql("""
                insert into notify.address (person_id, number_index) values (gen_random_uuid(), decode(:index, 'hex'))
                on conflict (number_index) do nothing
                """).param("index", index).update();
        return jdbc.sql("select person_id from notify.address where number_index = decode(:index, 'hex')")
                .param("index", index)
                .query((row, number) -> new PersonId(row.getObject("person_id", UUID.class)))
                .single();
    }

    /// The devices of many people in one statement. Who has none, whose row does not open, or whose push service is
    /// none of ours any more, is not in the answer; the last two are logged.
    public Map<PersonId, PushSubscription> devicesOf(Collection<PersonId> people, PushServices services) {
        Map<PersonId, PushSubscription> devices = new HashMap<>();
        if (people.isEmpty()) {
            return devices;
        }
        jdbc.sql("""
                select person_id, wrapped_key, ciphertext from notify.push_subscription
                where person_id = any(cast(:people as uuid[]))
                """)
                .param("people", people.stream().map(PersonId::toString).toArray(String[]::new))
                .query(row -> {
                    PersonId person = new PersonId(row.getObject("person_id", UUID.class));
                    Sealed sealed = new Sealed(row.getBytes("wrapped_key"), row.getBytes("ciphertext"));
                    open(person, sealed, services).ifPresent(device -> devices.put(person, device));
                });
        return devices;
    }

    private Optional<PushSubscription> open(PersonId person, Sealed sealed, PushServices services) {
        try {
            String packed = vault.open(sealed, TABLE, COLUMN, person.toString());
            return Optional.of(PushSubscription.unpacked(packed, services));
        } catch (UnreadableRowException unreadable) {
            log.atError().addKeyValue("personId", person).setCause(unreadable).log("device cannot be read");
        } catch (IllegalArgumentException notOurs) {
            log.atError()
                    .addKeyValue("personId", person)
                    .log("a device's push service is none of campana.push.hosts any more; it gets no notices");
        }
        return Optional.empty();
    }

    /// Keeps the subscription, in place of an older one of the same device.
    public void keep(PersonId person, PushSubscription device) {
        Sealed sealed = vault.seal(device.packed(), TABLE, COLUMN, person.toString());
        jdbc.sql("""
                insert into notify.push_subscription (person_id, wrapped_key, ciphertext) values (:person, :key, :text)
                on conflict (person_id) do update
                set wrapped_key = excluded.wrapped_key, ciphertext = excluded.ciphertext, made_at = now()
                """)
                .param("person", person.value())
                .param("key", sealed.wrappedKey())
                .param("text", sealed.ciphertext())
                .update();
    }
}
