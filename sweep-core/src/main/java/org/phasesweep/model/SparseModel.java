package org.phasesweep.model;

import java.util.List;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.phasesweep.spec.Parameter;
import org.phasesweep.spec.Range;
import org.phasesweep.spec.Settings;

/**
 * {@code sparse}: independent components that are 0 with probability 1 − ρ and N(0, σ²) otherwise (Bernoulli–Gaussian), the
 * simplest data whose information dimension ρ per coordinate is below 1 (Wu and Verdú, IEEE Trans. Inf. Theory 56, 2010).
 */
public final class SparseModel implements ModelType {

    @Override
    public String name() {
        return "sparse";
    }

    @Override
    public String summary() {
        return "independent components, zero or Gaussian (Bernoulli-Gaussian)";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.number("density", new Range(0, true, 1), "rho: probability that a component is not zero")
                        .withDefault(0.5),
                Parameter.number("variance", Range.POSITIVE, "sigma^2 of the components that are not zero")
                        .withDefault(1.0));
    }

    @Override
    public DataModel create(Settings settings, int dimension, DataMatrix data) {
        double density = settings.number("density");
        double deviation = Math.sqrt(settings.number("variance"));
        return new IidModel(dimension, (source, target, offset) -> {
            ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(source);
            for (int k = offset; k < offset + dimension; k++) {
                target[k] = source.nextDouble() < density ? deviation * normal.sample() : 0;
            }
        });
    }

    @Override
    public RowWork rowWork(Settings settings, int dimension) {
        return new RowWork(settings.number("density") * dimension, dimension, 0, 0);
    }
}
