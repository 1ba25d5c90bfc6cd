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
}
