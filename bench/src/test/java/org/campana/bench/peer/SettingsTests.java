package org.campana.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The settings in `bench/peers`, filled in.
class SettingsTests {

    @TempDir
    Path folder;

    private Installed installed;

    @BeforeEach
    void installed() {
        installed = new FakeMachine(folder).installed();
    }

    @Test
    void kannelKnowsItsPortsTheCarrierAndWhereToKeepTexts() throws IOException {
        assertThat(lines(Kannel.settings(installed, folder, List.of(11, 12, 13), "secret", 14)))
                .contains(
                        "admin-port = 11",
                        "smsbox-port = 12",
                        "sendsms-port = 13",
                        "send-url = \"http://127.0.0.1:14/kannel?To=%p&Body=%b\"",
                        "max-pending-submits = 500",
                        "store-location = \"" + folder + "/store\"",
                        "username = bench",
                        "password = secret");
    }

    @Test
    void alertmanagerSendsEachPersonsAlertAtOnce() throws IOException {
        assertThat(lines(Alertmanager.settings(installed, folder, 14)))
                .contains("group_by: [alert, to]", "group_wait: 0s", "- url: http://127.0.0.1:14/alertmanager");
    }

    @Test
    void redisKeepsItsJobsInTheFolderOfTheRun() throws IOException {
        assertThat(lines(BullMq.settings(installed, folder, 15)))
                .contains("port 15", "dir " + folder, "appendonly yes", "bind 127.0.0.1");
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(String::strip).toList();
    }
}
