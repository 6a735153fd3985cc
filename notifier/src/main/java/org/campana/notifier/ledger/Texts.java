package org.campana.notifier.ledger;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.campana.events.AlertId;
import org.campana.events.ClipId;
import org.campana.events.Language;
import org.campana.events.Recording;
import org.campana.notifier.address.Sealed;
import org.campana.notifier.address.UnreadableRowException;
import org.campana.notifier.address.Vault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The texts, each encrypted and stored once however many people get it, with the recordings that say it. Its
/// id is a keyed index of its words, so that nobody who sees the id can try words out.
@Component
class Texts {

    private static final Logger log = LoggerFactory.getLogger(Texts.class);
    static final String TABLE = "notify.message_text";
    static final String COLUMN = "ciphertext";
    private static final int REMEMBERED = 256;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Map<UUID, String> opened = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    Texts(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /// Stores what is not stored yet and gives the id of each text.
    Map<Words, UUID> keep(Collection<Words> words) {
        Map<Words, UUID> ids = new LinkedHashMap<>();
        words.forEach(each -> ids.computeIfAbsent(each, this::idOf));
        List<Map.Entry<Words, UUID>> unseen =
                ids.entrySet().stream().filter(each -> !stored(each.getValue())).toList();
        if (!unseen.isEmpty()) {
            insert(unseen);
        }
        return ids;
    }

    private void insert(List<Map.Entry<Words, UUID>> unseen) {
        List<Sealed> sealed = unseen.stream()
                .map(each -> vault.seal(
                        each.getKey().text(), TABLE, COLUMN, each.getValue().toString()))
                .toList();
        jdbc.sql("""
                insert into notify.message_text (id, alert_id, wrapped_key, ciphertext, clips, clips_language)
                select id, alert_id, wrapped_key, ciphertext, cast(clips as uuid[]), clips_language
                from unnest(cast(:ids as uuid[]), cast(:alerts as uuid[]), cast(:keys as bytea[]),
                            cast(:texts as bytea[]), cast(:clips as text[]), cast(:languages as text[]))
                    as given (id, alert_id, wrapped_key, ciphertext, clips, clips_language)
                on conflict (id) do nothing
                """)
                .param("ids", Columns.texts(unseen, Map.Entry::getValue))
                .param("alerts", Columns.texts(unseen, each -> each.getKey().alert()))
                .param("keys", sealed.stream().map(Sealed::wrappedKey).toArray(byte[][]::new))
                .param("texts", sealed.stream().map(Sealed::ciphertext).toArray(byte[][]::new))
                .param("clips", Columns.texts(unseen, each -> each.getKey().clips()))
                .param("languages", Columns.texts(unseen, each -> each.getKey().language()))
                .update();
    }

    /// The texts of these ids, from the database where they are not remembered. One that does not open is not
    /// in the answer, and is logged as an error.
    Map<UUID, String> read(Collection<UUID> ids) {
        Map<UUID, String> texts = new HashMap<>();
        List<UUID> unknown =
                ids.stream().distinct().filter(id -> !recall(id, texts)).toList();
        if (!unknown.isEmpty()) {
            jdbc.sql("select id, wrapped_key, ciphertext from notify.message_text where id = any(cast(:ids as uuid[]))")
                    .param("ids", Columns.texts(unknown, id -> id))
                    .query(row -> {
                        UUID id = Columns.uuid(row, "id");
                        try {
                            Sealed sealed = new Sealed(row.getBytes("wrapped_key"), row.getBytes("ciphertext"));
                            texts.put(id, vault.open(sealed, TABLE, COLUMN, id.toString()));
                        } catch (UnreadableRowException unreadable) {
                            log.atError().setCause(unreadable).log("text cannot be read");
                        }
                    });
            synchronized (opened) {
                unknown.stream().filter(texts::containsKey).forEach(id -> opened.put(id, texts.get(id)));
            }
        }
        return texts;
    }

    private boolean recall(UUID id, Map<UUID, String> into) {
        synchronized (opened) {
            String text = opened.get(id);
            if (text == null) {
                return false;
            }
            into.put(id, text);
            return true;
        }
    }

    /// Only what was read back from the database is surely committed.
    private boolean stored(UUID id) {
        synchronized (opened) {
            return opened.containsKey(id);
        }
    }

    private UUID idOf(Words words) {
        ByteBuffer index =
                ByteBuffer.wrap(vault.index("text", words.alert() + "|" + words.revision() + "|" + words.whole()));
        return new UUID(index.getLong(), index.getLong());
    }

    /// One wording of one revision of one alert, with what they hear in a call who get it.
    record Words(
            AlertId alert,
            int revision,
            String text,
            @Nullable Recording recording) {

        private @Nullable Language language() {
            return recording == null ? null : recording.language();
        }

        /// As PostgreSQL reads an array.
        private String clips() {
            return recording == null
                    ? "{}"
                    : recording.clips().stream().map(ClipId::toString).collect(Collectors.joining(",", "{", "}"));
        }

        /// The words alone where nothing is recorded, as they were before there were recordings.
        private String whole() {
            return recording == null ? text : text + "|" + recording.language() + clips();
        }
    }
}
