package org.phasesweep.model;

import java.util.Optional;

/**
 * A data distribution p_0 whose posterior given a noised state has a closed form: the limit of infinitely many data points, which
 * the empirical measure approaches. States are in units of a, x = y + √T z. Immutable; shared between threads.
 */
public interface Population {

    /** d. */
    int dimension();

    /** E y, [d]. */
    double[] mean();

    /** The largest eigenvalue Λ of the covariance of y: where the symmetric point loses stability for data of fixed norm. */
    double largestVariance();

    /**
     * The posterior over y at a state.
     *
     * @param state x/a, [d]
     * @param temperature T &gt; 0
     */
    Posterior posterior(double[] state, double temperature);

    /** The points and the weight of the first one where the law is two points; empty for others. */
    default Optional<TwoPoints> twoPoints() {
        return Optional.empty();
    }

    /**
     * Two points with weights p and 1 − p.
     *
     * @param first [d]
     * @param second [d]
     * @param weight p of the first one
     */
    record TwoPoints(double[] first, double[] second, double weight) {}

    /** How many classes its posterior tells the weights of; one where it has none. */
    default int classCount() {
        return 1;
    }

    /** ln p_0(y) with respect to volume; NaN where the law has no density, as that of points or of a thin manifold. */
    default double logDensity(double[] point) {
        return Double.NaN;
    }
}
