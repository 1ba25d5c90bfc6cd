package org.phasesweep.model;

import java.util.Optional;
import java.util.OptionalDouble;
import org.phasesweep.random.RandomStreams;

/** A data distribution p_0 on R^d, ready to draw data sets from. Immutable; shared between threads. */
public interface DataModel {

    /** d. */
    int dimension();

    /** One draw of the disorder: an endless (or file-bounded) data set whose prefixes are the sample counts. */
    Realization realize(RandomStreams streams);

    /** σ² where the data are independent N(0, σ² I); empty for all others. */
    default OptionalDouble isotropicVariance() {
        return OptionalDouble.empty();
    }

    /** The energy of its data points, where they have one; see {@link ModelType#hasEnergy}. */
    default Optional<RowEnergy> energy() {
        return Optional.empty();
    }
}
