package org.campana.dispatcher.compose;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.campana.events.Audience;
import org.campana.events.ClipId;
import org.campana.events.Language;
import org.campana.events.sms.SmsText;
import org.springframework.stereotype.Component;

/// Puts a message into words and recordings, once a language. Only what is in force is used; where that is
/// nothing, nothing is said.
@Component
public class Composer {

    /// What is paced and paid by. A third segment makes everybody behind wait half as long again.
    public static final int MOST_SEGMENTS = 2;

    private final Wordings wordings;
    private final Recordings recordings;
    private final NetworkSettings network;
    private final WordingSettings settings;

    Composer(Wordings wordings, Recordings recordings, NetworkSettings network, WordingSettings settings) {
        this.wordings = wordings;
        this.recordings = recordings;
        this.network = network;
        this.settings = settings;
    }

    /// The texts that open an alert, in each language in which its update, all clear and correction are
    /// reviewed too, and the recordings of which the same is true.
    public Texts open(Message message) {
        Set<WordingKind> needed = WordingKind.neededToOpen(message.drill());
        List<Wording> inForce = wordings.inForce(message.audience());
        Map<Language, Text> texts = new LinkedHashMap<>();
        WordingSet.byLanguage(inForce).stream()
                .filter(set -> set.has(needed))
                .forEach(set -> compose(message, set).ifPresent(text -> texts.put(set.language(), text)));
        Optional<Language> fallback = fallback(message, Set.copyOf(texts.keySet()));
        hear(texts, recordings.open(message, inForce));
        return new Texts(texts.values(), fallback.orElse(null));
    }

    /// The texts that carry an alert on: one in each language that has the wording or the recordings, and one
    /// for each language the alert was opened in. Where its wording is gone since, that is what the policy
    /// says: better told in another language than not told. Empty when no language has the wording.
    public Texts followUp(Message message, Set<Language> openedIn) {
        List<Wording> inForce = wordings.inForce(message.audience());
        Map<Language, Text> texts = new LinkedHashMap<>();
        WordingSet.byLanguage(inForce)
                .forEach(set -> compose(message, set).ifPresent(text -> texts.put(set.language(), text)));
        Optional<Language> fallback = fallback(message, Set.copyOf(texts.keySet()));
        hear(texts, recordings.followUp(message, inForce));
        fallback.map(texts::get)
                .ifPresent(text -> openedIn.forEach(
                        gone -> texts.putIfAbsent(gone, new Text(gone, text.text(), text.segments()))));
        return new Texts(texts.values(), fallback.orElse(null));
    }

    /// Adds the recordings. A language that has no text of its own gets the text of another beside them: what
    /// was said stands in the ledger in words that somebody can read.
    private void hear(Map<Language, Text> texts, Map<Language, List<ClipId>> recorded) {
        Optional<Text> meaning = FallbackPolicy.ANY
                .choose(networkDefault(), Set.copyOf(texts.keySet()))
                .map(texts::get);
        meaning.ifPresent(text -> recorded.forEach((language, clips) -> texts.merge(
                language,
                new Text(language, text.text(), text.segments(), clips, true),
                (own, other) -> own.recorded(clips))));
    }

    /// What happens to people none of whose languages has the words.
    public FallbackPolicy policy(WordingKind kind, boolean drill) {
        return settings.policy(kind, drill);
    }

    /// The language this network speaks of its own.
    public Language networkDefault() {
        return settings.networkDefault();
    }

    private Optional<Language> fallback(Message message, Set<Language> atHand) {
        return policy(message.kind(), message.drill()).choose(networkDefault(), atHand);
    }

    /// What kind of wording has this name, in whichever language, reviewed or not.
    public Optional<WordingKind> kindOf(String wording, Audience audience) {
        return wordings.kindOf(wording, audience);
    }

    /// One wording as it would be sent, for whoever edits or reviews it.
    public Text preview(Wording wording, Message message) {
        return text(wording.language(), filled(wording, message));
    }

    /// The same as an alert would say it: without the place where that does not fit.
    public Text asSent(Wording wording, Message message) {
        Text whole = preview(wording, message);
        return whole.segments() <= MOST_SEGMENTS ? whole : preview(wording, message.withoutPlace());
    }

    /// Names are as long as schools make them. What does not fit is left out in an order, never cut: first the hint how
    /// to leave, which costs no segment or is not there, then the place near the school.
    private Optional<Text> compose(Message message, WordingSet set) {
        return set.named(message.wording(), message.kind())
                .flatMap(wording -> prefixed(message, wording, set)
                        .filter(text -> text.segments() <= MOST_SEGMENTS)
                        .or(() -> prefixed(message.withoutPlace(), wording, set)))
                .map(text -> message.kind() == WordingKind.FIRST_ALERT ? hinted(text, message, set) : text);
    }

    /// Empty for a drill that could not be told from the real thing.
    private Optional<Text> prefixed(Message message, Wording wording, WordingSet set) {
        String text = filled(wording, message);
        if (!message.drill()) {
            return Optional.of(text(set.language(), text));
        }
        return set.first(WordingKind.DRILL_PREFIX)
                .map(prefix -> text(set.language(), filled(prefix, message) + " " + text));
    }

    private Text hinted(Text text, Message message, WordingSet set) {
        return set.first(WordingKind.STOP_HINT)
                .map(hint -> text(text.language(), text.text() + " " + filled(hint, message)))
                .filter(hinted -> hinted.segments() == text.segments())
                .orElse(text);
    }

    private String filled(Wording wording, Message message) {
        return new Template(wording.text(), wording.language()).fill(networkName(wording.language()), message);
    }

    private static Text text(Language language, String text) {
        return new Text(language, text, SmsText.of(text).segments());
    }

    private String networkName(Language language) {
        Map<Language, String> names = new HashMap<>();
        network.names().forEach((tag, name) -> names.put(Language.of(tag), name));
        return LanguageLookup.lookup(List.of(language, networkDefault()), names.keySet())
                .map(names::get)
                .orElseGet(() -> names.values().iterator().next());
    }
}
