package org.phasesweep.sampler;

import org.phasesweep.spec.Descriptor;
import org.phasesweep.spec.Settings;

/** A kind of sampler that a spec can name: one class and one registration each. */
public interface SamplerType extends Descriptor {

    /** The sampler with these settings, all defaults filled in. */
    Sampler create(Settings settings);

    /** Whether states are noised from a point of the data set, so that observables of the planted point exist. */
    boolean hasPlantedPoint();

    /** What a unit takes; the planner asks. */
    UnitCost cost(UnitSize size);
}
