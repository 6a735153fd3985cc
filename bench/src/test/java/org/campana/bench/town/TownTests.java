package org.campana.bench.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TownTests {

    /// Or a hundred alerts to them would not be for the people of the one.
    @ParameterizedTest
    @ValueSource(ints = {100, 2_345, 2_000_000})
    void eachFamilyOfTheLargeSchoolIsInOnePartAndKnowsIt(int families) {
        Town town = new Town(families);
        BitSet met = new BitSet();
        int strangers = 0;

        for (String part : Town.parts()) {
            for (int person : town.familiesOf(part).toArray()) {
                strangers += met.get(person) || !town.partOf(person).equals(part) ? 1 : 0;
                met.set(person);
            }
        }

        assertThat(strangers).isZero();
        assertThat(met.length()).isEqualTo(families);
        assertThat(met.cardinality()).isEqualTo(families);
    }

    @Test
    void nobodyIsTwoPeople() {
        Town town = new Town(2_000_000);
        int[] everybody = IntStream.concat(
                        Town.schools().stream().flatMapToInt(town::familiesOf),
                        Stream.concat(Town.schools().stream(), Town.parts().stream())
                                .mapToInt(Town::staffOf))
                .toArray();
        BitSet people = new BitSet();

        IntStream.of(everybody).forEach(people::set);

        assertThat(people.cardinality()).isEqualTo(everybody.length);
    }
}
