package org.campana.notifier.address;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.campana.notifier.WithNotifier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class KeyCheckIT extends WithNotifier {

    private static final String RIGHT_ENCRYPTION = "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=";
    private static final String RIGHT_LOOKUP = "QkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkI=";
    private static final String OTHER =
            Base64.getEncoder().encodeToString("c".repeat(32).getBytes(StandardCharsets.UTF_8));

    @Autowired
    private KeyCheck running;

    private KeyCheck startedWith(String encryption, String lookup) {
        return new KeyCheck(jdbc, new Vault(new KeySettings(encryption, lookup, null)));
    }

    @Test
    void theKeysOfThisDatabaseMayStartAgain() {
        assertThatCode(running::start).doesNotThrowAnyException();
        assertThatCode(startedWith(RIGHT_ENCRYPTION, RIGHT_LOOKUP)::start).doesNotThrowAnyException();
    }

    @Test
    void otherKeysStopTheStart() {
        assertThatThrownBy(startedWith(OTHER, RIGHT_LOOKUP)::start)
                .isInstanceOf(KeysUnusableException.class)
                .hasMessageContaining("not the ones this database was filled with");
        assertThatThrownBy(startedWith(RIGHT_ENCRYPTION, OTHER)::start).isInstanceOf(KeysUnusableException.class);
    }
}
