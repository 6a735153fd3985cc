package org.campana.notifier.phrase;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campana.events.ClipId;
import org.campana.events.Language;
import org.campana.events.Phrase;
import org.campana.events.PhrasesRecorded;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Which of our own words are recorded, as told by the dispatcher.
@Component
public class Phrases {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    Phrases(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /// The recordings of a phrase in those of the languages that have one.
    public Map<Language, ClipId> of(Phrase phrase, List<Language> languages) {
        Map<Language, ClipId> clips = new HashMap<>();
        jdbc.sql("select language, clip_id from notify.phrase where phrase = :phrase and language = any(:languages)")
                .param("phrase", phrase.name())
                .param("languages", languages.stream().map(Language::tag).toArray(String[]::new))
                .query(row -> {
                    clips.put(Language.of(row.getString("language")), new ClipId(row.getObject("clip_id", UUID.class)));
                });
        return clips;
    }

    /// Takes over what is recorded in a language now.
    void take(PhrasesRecorded recorded) {
        transactions.executeWithoutResult(status -> {
            forget(recorded.language());
            recorded.phrases()
                    .forEach(each -> jdbc.sql("insert into notify.phrase values (:language, :phrase, :clip)")
                            .param("language", recorded.language().tag())
                            .param("phrase", each.phrase().name())
                            .param("clip", each.clip().value())
                            .update());
        });
    }

    /// Nothing is recorded in it any more.
    void forget(Language language) {
        jdbc.sql("delete from notify.phrase where language = :language")
                .param("language", language.tag())
                .update();
    }
}
