package org.phasesweep.statistics;

/**
 * A mean with its errors over realizations.
 *
 * @param mean the estimate
 * @param disorderError standard error over realizations; NaN for fewer than two
 * @param thermalError standard error at fixed disorder; NaN for fewer than two replicas
 * @param realizations R
 * @param fewEvents whether too few independent events carry the disorder error for it to be trusted, as when R &lt; 8, when a
 *     handful of realizations make all the spread, or when nothing varies; the mean is still the best guess
 */
public record Estimate(double mean, double disorderError, double thermalError, int realizations, boolean fewEvents) {}
