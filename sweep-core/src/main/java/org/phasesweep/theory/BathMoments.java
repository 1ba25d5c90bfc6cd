package org.phasesweep.theory;

import java.util.function.IntToDoubleFunction;

/**
 * Exact moments of a generative bath of two points: with x integrated out, k of the M replicas are at +μ with probability
 * ∝ C(M, k) p^k (1 − p)^{M−k} exp(d (μ̃ S + M h)²/2MT), S = 2k − M: the Curie–Weiss model of M spins, for μ̃ = d = 1 with coupling 1/T
 * (physics reference §3), also of chains of any number of sweeps, which begin in equilibrium. At T_c = 1 ⟨m²⟩√M → 1.170829, U₄ → 0.270520. Cost: M + 1 exponentials.
 */
abstract class BathMoments implements ObservablePrediction {

    private static final String SIZE = "bath_size";

    @Override
    public final Exactness exactness() {
        return Exactness.EXACT;
    }

    @Override
    public final boolean appliesTo(TheoryPoint point) {
        return point.sampler().kind().equals("generative-bath") && TwoClassLaw.isTwoPoints(point.model());
    }

    /** Means over the bath of functions of the number of replicas at +μ. */
    static final class Bath {

        private final CountLaw ups;
        private final double separation;
        private final double noise;
        private final double field;
        private final int dimension;

        private Bath(TheoryPoint point) {
            int size = (int) point.sampler().settings().number(SIZE);
            TwoClassLaw law = TwoClassLaw.of(point);
            separation = law.separation();
            field = point.sampler().settings().number("field");
            noise = point.temperature() / size;
            dimension = point.dimension();
            ups = new CountLaw(size, k -> {
                double shifted = separation * (2.0 * k / size - 1) + field;
                double prior = logPower(law.weight(), k) + logPower(1 - law.weight(), size - k);
                return prior + 0.5 * dimension * shifted * shifted / noise;
            });
        }

        /** ln p^n, 0 for n = 0. */
        private static double logPower(double probability, int count) {
            return count == 0 ? 0 : count * StrictMath.log(probability);
        }

        int size() {
            return ups.count();
        }

        int dimension() {
            return dimension;
        }

        /** ⟨|x|²⟩ given k: that of N(m + h, T/M) in every component. */
        double stateNorm2(int k) {
            double shifted = magnetization(k) + field;
            return dimension * (shifted * shifted + noise);
        }

        /** m with k replicas at +μ. */
        double magnetization(int k) {
            return separation * (2.0 * k / size() - 1);
        }

        double mean(IntToDoubleFunction ofCount) {
            return ups.mean(ofCount);
        }

        /** ⟨|m|^n⟩. */
        double moment(int power) {
            return mean(k -> StrictMath.pow(Math.abs(magnetization(k)), power));
        }
    }

    @Override
    public final double value(TheoryPoint point) {
        return value(new Bath(point));
    }

    /** The prediction for a bath. */
    abstract double value(Bath bath);
}
