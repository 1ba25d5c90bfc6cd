package org.phasesweep.observable;

/**
 * Means over the N data points themselves, with what their correlations along the Markov chain that makes them do to the error.
 *
 * @param energy the mean of E/d
 * @param energyError its standard error for these data points, from bins of consecutive ones; NaN for fewer than two bins
 * @param magnetizationAbs the mean of |Σ_k y_k/d|
 * @param magnetizationAbsError its standard error, likewise
 * @param autocorrelationTime the integrated autocorrelation time of the energy, in data points
 */
public record DataMeans(
        double energy,
        double energyError,
        double magnetizationAbs,
        double magnetizationAbsError,
        double autocorrelationTime) {

    /** Nothing is known. */
    static final DataMeans UNKNOWN = new DataMeans(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
