package org.phasesweep.sampler.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.phasesweep.model.Population;
import org.phasesweep.model.Posterior;

/** What solving an equation of state says where it cannot. */
class DriftZeroTest {

    /** Its mean is always 0 although its covariance 2T says that 0 is unstable: as a law looks whose rounding hides the way out. */
    private record Stubborn(double temperature) implements Population, Posterior {

        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public double[] mean() {
            return new double[1];
        }

        @Override
        public double largestVariance() {
            return 1;
        }

        @Override
        public Posterior posterior(double[] state, double at) {
            return this;
        }

        @Override
        public double logPartitionFunction() {
            return 0;
        }

        @Override
        public double energy() {
            return 0;
        }

        @Override
        public double energyVariance() {
            return 0;
        }

        @Override
        public double trace() {
            return 2 * temperature;
        }

        @Override
        public void multiply(double[] vector, double[] product) {
            product[0] = 2 * temperature * vector[0];
        }

        @Override
        public void draw(UniformRandomProvider source, double[] target, int offset) {
            target[offset] = 0;
        }
    }

    @Test
    void saysAtOnceThatNoWayLeadsAwayFromAnUnstableZero() {
        int[] steps = new int[1];
        DriftZero drift = new DriftZero(new Stubborn(0.5), 0.5, 1, 0, 1, () -> steps[0]++);
        assertThatThrownBy(() -> drift.stable(new double[1], new double[] {1}))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("T = 0.5 is unstable by 1.0 only")
                .hasMessageContaining("take a temperature farther from the transition");
        assertThat(steps[0]).isLessThan(100);
    }
}
