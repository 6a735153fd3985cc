package org.campana.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.campana.embedded.EmbeddedPostgres;
import org.campana.embedded.EmbeddedStartException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The services begin before the broker serves: what becomes of its failures.
class FoundationsIT {

    @TempDir
    private Path data;

    @Test
    void theBrokerServesWhereTheServicesWereToldBeforeItDid() {
        try (Foundations foundations = Foundations.start(data)) {
            Object told = foundations.properties().get("spring.kafka.bootstrap-servers");

            assertThatCode(foundations::awaitBroker).doesNotThrowAnyException();
            assertThat(foundations.properties()).containsEntry("spring.kafka.bootstrap-servers", told);
            assertThatThrownBy(() -> Foundations.start(data)).isInstanceOf(EmbeddedStartException.class);
        }
    }

    @Test
    void aBrokerThatCannotStartFailsWhoNeedsItAndLeavesNothingBehind() throws IOException {
        Path broken = data.resolve("kafka/logs/meta.properties");
        Files.createDirectories(broken.getParent());
        Files.writeString(broken, "version=no number\n");

        try (Foundations foundations = Foundations.start(data)) {
            assertThatThrownBy(foundations::awaitBroker)
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessageContaining("Kafka broker did not start on");
        }

        EmbeddedPostgres.start(data.resolve("postgres"), 0).close();
    }
}
