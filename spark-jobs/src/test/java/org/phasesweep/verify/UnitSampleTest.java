package org.phasesweep.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnitSampleTest {

    private static final List<String> UNITS =
            IntStream.range(0, 1000).mapToObj(i -> "0123456789ab-r" + i).toList();

    private static List<String> chosen(long seed, int most, List<String> units) {
        UnitSample sample = new UnitSample(seed, most);
        units.forEach(sample::offer);
        return sample.chosen();
    }

    @Test
    void isAFunctionOfSeedAndUnitsWhateverTheirOrder() {
        List<String> twiceAndReversed = new ArrayList<>(UNITS);
        twiceAndReversed.addAll(UNITS);
        Collections.reverse(twiceAndReversed);
        assertThat(chosen(5, 10, twiceAndReversed))
                .isEqualTo(chosen(5, 10, UNITS))
                .hasSize(10)
                .doesNotHaveDuplicates();
        assertThat(chosen(5, 20, UNITS)).startsWith(chosen(5, 10, UNITS).toArray(String[]::new));
        assertThat(chosen(6, 10, UNITS)).isNotEqualTo(chosen(5, 10, UNITS));
        assertThat(chosen(5, Integer.MAX_VALUE, UNITS)).containsExactlyInAnyOrderElementsOf(UNITS);
    }

    /**
     * Of 1000 units, 10 are chosen with each of 1000 seeds: a unit is chosen Binomial(1000, 0.01) times, 10 on average; more than 45
     * times has a probability below 1e-15, for any of 1000 units below 1e-12. Never, 4e-5 each: more than 5 of 1000 below 1e-9.
     */
    @Test
    void everyUnitHasTheSameChance() {
        int[] times = new int[UNITS.size()];
        for (int seed = 0; seed < 1000; seed++) {
            chosen(seed, 10, UNITS).forEach(unit -> times[UNITS.indexOf(unit)]++);
        }
        assertThat(IntStream.of(times).max().orElseThrow()).isLessThanOrEqualTo(45);
        assertThat(IntStream.of(times).filter(count -> count == 0).count()).isLessThanOrEqualTo(5);
    }
}
