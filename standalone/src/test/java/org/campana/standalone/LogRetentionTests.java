package org.campana.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogRetentionTests {

    private static final LocalDate TODAY = LocalDate.now(Clock.systemDefaultZone());

    @TempDir
    private Path folder;

    private Path rolled(int days) throws IOException {
        return Files.createFile(folder.resolve("campana.log." + TODAY.minusDays(days) + ".0.gz"));
    }

    @Test
    void logsOfFifteenDaysAgoGoAtTheStartAndYoungerOnesStay() throws IOException, JoranException {
        Path old = rolled(16);
        Path young = rolled(12);
        LoggerContext logs = new LoggerContext();
        logs.putProperty("campana.log.file", folder.resolve("campana.log").toString());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(logs);

        configurator.doConfigure(LogRetentionTests.class.getResource("/logback-file.xml"));
        logs.getLogger("test").info("open");

        Awaitility.await().until(() -> Files.notExists(old));
        assertThat(young).exists();
        logs.stop();
    }
}
