package org.campana.carrier.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListFilterTests {

    @Test
    void dayAloneMeansTheWholeDayInUtc() {
        ListFilter filter = filter("DateSent", "2026-11-22");

        assertThat(filter.sentFrom()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
        assertThat(filter.sentBefore()).isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
    }

    @Test
    void afterAndBeforeIncludeTheirEnds() {
        assertThat(filter("DateSent>", "2026-11-22").sentFrom()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
        assertThat(filter("DateSent<", "2026-11-22").sentBefore()).isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
        assertThat(filter("DateSent>", "2026-11-22T10:00:00").sentFrom())
                .isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
    }

    @Test
    void timeThatCannotBeReadIsRefused() {
        assertThatThrownBy(() -> filter("DateSent", "yesterday")).isInstanceOf(IllegalArgumentException.class);
    }

    private static ListFilter filter(String name, String value) {
        return ListFilter.of(Map.of(name, new String[] {value}));
    }
}
