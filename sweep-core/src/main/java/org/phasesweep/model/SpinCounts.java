package org.phasesweep.model;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * The law of the number n of up spins of d Curie–Weiss spins: P(n) ∝ C(d, n) exp(β M²/2d + β h M), M = 2n − d. Logarithms of the
 * weights are summed with their rounding errors kept (Neumaier 1974), so that P is right to 1e-12 of itself for any d up to 10⁴ and
 * where it runs over hundreds of orders of magnitude. Cost: d logarithms once, ln d comparisons for a draw. Immutable.
 */
final class SpinCounts {

    private final double[] shares;
    private final double[] cumulative;
    private final double logSum;

    /**
     * The law.
     *
     * @param dimension d
     * @param beta β
     * @param field h
     */
    SpinCounts(int dimension, double beta, double field) {
        double[] logs = logWeights(dimension, beta, field);
        double largest = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            largest = Math.max(largest, log);
        }
        shares = new double[dimension + 1];
        cumulative = new double[dimension + 1];
        double sum = 0;
        for (int n = 0; n <= dimension; n++) {
            shares[n] = StrictMath.exp(logs[n] - largest);
            sum += shares[n];
            cumulative[n] = sum;
        }
        for (int n = 0; n <= dimension; n++) {
            shares[n] /= sum;
        }
        logSum = largest + StrictMath.log(sum);
    }

    /** From no spin up on, each from the one before: ln((d − n)/(n + 1)) + 2β(M + 1)/d + 2βh. */
    private static double[] logWeights(int dimension, double beta, double field) {
        double[] logs = new double[dimension + 1];
        double sum = beta * (0.5 * dimension - field * dimension);
        double lost = 0;
        for (int n = 0; n <= dimension; n++) {
            logs[n] = sum + lost;
            double choices = StrictMath.log((double) (dimension - n) / (n + 1));
            double step = choices + 2 * beta * ((2.0 * n - dimension + 1) / dimension + field);
            double next = sum + step;
            lost += Math.abs(sum) >= Math.abs(step) ? sum - next + step : step - next + sum;
            sum = next;
        }
        return logs;
    }

    /** ln Σ_s exp(β M²/2d + β h M). */
    double logSum() {
        return logSum;
    }

    /** E M/d. */
    double magnetization() {
        int d = shares.length - 1;
        double sum = 0;
        for (int n = 0; n <= d; n++) {
            sum += shares[n] * (2.0 * n - d) / d;
        }
        return sum;
    }

    /** E (M/d − E M/d)². */
    double variance() {
        int d = shares.length - 1;
        double mean = magnetization();
        double sum = 0;
        for (int n = 0; n <= d; n++) {
            double deviation = (2.0 * n - d) / d - mean;
            sum += shares[n] * deviation * deviation;
        }
        return sum;
    }

    /** Draws n. */
    int draw(UniformRandomProvider source) {
        double level = source.nextDouble() * cumulative[cumulative.length - 1];
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > level) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
