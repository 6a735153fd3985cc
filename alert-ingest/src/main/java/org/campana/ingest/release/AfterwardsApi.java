package org.campana.ingest.release;

import org.campana.events.AlertId;
import org.campana.ingest.request.Fields;
import org.campana.ingest.request.IdempotencyKey;
import org.campana.ingest.request.Once;
import org.campana.web.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The calls that stop an alert and say how it went on.
@RestController
@RequestMapping("/api/v1/alerts/{id}")
class AfterwardsApi {

    private final Stopping stopping;
    private final FollowUps followUps;
    private final Once once;

    AfterwardsApi(Stopping stopping, FollowUps followUps, Once once) {
        this.stopping = stopping;
        this.followUps = followUps;
        this.once = once;
    }

    @PostMapping("/stop")
    Stopping.Stopped stop(@AuthenticationPrincipal Person person, @PathVariable String id) {
        return stopping.stop(person, Fields.alertId(id));
    }

    @PostMapping("/follow-ups")
    ResponseEntity<byte[]> followUp(
            @AuthenticationPrincipal Person person,
            @PathVariable String id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody FollowUps.Asked asked) {
        IdempotencyKey named = IdempotencyKey.of(key);
        AlertId alert = Fields.alertId(id);
        return once.answer(
                        person.id(),
                        named,
                        "POST /api/v1/alerts/" + alert + "/follow-ups",
                        asked,
                        () -> followUps.send(person, alert, asked))
                .toResponse();
    }
}
