package org.phasesweep.sampler;

import java.util.Optional;
import java.util.Set;
import org.phasesweep.model.ModelType;
import org.phasesweep.observable.StateObservable.Need;
import org.phasesweep.spec.Descriptor;
import org.phasesweep.spec.Settings;

/** A kind of sampler that a spec can name: one class and one registration each. */
public interface SamplerType extends Descriptor {

    /** The sampler with these settings, all defaults filled in. */
    Sampler create(Settings settings);

    /** What its states can give to observables; those that need more are refused. */
    Set<Need> serves(Settings settings);

    /** Whether states are noised from a point of the data set, so that observables of the planted point exist. */
    default boolean hasPlantedPoint(Settings settings) {
        return serves(settings).contains(Need.PLANTED_POINT);
    }

    /**
     * Whether given x the base point has the law of a draw from the posterior, so that the exact identities of planted states
     * hold (physics reference §2). So it is where states are planted, with the noise of the process.
     *
     * @param settings all of them, axes applied
     */
    default boolean obeysNishimori(Settings settings) {
        return hasPlantedPoint(settings);
    }

    /**
     * Whether there is a data set that the cells of a slice and the replicas of a realization have in common. Without one every
     * cell is a slice of its own, the error at fixed data is unknown, and the sample count may be any number.
     */
    default boolean hasDataSet() {
        return true;
    }

    /** Whether it draws data sets of N points; if not, its cells are those of infinitely many points, and no axis gives N. */
    default boolean usesSampleCount(Settings settings) {
        return true;
    }

    /** Whether the classes of its posterior are those of the model; if not, every data point is a class of its own. */
    default boolean usesClassesOfModel(Settings settings) {
        return true;
    }

    /**
     * Why it cannot sample this data distribution; empty when it can.
     *
     * @param settings of this sampler
     * @param ofModel settings of the model
     */
    default Optional<String> refusal(Settings settings, ModelType model, Settings ofModel) {
        return Optional.empty();
    }

    /** What a unit takes; the planner asks. */
    UnitCost cost(UnitSize size);
}
