package org.phasesweep.statistics;

/**
 * The mean of a stationary series whose values are correlated, with the error from means of bins of consecutive values. Bins of
 * length b make the error too small by a part of about τ/2b.
 *
 * @param mean of all whole bins
 * @param error standard error: sd of the means of bins over √bins; NaN for fewer than two
 * @param bins their number
 * @param binLength values in a bin; the rest at the end is left out
 */
public record BinnedMean(double mean, double error, int bins, int binLength) {

    /** Bins of so many autocorrelation times: the error is 1.6 % too small. */
    private static final double TIMES = 32;

    /** Bins of a length fit for the measured {@link Autocorrelation}. */
    public static BinnedMean of(double[] series) {
        return of(series, Autocorrelation.of(series));
    }

    /** Bins of a length fit for this autocorrelation. */
    public static BinnedMean of(double[] series, Autocorrelation autocorrelation) {
        double length = Math.ceil(TIMES * autocorrelation.time());
        return of(series, length >= 1 ? (int) length : 1);
    }

    /** Bins of a given length. */
    public static BinnedMean of(double[] series, int binLength) {
        ReplicaAccumulator means = new ReplicaAccumulator();
        for (int end = binLength; end <= series.length; end += binLength) {
            ReplicaAccumulator bin = new ReplicaAccumulator();
            for (int i = end - binLength; i < end; i++) {
                bin.add(series[i]);
            }
            means.add(bin.mean());
        }
        int bins = (int) means.count();
        return new BinnedMean(means.mean(), Math.sqrt(means.variance() / bins), bins, binLength);
    }
}
