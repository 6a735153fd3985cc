package org.campana.ingest.verify;

import java.util.Arrays;
import org.campana.ingest.request.Fields;
import org.jspecify.annotations.Nullable;

/// Why a verifier decided so: a known key, or the verifier's own words, which stay here.
///
/// @param kind the known key, [Kind#OTHER] for own words alone
/// @param note the verifier's own words, at most 500 characters
public record Basis(Kind kind, @Nullable String note) {

    /// The usual reasons.
    public enum Kind {
        SEEN_ON_SITE("seen-on-site", "I or another verifier saw it there"),
        TWO_SOURCES("two-sources", "Two people who do not know each other"),
        PHOTO_OR_VIDEO("photo-or-video", "A photo or video of now and here"),
        CALLED_SCHOOL("called-school", "The school said so"),
        NOBODY_THERE("nobody-there", "Somebody went and found nothing"),
        OTHER("other", "Something else");

        private final String key;
        private final String words;

        Kind(String key, String words) {
            this.key = key;
            this.words = words;
        }

        /// The name in requests.
        public String key() {
            return key;
        }

        /// As the desk says it.
        public String words() {
            return words;
        }
    }

    /// Reads `seen-on-site`, `seen-on-site: by Luis at the gate`, or own words.
    static Basis of(@Nullable String text) {
        String given = Fields.textOrNull("basis", text, 500);
        if (given == null) {
            throw Fields.missing(
                    "basis",
                    "Say why: one of "
                            + Arrays.stream(Kind.values()).map(Kind::key).toList() + ", or your own words.");
        }
        for (Kind kind : Kind.values()) {
            if (given.equalsIgnoreCase(kind.key())) {
                return new Basis(kind, null);
            }
            if (given.regionMatches(true, 0, kind.key() + ":", 0, kind.key().length() + 1)) {
                String note = given.substring(kind.key().length() + 1).strip();
                return new Basis(kind, note.isEmpty() ? null : note);
            }
        }
        return new Basis(Kind.OTHER, given);
    }

    @Override
    public String toString() {
        return "Basis[" + kind + "]";
    }
}
