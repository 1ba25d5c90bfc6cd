package org.phasesweep.statistics;

/**
 * The integrated autocorrelation time of a stationary series, τ = ½ + Σ_{t≥1} ρ(t), ½ where values are independent: the mean of n
 * values has the variance 2τ/n times that of a value. The sum ends at the smallest W ≥ {@value #WINDOWS} τ(W) (Sokal, Monte Carlo
 * Methods in Statistical Mechanics, 1989, eq. 3.16); what is cut off is e^{−6} of τ for an exponential decay. Cost: n W.
 *
 * @param time τ, in values of the series
 * @param error its standard error τ √(2(2W + 1)/n) (Madras and Sokal 1988)
 * @param window W
 */
public record Autocorrelation(double time, double error, int window) {

    private static final int WINDOWS = 6;

    /**
     * Measures τ; NaN where the series does not vary. Wants a series of hundreds of τ.
     *
     * @param series values in the order of time
     */
    public static Autocorrelation of(double[] series) {
        return of(series, series.length);
    }

    /**
     * As {@link #of(double[])}, of several independent chains: only values of one chain are compared.
     *
     * @param series values in the order of time, one chain after another
     * @param chainLength values of a chain; the last one may be shorter
     */
    public static Autocorrelation of(double[] series, int chainLength) {
        double mean = mean(series);
        double variance = covariance(series, chainLength, mean, 0);
        double time = 0.5;
        int window = 1;
        for (; window < Math.min(series.length, chainLength); window++) {
            time += covariance(series, chainLength, mean, window) / variance;
            if (!(window < WINDOWS * time)) {
                break;
            }
        }
        double error = time * Math.sqrt(2.0 * (2 * window + 1) / series.length);
        return new Autocorrelation(time, error, window);
    }

    private static double mean(double[] series) {
        double sum = 0;
        for (double value : series) {
            sum += value;
        }
        return sum / series.length;
    }

    /** Of values of a chain so many steps apart. */
    private static double covariance(double[] series, int chainLength, double mean, int lag) {
        double sum = 0;
        int pairs = 0;
        for (int start = 0; start < series.length; start += chainLength) {
            int end = Math.min(series.length, start + chainLength);
            for (int i = start + lag; i < end; i++) {
                sum += (series[i] - mean) * (series[i - lag] - mean);
                pairs++;
            }
        }
        return sum / pairs;
    }
}
