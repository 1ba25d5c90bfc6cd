package org.phasesweep.statistics;

/**
 * Mean and variance of values added one after the other (Welford 1962): the mean is within a few ulp of the exact one and the
 * variance does not cancel however far the values are from zero. The order of addition is part of the result's bits. NaN
 * and infinite values make both NaN or infinite. Not thread-safe.
 */
public final class ReplicaAccumulator {

    private long count;
    private double mean;
    private double squares;

    /** Adds a value. */
    public void add(double value) {
        count++;
        double deviation = value - mean;
        mean += deviation / count;
        squares += deviation * (value - mean);
    }

    /** How many values were added. */
    public long count() {
        return count;
    }

    /** The mean; NaN when nothing was added. */
    public double mean() {
        return count == 0 ? Double.NaN : mean;
    }

    /** The unbiased variance, divisor count − 1; NaN for fewer than two values. */
    public double variance() {
        return count < 2 ? Double.NaN : squares / (count - 1);
    }
}
