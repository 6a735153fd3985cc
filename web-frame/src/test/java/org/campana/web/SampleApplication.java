package org.campana.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// A service as small as one can be: an API, a callback, two pages.
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({
    WebFrameConfiguration.class,
    AccessMigrationConfiguration.class,
    SampleApplication.Api.class,
    SampleApplication.Pages.class
})
class SampleApplication {

    @Bean
    AccessRules sampleAccess() {
        return AccessRules.of(
                AccessRules.allow(HttpMethod.POST, "/api/v1/sightings", Role.REPORTER),
                AccessRules.allow(HttpMethod.GET, "/api/v1/sightings/{id}", Role.VERIFIER, Role.RELEASER),
                AccessRules.everyone(HttpMethod.GET, "/api/v1/sightings/open"),
                AccessRules.signedIn(HttpMethod.GET, "/api/v1/me"),
                AccessRules.signedIn(HttpMethod.GET, "/api/v1/failures/{kind}"),
                AccessRules.signedIn(HttpMethod.POST, "/api/v1/headers"),
                AccessRules.everyone(HttpMethod.POST, "/webhooks/sample"),
                AccessRules.everyone(HttpMethod.POST, "/webhooks/files"),
                AccessRules.everyone(HttpMethod.POST, "/webhooks/signed/*"),
                AccessRules.everyone(HttpMethod.POST, "/webhooks/signed-path"),
                AccessRules.everyone(HttpMethod.POST, "/webhooks/rush"),
                AccessRules.everyone(HttpMethod.GET, "/report"),
                AccessRules.everyone(HttpMethod.POST, "/report"),
                AccessRules.everyone(HttpMethod.GET, "/gallery"),
                AccessRules.signedIn(HttpMethod.GET, "/desk"),
                AccessRules.allow(HttpMethod.GET, "/desk/settings", Role.NETWORK_ADMIN));
    }

    @Bean
    UploadRoutes sampleUploads() {
        return UploadRoutes.of("/webhooks/files");
    }

    @Bean
    RushRoutes sampleRush() {
        return RushRoutes.of("/webhooks/rush");
    }

    /// Who is let in stays until it is let out.
    @Bean
    Rush room() {
        return new Rush(new AtomicInteger(), new Semaphore(0));
    }

    record Rush(AtomicInteger inside, Semaphore exit) {}

    @Bean
    SignedCalls signedSample() {
        return new SignedCalls() {

            @Override
            public String at() {
                return "/webhooks/signed/";
            }

            @Override
            public void answer(String name, HttpServletRequest request, HttpServletResponse response) {
                if (name.equals("database")) {
                    throw new DataAccessResourceFailureException("connection to secret-host lost");
                }
                if (!"yes".equals(request.getParameter("signed"))) {
                    throw Problem.of(HttpStatus.FORBIDDEN, "not-signed", "It is not signed", "Nobody signed " + name);
                }
                response.setStatus(HttpStatus.NO_CONTENT.value());
            }
        };
    }

    @Bean
    SignedCalls signedPath() {
        return new SignedCalls() {

            @Override
            public String at() {
                return "/webhooks/signed-path";
            }

            @Override
            public void answer(String name, HttpServletRequest request, HttpServletResponse response)
                    throws IOException {
                response.getWriter().write("heard [" + name + "]");
            }
        };
    }

    @Bean
    PageLanguages galleryLanguages() {
        return new PageLanguages("/gallery", List.of(Locale.of("ar")));
    }

    enum Activity {
        WALKING,
        STOPPING
    }

    record Place(String schoolId, @Nullable String description) {

        Place {
            if (schoolId.isBlank()) {
                throw new IllegalArgumentException("schoolId must not be blank");
            }
        }
    }

    record Sighting(
            @Nullable Instant observedAt,
            @Nullable Activity activity,
            @Min(1) int people,
            @Valid @Nullable Place place,
            @NotBlank String note) {}

    @RestController
    static class Api {

        private final Rush rush;

        Api(Rush rush) {
            this.rush = rush;
        }

        @PostMapping("/api/v1/sightings")
        Map<String, String> report(@RequestBody @Valid Sighting sighting) {
            return Map.of("state", "RECEIVED");
        }

        @GetMapping("/api/v1/sightings/{id}")
        Map<String, UUID> one(@PathVariable UUID id) {
            return Map.of("id", id);
        }

        @GetMapping("/api/v1/sightings/open")
        List<String> open() {
            return List.of();
        }

        @GetMapping("/api/v1/me")
        Map<String, String> me(@AuthenticationPrincipal Person person) {
            return Map.of("name", person.name());
        }

        @PostMapping("/webhooks/rush")
        void rush() throws InterruptedException {
            rush.inside().incrementAndGet();
            rush.exit().acquire();
            rush.inside().decrementAndGet();
        }

        @PostMapping("/api/v1/headers")
        Map<String, String> header(@RequestHeader("Idempotency-Key") String key) {
            return Map.of();
        }

        @GetMapping("/api/v1/failures/{kind}")
        Map<String, String> fail(@PathVariable String kind) {
            throw switch (kind) {
                case "database" -> new DataAccessResourceFailureException("connection to secret-host lost");
                case "problem" ->
                    Problem.of(HttpStatus.CONFLICT, "already-claimed", "Somebody has it", "Ana is deciding.")
                            .field("incidentId")
                            .fix("Take another one")
                            .with("claimedUntil", "2026-11-22T14:13:00Z");
                default -> new IllegalStateException("row of +15555550123 broke");
            };
        }

        @PostMapping(path = "/webhooks/files", consumes = "text/csv")
        Map<String, Integer> file(@RequestBody byte[] body) {
            return Map.of("bytes", body.length);
        }

        @PostMapping(path = "/webhooks/files", consumes = "multipart/form-data")
        Map<String, Long> part(@RequestPart MultipartFile file) {
            return Map.of("bytes", file.getSize());
        }

        @PostMapping("/webhooks/sample")
        Map<String, String> callback() {
            return Map.of("taken", "yes");
        }
    }

    @Controller
    static class Pages {

        @GetMapping("/report")
        String report() {
            return "sample/report";
        }

        @PostMapping("/report")
        String send(@RequestParam String note) {
            if (note.equals("refuse")) {
                throw Problem.of(HttpStatus.CONFLICT, "already-sent", "It is already here", "We have this report.")
                        .fix("Nothing more to do");
            }
            return "sample/report";
        }

        @GetMapping("/gallery")
        String gallery() {
            return "sample/gallery";
        }

        @GetMapping("/desk")
        String desk() {
            return "sample/desk";
        }

        @GetMapping("/desk/settings")
        @ResponseBody
        String settings() {
            return "settings";
        }
    }
}
