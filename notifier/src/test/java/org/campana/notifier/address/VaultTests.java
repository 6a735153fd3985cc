package org.campana.notifier.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTests {

    private static final String ONE = key('a');
    private static final String OTHER = key('b');

    private final Vault vault = new Vault(new KeySettings(ONE, OTHER, null));

    private static String key(char letter) {
        return Base64.getEncoder()
                .encodeToString(String.valueOf(letter).repeat(32).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatWasSealedOpensInItsPlaceAndNowhereElse() {
        Sealed sealed = vault.seal("+12025550143", "notify.address", "number", "1");

        assertThat(vault.open(sealed, "notify.address", "number", "1")).isEqualTo("+12025550143");
        assertThatThrownBy(() -> vault.open(sealed, "notify.address", "number", "2"))
                .isInstanceOf(UnreadableRowException.class)
                .hasMessageNotContainingAny("2025550143");
        assertThatThrownBy(() -> vault.open(sealed, "notify.message_text", "number", "1"))
                .isInstanceOf(UnreadableRowException.class);
    }

    @Test
    void swappedValuesOrKeysDoNotOpen() {
        Sealed one = vault.seal("+12025550143", "notify.address", "number", "1");
        Sealed two = vault.seal("+12025550144", "notify.address", "number", "2");

        assertThatThrownBy(() ->
                        vault.open(new Sealed(one.wrappedKey(), two.ciphertext()), "notify.address", "number", "1"))
                .isInstanceOf(UnreadableRowException.class);
        assertThatThrownBy(() ->
                        vault.open(new Sealed(two.wrappedKey(), one.ciphertext()), "notify.address", "number", "1"))
                .isInstanceOf(UnreadableRowException.class);
    }

    @Test
    void anotherKeyOpensNothing() {
        Sealed sealed = vault.seal("+12025550143", "notify.address", "number", "1");
        Vault stranger = new Vault(new KeySettings(key('c'), OTHER, null));

        assertThatThrownBy(() -> stranger.open(sealed, "notify.address", "number", "1"))
                .isInstanceOf(UnreadableRowException.class);
    }

    @Test
    void theSameValueSealsDifferentlyAndIndexesTheSame() {
        assertThat(vault.seal("x", "t", "c", "1").ciphertext())
                .isNotEqualTo(vault.seal("x", "t", "c", "1").ciphertext());
        assertThat(vault.index("number", "+12025550143"))
                .hasSize(16)
                .isEqualTo(vault.index("number", "+12025550143"))
                .isNotEqualTo(vault.index("text", "+12025550143"))
                .isNotEqualTo(new Vault(new KeySettings(ONE, key('c'), null)).index("number", "+12025550143"));
    }

    @Test
    void missingShortOrEqualKeysStopTheStartWithOneCauseAndOneFix() {
        assertThatThrownBy(() -> vault(null, OTHER))
                .isInstanceOf(KeysUnusableException.class)
                .hasMessageContaining("campana.keys.encryption-key is missing")
                .hasMessageContaining("openssl rand -base64 32");
        assertThatThrownBy(() -> vault(ONE, "c2hvcnQ="))
                .isInstanceOf(KeysUnusableException.class)
                .hasMessageContaining("lookup-key is not 32 bytes");
        assertThatThrownBy(() -> vault(ONE, "not base64 at all"))
                .isInstanceOf(KeysUnusableException.class)
                .hasMessageNotContainingAny("not base64 at all");
        assertThatThrownBy(() -> vault(ONE, ONE))
                .isInstanceOf(KeysUnusableException.class)
                .hasMessageContaining("are the same");
    }

    private static void vault(@Nullable String encryption, @Nullable String lookup) {
        assertThat(new Vault(new KeySettings(encryption, lookup, null))).isNull();
    }

    @Test
    void keysComeFromAFileThatOnlyItsOwnerReads(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("keys");
        Files.writeString(file, "encryption-key=" + ONE + "\nlookup-key=" + OTHER + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        Sealed sealed = vault.seal("x", "t", "c", "1");
        assertThat(new Vault(new KeySettings(null, null, file)).open(sealed, "t", "c", "1"))
                .isEqualTo("x");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> new Vault(new KeySettings(null, null, file)))
                .isInstanceOf(KeysUnusableException.class)
                .hasMessageContaining("chmod 600");
        assertThatThrownBy(() -> new Vault(new KeySettings(null, null, folder.resolve("none"))))
                .isInstanceOf(KeysUnusableException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void settingsPrintNoKey() {
        assertThat(new KeySettings(ONE, OTHER, null).toString()).doesNotContain(ONE, OTHER);
    }
}
