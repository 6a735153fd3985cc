package org.campana.events;

import java.util.List;

/// Which phrases are recorded and approved in a language now. The topic is compacted: the newest record of a
/// language is all there is to know.
///
/// @param phrases none that is doubled; empty when none is in use any more
public record PhrasesRecorded(Language language, List<PhraseClip> phrases) implements Event {

    public PhrasesRecorded {
        phrases = List.copyOf(phrases);
        Require.that(
                phrases.stream().map(PhraseClip::phrase).distinct().count() == phrases.size(),
                "phrases must have one clip a phrase");
    }

    @Override
    public String key() {
        return language.tag();
    }

    /// The recording of one phrase.
    public record PhraseClip(Phrase phrase, ClipId clip) {}
}
