package org.campana.bench.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.campana.bench.carrier.Arrivals.Arrival;
import org.campana.bench.carrier.Arrivals.Verdict;
import org.junit.jupiter.api.Test;

class ArrivalsTests {

    private static final BitSet DUE = BitSet.valueOf(new long[] {0b1110});

    @Test
    void oneTextToEachIsClean() {
        assertThat(arrivals(3, 1, 2).against(DUE)).isEqualTo(new Verdict(0, 0, 0));
        assertThat(arrivals(3, 1, 2).against(DUE).isClean()).isTrue();
    }

    @Test
    void whoWasDueAndGotNothingIsLost() {
        assertThat(arrivals(1, 3).against(DUE)).isEqualTo(new Verdict(1, 0, 0));
    }

    @Test
    void aSecondTextIsDoubledAlsoWhereAnotherIsLost() {
        assertThat(arrivals(1, 3, 3, 3).against(DUE)).isEqualTo(new Verdict(1, 2, 0));
    }

    @Test
    void whoHadLeftAndGotOneIsAstray() {
        Verdict verdict = arrivals(0, 1, 2, 3).against(DUE);

        assertThat(verdict).isEqualTo(new Verdict(0, 0, 1));
        assertThat(verdict.isClean()).isFalse();
    }

    @Test
    void severalAlertsAreSeveralTextsToEach() {
        assertThat(arrivals(1, 2, 3, 1, 2).against(DUE, 2)).isEqualTo(new Verdict(1, 0, 0));
    }

    private static Arrivals arrivals(int... people) {
        return new Arrivals(IntStream.of(people)
                .mapToObj(person -> new Arrival(1000 + person, person))
                .toList());
    }

    @Test
    void firstAndLastAreByTimeNotByOrder() {
        Arrivals arrivals = new Arrivals(List.of(new Arrival(7, 1), new Arrival(5, 2), new Arrival(9, 3)));

        assertThat(arrivals.first()).isEqualTo(5);
        assertThat(arrivals.of(person -> person != 3).last()).isEqualTo(7);
        assertThat(arrivals.since(7).count()).isEqualTo(2);
    }

    @Test
    void ofEachPersonTheFirstCounts() {
        Arrivals taken = new Arrivals(List.of(new Arrival(7, 1), new Arrival(30, 2)));
        Arrivals errors = new Arrivals(List.of(new Arrival(5, 2)));

        assertThat(taken.and(errors).count()).isEqualTo(3);
        assertThat(taken.and(errors).firstOfEach().count()).isEqualTo(2);
        assertThat(taken.and(errors).firstOfEach().last()).isEqualTo(7);
    }

    @Test
    void whatCameBehindAPersonsMomentIsSaidAndNothingElse() {
        Arrivals arrivals = new Arrivals(List.of(new Arrival(7, 1), new Arrival(5, 2), new Arrival(9, 3)));

        assertThat(arrivals.behind(Map.of(1, 4L, 2, 5L))).containsExactly(3L);
    }
}
