package org.phasesweep.analysis;

import java.util.Arrays;

/**
 * Weights of fits that could all be right: exp of a figure of merit, normalised. What is averaged with them has the spread of the
 * fits as its systematic error (Jay and Neil, arXiv 2008.01069, where the figure of merit is −χ²/2 − parameters − points left
 * out).
 */
final class ModelWeights {

    private ModelWeights() {}

    /** Weights that add up to one. */
    static double[] of(double[] merits) {
        double best = Arrays.stream(merits).max().orElseThrow();
        double[] weights =
                Arrays.stream(merits).map(merit -> StrictMath.exp(merit - best)).toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    /** The index of the largest weight. */
    static int largest(double[] weights) {
        int largest = 0;
        for (int i = 1; i < weights.length; i++) {
            largest = weights[i] > weights[largest] ? i : largest;
        }
        return largest;
    }

    /** The average of values. */
    static double average(double[] weights, double[] values) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * values[i];
        }
        return sum;
    }

    /** The root of the average squared distance of values from their average. */
    static double spread(double[] weights, double[] values) {
        double average = average(weights, values);
        return Math.sqrt(average(
                weights,
                Arrays.stream(values)
                        .map(value -> (value - average) * (value - average))
                        .toArray()));
    }
}
