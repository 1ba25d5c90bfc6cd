package org.phasesweep.theory;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * The background of iid Gaussian data as a random-energy model, α = ln N / d and k = σ²/T (Biroli et al., arXiv 2402.18491;
 * Achilli et al., arXiv 2502.09578; physics reference §5).
 */
final class RandomEnergy {

    private static final double ACCURACY = 1e-14;
    private static final int MOST_EVALUATIONS = 200;

    private RandomEnergy() {}

    /** ζ(λ) = −½ ln(1+λk) − (λ/2)(1+k)/(1+λk), the annealed exponent at inverse temperature λ. */
    static double zeta(double lambda, double k) {
        return -0.5 * StrictMath.log1p(lambda * k) - 0.5 * lambda * (1 + k) / (1 + lambda * k);
    }

    /** The load at which the background freezes at λ*; rises with λ* from 0 to ½ ln(1+k). */
    static double load(double lambda, double k) {
        double one = 1 + lambda * k;
        return 0.5 * StrictMath.log1p(lambda * k)
                - lambda * k / (2 * one)
                + lambda * lambda * k * (1 + k) / (2 * one * one);
    }

    /** λ*: 1 when the background is not condensed, otherwise the solution of load(λ*, k) = α; 0 at load 0. */
    static double lambdaStar(double load, double k) {
        UnivariateFunction excess = lambda -> load(lambda, k) - load;
        if (!(load > 0)) {
            return 0;
        }
        return excess.value(1) <= 0 ? 1 : new BrentSolver(ACCURACY).solve(MOST_EVALUATIONS, excess, 0, 1);
    }

    /** ψ = lim ln Z / d of the background; −½ − k, the energy of a typical point, at load 0. */
    static double logPartitionPerDimension(double load, double k) {
        double lambda = lambdaStar(load, k);
        return lambda > 0 ? (load + zeta(lambda, k)) / lambda : -0.5 - k;
    }
}
