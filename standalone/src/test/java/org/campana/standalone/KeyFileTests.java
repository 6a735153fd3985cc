package org.campana.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTests {

    @TempDir
    private Path folder;

    private Path file = Path.of("unset");

    @BeforeEach
    void makeOne() {
        file = folder.resolve("campana.keys");
        KeyFile.create(file);
    }

    private Properties keys() throws IOException {
        Properties keys = new Properties();
        try (Reader lines = Files.newBufferedReader(file)) {
            keys.load(lines);
        }
        return keys;
    }

    @Test
    void aRotationKeepsTheOldKeysAndTheLookupKey() throws IOException {
        Properties first = keys();

        KeyFile.rotate(file);
        Properties second = keys();
        KeyFile.rotate(file);
        Properties third = keys();

        assertThat(second.getProperty("encryption-key")).isNotEqualTo(first.getProperty("encryption-key"));
        assertThat(second.getProperty("retired-encryption-keys")).isEqualTo(first.getProperty("encryption-key"));
        assertThat(third.getProperty("retired-encryption-keys"))
                .isEqualTo(second.getProperty("encryption-key") + "," + first.getProperty("encryption-key"));
        assertThat(third.getProperty("lookup-key")).isEqualTo(first.getProperty("lookup-key"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("campana.keys.new")).doesNotExist();
    }

    @Test
    void severalNotifiersLearnTheKeyBeforeOneUsesIt() throws IOException {
        Properties first = keys();

        KeyFile.prepare(file);
        Properties prepared = keys();
        KeyFile.promote(file);
        Properties promoted = keys();

        assertThat(prepared.getProperty("encryption-key")).isEqualTo(first.getProperty("encryption-key"));
        assertThat(promoted.getProperty("encryption-key")).isEqualTo(prepared.getProperty("retired-encryption-keys"));
        assertThat(promoted.getProperty("retired-encryption-keys")).isEqualTo(first.getProperty("encryption-key"));
    }

    @Test
    void whatIsNoKeyFileIsLeftAsItIs() throws IOException {
        Files.writeString(file, "something=else\n");

        assertThatThrownBy(() -> KeyFile.rotate(file))
                .isInstanceOf(CannotGoOn.class)
                .hasMessageContaining("is no key file");
        assertThat(Files.readString(file)).isEqualTo("something=else\n");
        KeyFile.create(folder.resolve("other.keys"));
        assertThatThrownBy(() -> KeyFile.promote(folder.resolve("other.keys")))
                .isInstanceOf(CannotGoOn.class)
                .hasMessageContaining("no key to go over to");
    }
}
