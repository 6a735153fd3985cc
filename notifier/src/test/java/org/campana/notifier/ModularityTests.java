package org.campana.notifier;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void stepsUseOnlyWhatTheyDeclare() {
        ApplicationModules.of("org.campana.notifier").verify();
    }
}
