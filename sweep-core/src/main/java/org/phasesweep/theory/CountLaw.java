package org.phasesweep.theory;

import java.util.function.IntToDoubleFunction;

/** The law P(k) ∝ C(n, k) e^{g(k)} of how many of n spins are up. Cost: n + 1 exponentials and logarithms. */
final class CountLaw {

    private final double[] probabilities;

    /**
     * The law.
     *
     * @param count n
     * @param logFactor g
     */
    CountLaw(int count, IntToDoubleFunction logFactor) {
        probabilities = new double[count + 1];
        double logChoices = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k <= count; k++) {
            probabilities[k] = logChoices + logFactor.applyAsDouble(k);
            most = Math.max(most, probabilities[k]);
            logChoices += StrictMath.log((count - k) / (k + 1.0));
        }
        normalize(most);
    }

    private void normalize(double most) {
        double sum = 0;
        for (int k = 0; k < probabilities.length; k++) {
            probabilities[k] = StrictMath.exp(probabilities[k] - most);
            sum += probabilities[k];
        }
        for (int k = 0; k < probabilities.length; k++) {
            probabilities[k] /= sum;
        }
    }

    /** n. */
    int count() {
        return probabilities.length - 1;
    }

    /** E f(k). */
    double mean(IntToDoubleFunction function) {
        double sum = 0;
        for (int k = 0; k < probabilities.length; k++) {
            sum += probabilities[k] * function.applyAsDouble(k);
        }
        return sum;
    }
}
