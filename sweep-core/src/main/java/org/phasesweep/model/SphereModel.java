package org.phasesweep.model;

import java.util.List;
import org.phasesweep.spec.Parameter;
import org.phasesweep.spec.Range;
import org.phasesweep.spec.Settings;

/**
 * {@code sphere}: uniform on the hypersphere |y| = r √d in R^d, so that r² is the variance of a component. A Gaussian vector is
 * scaled to the radius. The symmetric point loses stability at T_c = r² (physics reference §3).
 */
public final class SphereModel implements ModelType {

    @Override
    public String name() {
        return "sphere";
    }

    @Override
    public String summary() {
        return "uniform on the hypersphere of radius r sqrt(d)";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.number("radius", Range.POSITIVE, "r: the radius in units of sqrt(d)")
                .withDefault(1.0));
    }

    @Override
    public DataModel create(Settings settings, int dimension, DataMatrix data) {
        double radius = settings.number("radius") * Math.sqrt(dimension);
        RowLaw law =
                (source, target, offset) -> SpherePopulation.drawUniform(source, radius, dimension, target, offset);
        return new IidModel(law, new SpherePopulation(dimension, radius));
    }

    @Override
    public boolean hasPopulation(Settings settings) {
        return true;
    }

    @Override
    public double posteriorNanoseconds(Settings settings, int dimension) {
        return SpherePopulation.nanoseconds(dimension);
    }
}
