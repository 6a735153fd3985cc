package org.campana.notifier.address;

import java.util.HexFormat;
import java.util.UUID;
import org.campana.events.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Devices that take notices without a number. The same endpoint is always the same person, as the same number is.
@Component
public class Devices {

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
        String index = HexFormat.of().formatHex(vault.index("push", device.endpoint()));
        jdbc.sql("""
                insert into notify.address (person_id, number_index) values (gen_random_uuid(), decode(:index, 'hex'))
                on conflict (number_index) do nothing
                """).param("index", index).update();
        return jdbc.sql("select person_id from notify.address where number_index = decode(:index, 'hex')")
                .param("index", index)
                .query((row, number) -> new PersonId(row.getObject("person_id", UUID.class)))
                .single();
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
