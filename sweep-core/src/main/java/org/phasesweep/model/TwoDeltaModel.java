package org.phasesweep.model;

import java.util.List;
import org.phasesweep.spec.Parameter;
import org.phasesweep.spec.Range;
import org.phasesweep.spec.Settings;

/**
 * {@code two-delta}: two points ±μ̃ (1, …, 1), that of + with weight p (physics reference §3). In d dimensions it has the
 * thermodynamics of one dimension with μ² = d μ̃². A field acts on states, not on data: it is a setting of the sampler.
 */
public final class TwoDeltaModel implements ModelType {

    @Override
    public String name() {
        return "two-delta";
    }

    @Override
    public String summary() {
        return "two points at +mu and -mu, |mu|^2 = d separation^2";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.number("separation", Range.POSITIVE, "each component of mu")
                        .withDefault(1.0),
                Parameter.number("weight", Range.UNIT, "probability of the point +mu")
                        .withDefault(0.5));
    }

    @Override
    public DataModel create(Settings settings, int dimension, DataMatrix data) {
        Mixture points = Mixture.ofTwo(dimension, settings.number("separation"), settings.number("weight"), 0);
        return new IidModel(points.law(), points);
    }

    @Override
    public boolean hasPopulation(Settings settings) {
        return true;
    }

    @Override
    public double posteriorNanoseconds(Settings settings, int dimension) {
        return Mixture.nanoseconds(2, dimension);
    }

    @Override
    public boolean hasClasses(Settings settings) {
        return true;
    }

    @Override
    public RowWork rowWork(Settings settings, int dimension) {
        return new RowWork(0, 1, 0, 0);
    }
}
