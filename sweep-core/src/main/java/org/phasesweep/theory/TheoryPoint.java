package org.phasesweep.theory;

import org.phasesweep.spec.Component;

/**
 * Where a prediction is asked for.
 *
 * @param process the forward process
 * @param model the data distribution, axes applied
 * @param sampler which states
 * @param dimension d
 * @param logSampleCount ln N
 * @param temperature T
 */
public record TheoryPoint(
        Component process,
        Component model,
        Component sampler,
        int dimension,
        double logSampleCount,
        double temperature) {

    private static final String NOISE = "noise";

    /** α = ln N / d. */
    public double load() {
        return logSampleCount / dimension;
    }

    /** Whether states are noised from points of the data set. */
    boolean isPlanted() {
        return states().equals("planted") && noise() == 1;
    }

    /** Whether states are at data points or around them, with a noise of their own scale. */
    boolean isPlantedProbe() {
        return around().equals("planted") && sampler.settings().has(NOISE);
    }

    /** Whether states are new draws themselves, without noise. */
    boolean isHeldOut() {
        return around().equals("fresh") && noise() == 0;
    }

    /** κ, the scale of the noise z of x/a = y₀ + κ √T z; 1 for the states of a process. */
    double noise() {
        return sampler.settings().has(NOISE) ? sampler.settings().number(NOISE) : 1;
    }

    /** Whether the data are a law instead of points. */
    boolean isPopulation() {
        return states().equals("population");
    }

    /** Whether given x the base point has the law of a draw from the posterior. */
    boolean isNishimori() {
        return isPlanted() || isPopulation();
    }

    /** Whether states are noised from new draws. */
    boolean isFresh() {
        return states().equals("fresh") && noise() == 1;
    }

    /** The kind of states: that of the sampler, or its setting {@code state} where it draws such states in another way. */
    private String states() {
        return String.valueOf(sampler.settings().asMap().getOrDefault("state", sampler.kind()));
    }

    /** Whether the signal decays while the noise grows to 1, so that Δ = T/(1 + T). */
    boolean isVariancePreserving() {
        return process.kind().startsWith("vp");
    }

    /** What states are noised from, in whatever way. */
    private String around() {
        return String.valueOf(sampler.settings().asMap().getOrDefault("base", states()));
    }

    /** Whether two data points never coincide, as for laws with a density. */
    public boolean pointsAreDistinct() {
        return GaussianLaw.is(model) || model.kind().equals("sphere");
    }

    /** The same at another temperature. */
    public TheoryPoint withTemperature(double other) {
        return new TheoryPoint(process, model, sampler, dimension, logSampleCount, other);
    }

    /** The same at another sample count. */
    public TheoryPoint withLogSampleCount(double other) {
        return new TheoryPoint(process, model, sampler, dimension, other, temperature);
    }
}
