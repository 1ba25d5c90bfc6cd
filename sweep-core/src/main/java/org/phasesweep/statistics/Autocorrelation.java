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
        double mean = mean(series);
        double variance = covariance(series, mean, 0);
        double time = 0.5;
        int window = 1;
        for (; window < series.length; window++) {
            time += covariance(series, mean, window) / variance;
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

    /** Of values so many steps apart. */
    private static double covariance(double[] series, double mean, int lag) {
        double sum = 0;
        for (int i = lag; i < series.length; i++) {
            sum += (series[i] - mean) * (series[i - lag] - mean);
        }
        return sum / (series.length - lag);
    }
}
