package org.campana.dispatcher.wording;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.campana.dispatcher.compose.Text;
import org.campana.dispatcher.compose.Wording;
import org.campana.dispatcher.compose.WordingKind;
import org.campana.dispatcher.compose.WordingState;
import org.campana.events.Audience;
import org.campana.events.Language;
import org.campana.events.sms.SmsText;
import org.campana.web.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Wordings over HTTP: read one, change its text, approve it, withdraw it.
@RestController
@RequestMapping("/api/v1/wordings/{name}/{language}")
class WordingController {

    private final WordingDesk desk;
    private final WordingSamples samples;

    WordingController(WordingDesk desk, WordingSamples samples) {
        this.desk = desk;
        this.samples = samples;
    }

    @GetMapping
    WordingView get(
            @PathVariable("name") String name,
            @PathVariable("language") String language,
            @RequestParam("audience") Audience audience) {
        return desk.newest(name, audience, language(language))
                .map(this::view)
                .orElseThrow(() -> WordingProblems.unknown("GET"));
    }

    @PutMapping
    WordingView put(
            @PathVariable("name") String name,
            @PathVariable("language") String language,
            @RequestBody WordingBody body,
            @AuthenticationPrincipal Person person) {
        Audience audience = given(body.audience, "audience");
        String text = given(body.text, "text").strip();
        Language spoken = language(language);
        Optional<Wording> newest = desk.newest(name, audience, spoken);
        if (newest.isPresent() && newest.get().text().equals(text)) {
            review(newest.get(), body.state, person);
        } else {
            int seen = newest.map(Wording::version).orElse(0);
            Wording draft =
                    desk.draft(name, audience, spoken, seen, text).orElseThrow(() -> WordingProblems.unknown("PUT"));
            edit(draft, body.state, person);
        }
        return desk.newest(name, audience, spoken).map(this::view).orElseThrow(() -> WordingProblems.unknown("PUT"));
    }

    private void edit(Wording draft, @Nullable WordingState state, Person person) {
        if (state != null && state != WordingState.UNREVIEWED) {
            throw WordingProblems.textChanged();
        }
        answer(desk.edit(draft, person), draft);
    }

    private void review(Wording newest, @Nullable WordingState state, Person person) {
        if (state == null || state == newest.state()) {
            return;
        }
        if (state == WordingState.UNREVIEWED) {
            throw WordingProblems.notBack();
        }
        answer(desk.review(newest, state, person), newest);
    }

    private void answer(WordingDesk.Outcome outcome, Wording wording) {
        switch (outcome) {
            case DONE -> {}
            case MOVED_ON -> throw WordingProblems.movedOn();
            case OWN_WORDS -> throw WordingProblems.ownWords();
            case ADMIN_ONLY -> throw WordingProblems.adminOnly();
            case BREAKS_RULES ->
                throw WordingProblems.text(desk.findings(wording).getFirst().fix());
        }
    }

    private WordingView view(Wording wording) {
        Text sample = samples.common(wording);
        SmsText sms = SmsText.of(sample.text());
        return new WordingView(
                wording.name(),
                wording.kind(),
                wording.audience(),
                wording.language(),
                wording.version(),
                wording.text(),
                wording.state(),
                wording.editor(),
                wording.editedAt(),
                wording.reviewer(),
                wording.reviewedAt(),
                new Sample(sample.text(), sms.encoding().name(), sms.units(), sms.segments(), sms.breakers()));
    }

    private static Language language(String tag) {
        try {
            return Language.of(tag);
        } catch (IllegalArgumentException malformed) {
            throw WordingProblems.language();
        }
    }

    private static <T> T given(@Nullable T value, String field) {
        if (value == null) {
            throw WordingProblems.missing(field);
        }
        return value;
    }

    /// A wording as it is sent.
    ///
    /// @param state APPROVED or WITHDRAWN with an unchanged text is a review; a changed text is UNREVIEWED always
    record WordingBody(
            @Nullable Audience audience,
            @Nullable String text,
            @Nullable WordingState state) {}

    /// The newest version of a wording.
    record WordingView(
            String name,
            WordingKind kind,
            Audience audience,
            Language language,
            int version,
            String text,
            WordingState state,
            String editor,
            Instant editedAt,
            @Nullable String reviewer,
            @Nullable Instant reviewedAt,
            Sample sample) {}

    /// How it reaches a phone of a school with names of common length.
    ///
    /// @param units septets of GSM-7 or UTF-16 code units of UCS-2
    /// @param breakers the letters that force UCS-2 and make it dear and slow
    record Sample(String text, String encoding, int units, int segments, List<String> breakers) {}
}
