package org.campana.web;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// How this instance is reached and how long a sign-in lasts (`campana.web.*`). The idle time of a session is
/// Spring's `spring.session.timeout`, 15 minutes unless set.
///
/// @param publicUrl where people reach it, `campana.public-url`; with https, cookies are Secure and HSTS is sent
/// @param front the page that `/` leads a stranger to
/// @param home the page behind a sign-in that names no other
/// @param longestSession when a session ends even if it was never idle
/// @param largestBody of a request that is not a file upload
/// @param largestUpload of a request that brings a file of 2 MiB, with what a form puts around it
/// @param rushAtOnce how many are let in at a time where very many may come, see [RushRoutes]; fewer than there are
///     database connections, so that some are left for everybody else
/// @param rushLongestLine how many may wait behind them; all further ones are answered with 503 at once
/// @param rushPatience how long each of those waits at most
@Validated
@ConfigurationProperties("campana.web")
record WebSettings(
        @DefaultValue("http://localhost:8080") @NotNull URI publicUrl,

        @DefaultValue("/report") @Pattern(regexp = "/([^/\\\\].*)?")
        String front,

        @DefaultValue("/desk") @Pattern(regexp = "/([^/\\\\].*)?")
        String home,

        @DefaultValue("12h") @NotNull Duration longestSession,
        @DefaultValue("64KB") @NotNull DataSize largestBody,
        @DefaultValue("2200KB") @NotNull DataSize largestUpload,
        @DefaultValue("6") @Min(1) int rushAtOnce,
        @DefaultValue("100") @Min(1) int rushLongestLine,
        @DefaultValue("2s") @NotNull Duration rushPatience) {

    boolean secure() {
        return "https".equalsIgnoreCase(publicUrl.getScheme());
    }
}
