package org.phasesweep.testing;

import java.util.List;
import org.phasesweep.model.DataMatrix;
import org.phasesweep.model.DataModel;
import org.phasesweep.model.GaussianModel;
import org.phasesweep.model.ModelType;
import org.phasesweep.spec.Parameter;
import org.phasesweep.spec.Range;
import org.phasesweep.spec.Settings;

/** Standard Gaussian data that takes its time, throws or ends its JVM: what clusters do to sweeps. */
public final class TroubledModel implements ModelType {

    @Override
    public String name() {
        return "troubled";
    }

    @Override
    public String summary() {
        return "Gaussian data with trouble";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.number("pause_seconds", Range.NON_NEGATIVE, "each unit sleeps for this long")
                        .withDefault(0)
                        .outsideIdentity(),
                Parameter.number("throw_at_dimension", Range.NON_NEGATIVE, "units of it throw")
                        .withDefault(0),
                Parameter.number("overflow_at_dimension", Range.NON_NEGATIVE, "units of it overflow the stack")
                        .withDefault(0),
                Parameter.number("halt_at_dimension", Range.NON_NEGATIVE, "units of it end their JVM")
                        .withDefault(0));
    }

    @Override
    public DataModel create(Settings settings, int dimension, DataMatrix data) {
        sleep(settings.number("pause_seconds"));
        if (settings.number("throw_at_dimension") == dimension) {
            throw new IllegalStateException("no data at dimension " + dimension);
        }
        if (settings.number("overflow_at_dimension") == dimension) {
            return create(settings, dimension, data);
        }
        if (settings.number("halt_at_dimension") == dimension) {
            Runtime.getRuntime().halt(137);
        }
        return new GaussianModel().create(Settings.EMPTY.with("variance", 1), dimension, null);
    }

    private static void sleep(double seconds) {
        try {
            Thread.sleep((long) (1000 * seconds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
