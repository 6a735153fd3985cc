package org.campana.bench.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnsweredTests {

    @Test
    void whoseWordWasNotTakenHasNoMoment() {
        Answered answered = Answered.read("3 1 0 9000 250", List.of("4 1000", "5 0", "6 1200"));

        assertThat(answered).isEqualTo(new Answered(Map.of(4, 1000L, 6, 1200L), 1, 250));
    }
}
