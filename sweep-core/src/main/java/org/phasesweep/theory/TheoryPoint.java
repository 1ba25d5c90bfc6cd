package org.phasesweep.theory;

import org.phasesweep.spec.Component;

/**
 * Where a prediction is asked for.
 *
 * @param process the forward process
 * @param model the data distribution, axes applied
 * @param sampler which states
 * @param dimension d
 * @param sampleCount N
 * @param temperature T
 */
public record TheoryPoint(
        Component process, Component model, Component sampler, int dimension, double sampleCount, double temperature) {

    /** α = ln N / d. */
    public double load() {
        return StrictMath.log(sampleCount) / dimension;
    }

    /** Whether states are noised from points of the data set. */
    boolean isPlanted() {
        return sampler.kind().equals("planted");
    }

    /** Whether states are noised from new draws. */
    boolean isFresh() {
        return sampler.kind().equals("fresh");
    }

    /** Whether two data points never coincide, as for laws with a density. */
    public boolean pointsAreDistinct() {
        return GaussianLaw.is(model) || model.kind().equals("sphere");
    }

    /** The same at another temperature. */
    public TheoryPoint withTemperature(double other) {
        return new TheoryPoint(process, model, sampler, dimension, sampleCount, other);
    }

    /** The same at another sample count. */
    public TheoryPoint withSampleCount(double other) {
        return new TheoryPoint(process, model, sampler, dimension, other, temperature);
    }
}
