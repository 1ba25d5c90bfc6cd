package org.phasesweep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.phasesweep.sampler.MachineSpeed;
import org.phasesweep.sampler.Step;
import org.phasesweep.sampler.Work;

class SpeedPilotTest {

    private static Work work(double products, double weights, double units) {
        return Work.NONE
                .plus(Step.FIRST_PRODUCT, products)
                .plus(Step.WEIGHT, weights)
                .plus(Step.UNIT, units);
    }

    @Test
    void timesOfStepsAreFoundFromTimesOfUnits() {
        List<Work> works = List.of(work(1e9, 1e6, 1), work(1e6, 1e8, 1), work(10, 10, 1), work(1e8, 1e7, 3));
        double[] seconds = works.stream()
                .mapToDouble(work -> 1e-9
                        * (0.07 * work.count(Step.FIRST_PRODUCT)
                                + 1.5 * work.count(Step.WEIGHT)
                                + 30_000 * work.count(Step.UNIT)))
                .toArray();
        Map<Step, Double> times = StepTimes.solve(works, seconds);
        assertThat(times.get(Step.FIRST_PRODUCT)).isCloseTo(0.07, within(1e-9));
        assertThat(times.get(Step.WEIGHT)).isCloseTo(1.5, within(1e-9));
        assertThat(times.get(Step.UNIT)).isCloseTo(30_000, within(1e-3));
        assertThat(times.get(Step.MEAN)).as("in no unit").isEqualTo(Step.MEAN.builtInNanoseconds());
    }

    @Test
    void aStepIsNeverFasterThanNothing() {
        List<Work> works = List.of(work(1e6, 0, 1), work(2e6, 0, 1));
        assertThat(StepTimes.solve(works, new double[] {2e-3, 1e-3}).values()).allMatch(time -> time >= 0);
    }

    /** No time is asserted: another program may hold the machine. */
    @Test
    void thisMachineIsMeasured() {
        MachineSpeed speed = SpeedPilot.measure(SmallSweep.COMPONENTS, 1);
        assertThat(speed.warmUpSeconds()).isNotNegative().isFinite();
        assertThat(speed.nanoseconds())
                .hasSize(Step.values().length)
                .allSatisfy((step, time) ->
                        assertThat(time).as(step.name()).isNotNegative().isFinite());
        assertThat(speed.nanoseconds().get(Step.FIRST_PRODUCT)).isPositive();
        assertThat(speed.nanoseconds().get(Step.WEIGHT)).isPositive();
    }
}
