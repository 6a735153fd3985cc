package org.campana.notifier.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTests {

    private static final String ONE = key('a');
    private static final String OTHER = key('b');

    private final Vault vault = new Vault(new KeySettings(ONE, OTHER, List.of(), null));

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
        Vault stranger = new Vault(new KeySettings(key('c'), OTHER, List.of(), null));

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
                .isNotEqualTo(
                        new Vault(new KeySettings(ONE, key('c'), List.of(), null)).index("number", "+12025550143"));
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
        assertThat(new Vault(new KeySettings(encryption, lookup, List.of(), null)))
                .isNull();
    }

    @Test
    void keysComeFromAFileThatOnlyItsOwnerReads(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("keys");
        Files.writeString(file, "encryption-key=" + ONE + "\nlookup-key=" + OTHER + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        Sealed sealed = vault.seal("x", "t", "c", "1");
        assertThat(new Vault(new KeySettings(null, null, List.of(), file)).open(sealed, "t", "c", "1"))
                .isEqualTo("x");

        Files.writeString(
                file,
                "encryption-key=" + key('c') + "\nlookup-key=" + OTHER + "\nretired-encryption-keys=" + key('d') + ","
                        + ONE + "\n");
        assertThat(new Vault(new KeySettings(null, null, List.of(), file)).open(sealed, "t", "c", "1"))
                .isEqualTo("x");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> new Vault(new KeySettings(null, null, List.of(), file)))
                .isInstanceOf(KeysUnusableException.class)
                .hasMessageContaining("chmod 600");
        assertThatThrownBy(() -> new Vault(new KeySettings(null, null, List.of(), folder.resolve("none"))))
                .isInstanceOf(KeysUnusableException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void aNewKeyOpensWhatTheOldOneWrappedAndOnlyItWrapsWhatIsNew() {
        Sealed old = vault.seal("+12025550143", "notify.address", "number", "1");
        Vault changed = new Vault(new KeySettings(key('c'), OTHER, List.of(ONE), null));
        Vault afterwards = new Vault(new KeySettings(key('c'), OTHER, List.of(), null));
        SealedPlace place = SealedPlace.of("notify.address", "number", "person_id::text");

        assertThat(changed.open(old, "notify.address", "number", "1")).isEqualTo("+12025550143");
        Sealed fresh = changed.seal("+12025550144", "notify.address", "number", "2");
        assertThat(afterwards.open(fresh, "notify.address", "number", "2")).isEqualTo("+12025550144");
        assertThatThrownBy(() -> vault.open(fresh, "notify.address", "number", "2"))
                .isInstanceOf(UnreadableRowException.class);

        Sealed rewrapped = new Sealed(changed.rewrap(old.wrappedKey(), place, "1"), old.ciphertext());
        assertThat(afterwards.open(rewrapped, "notify.address", "number", "1")).isEqualTo("+12025550143");
        assertThatThrownBy(() -> afterwards.open(old, "notify.address", "number", "1"))
                .isInstanceOf(UnreadableRowException.class);
        assertThatThrownBy(() -> changed.rewrap(old.wrappedKey(), place, "2"))
                .isInstanceOf(UnreadableRowException.class);
    }

    @Test
    void rowsFromBeforeKeysHadMarksOpenWithAnyKeyThatIsKnown() {
        Sealed marked = vault.seal("x", "t", "c", "1");
        Sealed unmarked = new Sealed(
                Arrays.copyOfRange(marked.wrappedKey(), WrappingKey.MARK_BYTES, WrappingKey.MARKED_BYTES),
                marked.ciphertext());

        assertThat(unmarked.wrappedKey()).hasSize(WrappingKey.UNMARKED_BYTES);
        assertThat(vault.open(unmarked, "t", "c", "1")).isEqualTo("x");
        assertThat(new Vault(new KeySettings(key('c'), OTHER, List.of(ONE), null)).open(unmarked, "t", "c", "1"))
                .isEqualTo("x");
    }

    @Test
    void settingsPrintNoKey() {
        assertThat(new KeySettings(ONE, OTHER, List.of(), null).toString()).doesNotContain(ONE, OTHER);
    }
}
