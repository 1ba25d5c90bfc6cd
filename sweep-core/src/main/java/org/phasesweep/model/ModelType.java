package org.phasesweep.model;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.phasesweep.spec.Descriptor;
import org.phasesweep.spec.Settings;

/** A kind of data distribution that a spec can name: one class and one registration each. */
public interface ModelType extends Descriptor {

    /**
     * The distribution at a dimension.
     *
     * @param settings all settings, defaults filled in
     * @param dimension d ≥ 1
     * @param data the rows read by {@link #load}, null for models that read nothing
     * @throws IllegalArgumentException if settings and dimension do not fit, naming both
     */
    DataModel create(Settings settings, int dimension, DataMatrix data);

    /**
     * Reads the data file that the settings name, once, in the driver. Models without a file return empty.
     *
     * @param settings all settings, defaults filled in
     * @param source opens the bytes of a URI
     * @throws DataFormatException if the content is broken, with its offset, line or row
     */
    default Optional<DataMatrix> load(Settings settings, DataSource source) throws IOException, DataFormatException {
        return Optional.empty();
    }

    /** σ² where the data are independent N(0, σ² I); empty for all others. */
    default OptionalDouble isotropicVariance(Settings settings) {
        return OptionalDouble.empty();
    }

    /** Whether its realizations have a {@link Population}. */
    default boolean hasPopulation(Settings settings) {
        return false;
    }

    /** Whether its rows are of several classes: parts of the law, or labels of a file. */
    default boolean hasClasses(Settings settings) {
        return false;
    }

    /** Whether its {@link Population} has a density, {@link Population#logDensity}; also where a setting is an axis. */
    default boolean hasDensity(Settings settings) {
        return false;
    }

    /** Whether its data points have an energy, {@link DataModel#energy}. */
    default boolean hasEnergy(Settings settings) {
        return false;
    }

    /** Nanoseconds that a posterior of its population takes; the planner asks. Ten for each component by default. */
    default double posteriorNanoseconds(Settings settings, int dimension) {
        return 10.0 * dimension;
    }

    /** Bytes of heap that a realization holds beside its rows, its population and a posterior included; the planner asks. */
    default long realizationBytes(Settings settings, int dimension) {
        return 0;
    }

    /** What making one row of this dimension takes; the planner asks. A normal draw for each component by default. */
    default RowWork rowWork(Settings settings, int dimension) {
        return RowWork.normals(dimension);
    }
}
