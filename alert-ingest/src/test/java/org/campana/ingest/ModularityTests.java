package org.campana.ingest;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void eachStepUsesOnlyTheStepsItNames() {
        ApplicationModules.of("org.campana.ingest").verify();
    }
}
