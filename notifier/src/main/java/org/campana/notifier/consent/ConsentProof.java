package org.campana.notifier.consent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.campana.events.Channel;
import org.campana.events.Language;
import org.jspecify.annotations.Nullable;

/// What somebody agreed to or took back, how, and what proves it (reliability C10).
///
/// @param words what they were shown; only its hash is kept
/// @param wordsVersion under which the words themselves are kept
/// @param proof the hash of a message id, or the reference of a list; never a number or a name
public record ConsentProof(
        ConsentSource source,
        Language language,
        Channel channel,
        @Nullable String words,
        @Nullable String wordsVersion,
        @Nullable String proof) {

    /// From a list handed over under this reference, such as `staff-list-2026-08`.
    public static ConsentProof imported(String reference, Language language) {
        return new ConsentProof(ConsentSource.IMPORT, language, Channel.SMS, null, null, reference);
    }

    /// An invented person of the town with this name.
    public static ConsentProof invented(String town, Language language) {
        return new ConsentProof(ConsentSource.DEMO, language, Channel.SMS, null, null, town);
    }

    /// From a text to our number; of its id only the hash is kept.
    public static ConsentProof texted(String messageId, Language language) {
        return new ConsentProof(ConsentSource.KEYWORD, language, Channel.SMS, null, null, hash(messageId));
    }

    /// From a text in free words to our number.
    public static ConsentProof freeText(String messageId, Language language) {
        return new ConsentProof(ConsentSource.FREE_TEXT, language, Channel.SMS, null, null, hash(messageId));
    }

    /// A person of the network read what somebody wrote, and decided.
    ///
    /// @param reader the id of that person
    public static ConsentProof readBy(UUID reader, ConsentSource decided) {
        return new ConsentProof(decided, Language.ENGLISH, Channel.SMS, null, null, "read-by-" + reader);
    }

    /// The same, with what they were shown.
    public ConsentProof shown(String shown, String version) {
        return new ConsentProof(source, language, channel, shown, version, proof);
    }

    /// The carrier refuses this number for an opt-out it holds.
    public static ConsentProof carrier(Channel channel) {
        return new ConsentProof(ConsentSource.CARRIER, Language.ENGLISH, channel, null, null, null);
    }

    /// They had left before the backup that this database was restored from.
    public static ConsentProof journal() {
        return new ConsentProof(ConsentSource.JOURNAL, Language.ENGLISH, Channel.SMS, null, null, null);
    }

    /// They asked somebody who runs this network to be forgotten.
    public static ConsentProof operator() {
        return new ConsentProof(ConsentSource.OPERATOR, Language.ENGLISH, Channel.SMS, null, null, null);
    }

    /// In hex.
    @Nullable
    String wordsHash() {
        return words == null ? null : hash(words);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This JVM has no SHA-256, which every JDK must have", missing);
        }
    }
}
