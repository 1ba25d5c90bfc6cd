package org.phasesweep.sampler.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ladder of temperatures that branches are followed on. */
class BranchTest {

    private static List<Double> rungs(Branch branch, double largestVariance, double temperature) {
        List<Double> rungs = new ArrayList<>();
        branch.follow(largestVariance, temperature, new double[1], (at, before) -> {
            rungs.add(at);
            return before;
        });
        return rungs;
    }

    /** A data set of one point has no variance, and no scale of temperatures. */
    @ParameterizedTest
    @EnumSource
    void ofASinglePointThereAreNoRungs(Branch branch) {
        assertThat(rungs(branch, 0, 0.7)).containsExactly(0.7);
    }

    @ParameterizedTest
    @EnumSource
    void endsAtTheTemperatureFromOneSide(Branch branch) {
        List<Double> rungs = rungs(branch, 1, 0.7);
        assertThat(rungs)
                .hasSizeGreaterThan(8)
                .endsWith(0.7)
                .allMatch(at -> branch == Branch.HEATING ? at <= 0.7 : at >= 0.7);
    }
}
