package org.campana.notifier.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.campana.eventframe.DatabaseQuestions;
import org.campana.events.Channel;
import org.campana.events.Severity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryMetersTests {

    private static final Pattern LIMIT = Pattern.compile("le=\"([0-9.]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"accepted", "throttled", "busy", "rejected", "unreachable", "unknown"})
    void outcomesAreCountedFromZeroSoThatTheFirstIsSeenToRise(String outcome) {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();

        new DeliveryMeters(new DatabaseQuestions(System::nanoTime), registry, Clock.systemUTC())
                .countFromZero(Channel.SMS, "first");

        assertThat(registry.get("campana.deliver.outcome")
                        .tags("channel", "sms", "account", "first", "outcome", outcome)
                        .counter()
                        .count())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void whatTakesLongerThanAMinuteIsToldFromWhatDoesNotBeforeTheFirstLeaves(Severity severity) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

        new DeliveryMeters(new DatabaseQuestions(System::nanoTime), registry, Clock.systemUTC())
                .countFromZero(Channel.SMS, "first");

        String label = "severity=\"" + severity.name().toLowerCase(Locale.ROOT) + "\"";
        List<Double> limits = registry.scrape()
                .lines()
                .filter(line -> line.startsWith("campana_deliver_release_to_accepted_seconds_bucket{"))
                .filter(line -> line.contains("channel=\"sms\"") && line.contains(label))
                .flatMap(line -> LIMIT.matcher(line).results())
                .map(limit -> Double.valueOf(limit.group(1)))
                .toList();
        assertThat(limits)
                .anyMatch(seconds -> seconds > 50 && seconds <= 60)
                .anyMatch(seconds -> seconds > 60 && seconds < 75)
                .contains(600.0);
    }
}
