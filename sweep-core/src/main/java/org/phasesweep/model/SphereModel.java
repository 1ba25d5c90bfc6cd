package org.phasesweep.model;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.phasesweep.spec.Parameter;
import org.phasesweep.spec.Range;
import org.phasesweep.spec.Settings;

/**
 * {@code sphere}: uniform on the hypersphere |y| = r √d in R^d, so that r² is the variance of a component. A Gaussian vector is
 * scaled to the radius.
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
        return new IidModel(dimension, (source, target, offset) -> draw(source, radius, dimension, target, offset));
    }

    private static void draw(UniformRandomProvider source, double radius, int dimension, double[] target, int offset) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(source);
        double squares = 0;
        while (!(squares > 0)) {
            squares = 0;
            for (int k = offset; k < offset + dimension; k++) {
                target[k] = normal.sample();
                squares = Math.fma(target[k], target[k], squares);
            }
        }
        double scale = radius / Math.sqrt(squares);
        for (int k = offset; k < offset + dimension; k++) {
            target[k] *= scale;
        }
    }
}
