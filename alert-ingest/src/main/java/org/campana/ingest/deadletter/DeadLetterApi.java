package org.campana.ingest.deadletter;

import java.time.Instant;
import java.util.List;
import org.campana.web.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The dead letters for programs.
@RestController
class DeadLetterApi {

    private final DeadLetters letters;

    DeadLetterApi(DeadLetters letters) {
        this.letters = letters;
    }

    @GetMapping("/api/v1/dead-letters")
    List<Answer> all() {
        return letters.all().stream().map(Answer::of).toList();
    }

    @PostMapping("/api/v1/dead-letters/{id}/replay")
    Answer replay(@AuthenticationPrincipal Person admin, @PathVariable String id) {
        return Answer.of(letters.replay(admin, id));
    }

    @PostMapping("/api/v1/dead-letters/{id}/set-aside")
    Answer setAside(@AuthenticationPrincipal Person admin, @PathVariable String id) {
        return Answer.of(letters.setAside(admin, id));
    }

    /// One dead letter, without its content.
    ///
    /// @param state `WAITING`, `REPLAYED` or `SET_ASIDE`
    /// @param by who did that; null while it waits
    record Answer(
            String id,
            String topic,
            String cause,
            Instant diedAt,
            long ageSeconds,
            @Nullable String key,
            @Nullable String type,
            @Nullable String reader,
            int bytes,
            String state,
            @Nullable String by) {

        static Answer of(Listed listed) {
            Deed deed = listed.deed();
            return new Answer(
                    listed.id(),
                    listed.topic(),
                    listed.cause(),
                    listed.diedAt(),
                    listed.age().toSeconds(),
                    listed.key(),
                    listed.type(),
                    listed.reader(),
                    listed.bytes(),
                    deed == null ? "WAITING" : deed.what().name(),
                    deed == null ? null : deed.by());
        }
    }
}
