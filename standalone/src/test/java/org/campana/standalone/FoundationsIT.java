package org.campana.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.campana.embedded.EmbeddedPostgres;
import org.campana.embedded.EmbeddedStartException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The services begin before the broker serves: what becomes of its failures.
class FoundationsIT {

    @TempDir
    private Path data;

    @Test
    void theBrokerServesWhereTheServicesWereToldBeforeItDid() throws Exception {
        try (Foundations foundations = Foundations.start(data)) {
            Object told = foundations.properties().get("spring.kafka.bootstrap-servers");

            foundations.awaitBroker();

            try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, told))) {
                assertThat(admin.describeCluster().nodes().get(20, TimeUnit.SECONDS))
                        .hasSize(1);
            }
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
