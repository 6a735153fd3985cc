package org.campana.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTests {

    @TempDir
    Path dir;

    @Test
    void isTakenOnceAtATime() {
        DataDirectory.take(dir, "Kafka").close();
        try (DataDirectory held = DataDirectory.take(dir, "Kafka")) {
            assertThat(held.path()).exists();
            assertThatThrownBy(() -> DataDirectory.take(dir, "Kafka")).hasMessageContaining("already uses");
        }
    }

    @Test
    void isReadableByItsOwnerOnly() throws Exception {
        Path fresh = dir.resolve("fresh");

        DataDirectory.take(fresh, "Kafka").close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
                .isEqualTo("rwx------");
    }

    @Test
    void aFileInItsPlaceIsNamedAsTheProblem() throws Exception {
        Path file = Files.writeString(dir.resolve("file"), "x");

        assertThatThrownBy(() -> DataDirectory.take(file.resolve("data"), "Kafka"))
                .isInstanceOf(EmbeddedStartException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("choose another data directory");
    }

    @Test
    void aNoteIsKeptForTheNextStart() {
        try (DataDirectory held = DataDirectory.take(dir, "Kafka")) {
            assertThat(held.note("port")).isEmpty();
            held.keepNote("port", "4711");
            held.keepNote("port", "4712");
        }

        try (DataDirectory held = DataDirectory.take(dir, "Kafka")) {
            assertThat(held.note("port")).contains("4712");
        }
    }

    @Test
    void thePlatformDecidesWhichPostgresIsUnpacked() {
        assertThat(PostgresBinaries.archive("Linux", "amd64")).isEqualTo("/postgres-linux-x86_64.txz");
        assertThat(PostgresBinaries.archive("Linux", "aarch64")).isEqualTo("/postgres-linux-arm_64.txz");
        assertThat(PostgresBinaries.archive("Mac OS X", "aarch64")).isEqualTo("/postgres-darwin-arm_64.txz");
    }
}
