package org.phasesweep.sampler.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ladder of temperatures that branches are followed on. */
class BranchTest {

    private static List<Double> rungs(Branch branch, double largestVariance, double temperature) {
        List<Double> rungs = new ArrayList<>();
        way(branch, largestVariance, rungs).to(temperature);
        return rungs;
    }

    private static Branch.Way way(Branch branch, double largestVariance, List<Double> asked) {
        return branch.from(largestVariance, new double[1], (at, before) -> {
            asked.add(at);
            return before;
        });
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

    /** Cells behind each other climb each rung once, and come from the one they would come from alone. */
    @ParameterizedTest
    @EnumSource
    void climbsEachRungOnce(Branch branch) {
        List<Double> asked = new ArrayList<>();
        Branch.Way way = way(branch, 1, asked);
        boolean up = branch == Branch.HEATING;
        double[] temperatures = up ? new double[] {0.1, 0.7, 0.701, 3} : new double[] {3, 0.701, 0.7, 0.1};
        for (double temperature : temperatures) {
            way.to(temperature);
            List<Double> alone = rungs(branch, 1, temperature);
            List<Double> together = new ArrayList<>(asked);
            together.removeIf(
                    at -> at != temperature && Arrays.stream(temperatures).anyMatch(t -> t == at));
            assertThat(together).isEqualTo(alone);
        }
    }
}
