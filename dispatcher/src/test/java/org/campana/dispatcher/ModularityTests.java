package org.campana.dispatcher;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void everyStepUsesOnlyTheStepsItSaysItUses() {
        ApplicationModules.of("org.campana.dispatcher").verify();
    }
}
