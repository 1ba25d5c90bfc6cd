package org.phasesweep.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.phasesweep.statistics.StatisticalAssert.assertUniform;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    @Test
    void resamplesAreAFunctionOfSeedAndSubject() {
        int[] first = new Bootstrap(1, "a").resample(32);
        assertThat(new Bootstrap(1, "a").resample(32)).isEqualTo(first);
        assertThat(new Bootstrap(2, "a").resample(32)).isNotEqualTo(first);
        assertThat(new Bootstrap(1, "b").resample(32)).isNotEqualTo(first);
    }

    @Test
    void everyRealizationIsDrawnEquallyOften() {
        Bootstrap bootstrap = new Bootstrap(7, "uniform");
        assertUniform(IntStream.range(0, 2000)
                .flatMap(i -> IntStream.of(bootstrap.resample(20)))
                .mapToDouble(index -> (index + 0.5) / 20)
                .toArray());
    }
}
