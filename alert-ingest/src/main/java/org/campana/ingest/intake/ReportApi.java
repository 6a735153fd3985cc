package org.campana.ingest.intake;

import org.campana.ingest.request.IdempotencyKey;
import org.campana.ingest.request.Once;
import org.campana.ingest.screen.Reporter;
import org.campana.web.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// `POST /api/v1/reports`.
@RestController
class ReportApi {

    private final ReportCheck check;
    private final Intake intake;
    private final Once once;

    ReportApi(ReportCheck check, Intake intake, Once once) {
        this.check = check;
        this.intake = intake;
        this.once = once;
    }

    @PostMapping("/api/v1/reports")
    ResponseEntity<byte[]> report(
            @AuthenticationPrincipal Person person,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody ReportRequest report) {
        IdempotencyKey named = IdempotencyKey.of(key);
        // Checked within: the repeat of an old request gets its answer although its time is out of bounds by now.
        return once.answer(
                        person.id(),
                        named,
                        "POST /api/v1/reports",
                        report,
                        () -> intake.receive(new Reporter.Invited(person), check.check(report)))
                .toResponse();
    }
}
