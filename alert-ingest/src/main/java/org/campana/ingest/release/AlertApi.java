package org.campana.ingest.release;

import org.campana.ingest.request.Fields;
import org.campana.ingest.request.IdempotencyKey;
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

/// The calls that write, judge, stop and follow up on alerts.
@RestController
@RequestMapping("/api/v1")
class AlertApi {

    private final Writing writing;
    private final Releases releases;
    private final Afterwards afterwards;

    AlertApi(Writing writing, Releases releases, Afterwards afterwards) {
        this.writing = writing;
        this.releases = releases;
        this.afterwards = afterwards;
    }

    @PostMapping("/incidents/{id}/alerts")
    ResponseEntity<byte[]> write(
            @AuthenticationPrincipal Person person,
            @PathVariable String id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody AlertOrder order) {
        return writing.answer(person, Fields.incidentId(id), IdempotencyKey.of(key), order)
                .toResponse();
    }

    @PostMapping("/alerts/{id}/approval")
    Releases.Judged approve(@AuthenticationPrincipal Person person, @PathVariable String id) {
        return releases.approve(person, Fields.alertId(id));
    }

    @PostMapping("/alerts/{id}/rejection")
    Releases.Judged reject(@AuthenticationPrincipal Person person, @PathVariable String id) {
        return releases.reject(person, Fields.alertId(id));
    }

    @PostMapping("/alerts/{id}/stop")
    Stopping.Stopped stop(@AuthenticationPrincipal Person person, @PathVariable String id) {
        return afterwards.stop(person, Fields.alertId(id));
    }

    @PostMapping("/alerts/{id}/follow-ups")
    ResponseEntity<byte[]> followUp(
            @AuthenticationPrincipal Person person,
            @PathVariable String id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody FollowUps.Asked asked) {
        return afterwards
                .answerFollowUp(person, Fields.alertId(id), IdempotencyKey.of(key), asked)
                .toResponse();
    }
}
