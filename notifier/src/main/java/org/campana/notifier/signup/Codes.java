package org.campana.notifier.signup;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.campana.events.DeliveryId;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.notifier.address.Vault;
import org.campana.notifier.ledger.Notices;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Six digits by text, which prove whose number it is. One code a number; each method in the transaction of its
/// caller.
@Component
class Codes {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODES = 1_000_000;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Notices notices;
    private final Words words;
    private final SignUpSettings settings;

    Codes(JdbcClient jdbc, Vault vault, Notices notices, Words words, SignUpSettings settings) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.notices = notices;
        this.words = words;
        this.settings = settings;
    }

    /// Texts a new code, or leaves the one that was texted before in force.
    ///
    /// @param fresh whether a text may be sent now
    void issue(PersonId person, Language language, boolean fresh) {
        String code = String.format("%06d", RANDOM.nextInt(CODES));
        DeliveryId text = fresh
                ? notices.send(
                        person,
                        language,
                        words.code(code, settings.codeLife().toMinutes(), language),
                        settings.codeLife())
                : null;
        jdbc.sql("""
                insert into notify.sign_up_code as c (person_id, code_hash, delivery_id, number_only_here, expires_at)
                values (:person, :hash, :text,
                  not exists (select 1 from notify.address_key k where k.person_id = :person),
                  now() + make_interval(secs => :life))
                on conflict (person_id) do update
                set code_hash = excluded.code_hash, delivery_id = excluded.delivery_id, wrong_tries = 0,
                    expires_at = excluded.expires_at
                where :fresh
                """)
                .param("person", person.value())
                .param("hash", hash(person, code))
                .param("text", text == null ? null : text.value(), Types.OTHER)
                .param("life", settings.codeLife().toMillis() / 1000.0)
                .param("fresh", fresh)
                .update();
    }

    /// Whether this is the code that was texted. Each call is a try; after five wrong ones none is right.
    ///
    /// @return the text that carried it
    Optional<DeliveryId> check(PersonId person, String code) {
        return jdbc.sql("""
                        update notify.sign_up_code set wrong_tries = wrong_tries + 1
                        where person_id = :person and delivery_id is not null and expires_at > now() and wrong_tries < :most
                        returning code_hash, delivery_id
                        """)
                .param("person", person.value())
                .param("most", settings.wrongTries())
                .query((row, number) ->
                        new Kept(row.getBytes("code_hash"), new DeliveryId(row.getObject("delivery_id", UUID.class))))
                .optional()
                .filter(kept -> MessageDigest.isEqual(kept.hash(), hash(person, code)))
                .map(Kept::text);
    }

    /// They joined by it: a code works once.
    void use(PersonId person) {
        jdbc.sql("delete from notify.sign_up_code where person_id = :person")
                .param("person", person.value())
                .update();
    }

    /// The digits of what was typed or pasted, in whatever script and with whatever between them.
    static String digits(@Nullable String typed) {
        return typed == null || typed.length() > 40
                ? ""
                : typed.codePoints()
                        .map(letter -> Character.digit(letter, 10))
                        .filter(digit -> digit >= 0)
                        .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                        .toString();
    }

    private byte[] hash(PersonId person, String code) {
        return vault.index("sign-up code", person + "|" + code);
    }

    @SuppressWarnings("ArrayRecordComponent") // Compared once, in constant time, and never by equals.
    private record Kept(byte[] hash, DeliveryId text) {}
}
