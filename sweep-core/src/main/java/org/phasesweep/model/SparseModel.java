package org.phasesweep.model;

import java.util.List;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.phasesweep.model.ProductMixture.Part;
import org.phasesweep.spec.Parameter;
import org.phasesweep.spec.Range;
import org.phasesweep.spec.Settings;

/**
 * {@code sparse}: independent components that are 0 with probability 1 − ρ and N(0, σ²) otherwise (Bernoulli–Gaussian), the
 * simplest data whose information dimension ρ per coordinate is below 1 (Wu and Verdú, IEEE Trans. Inf. Theory 56, 2010). Given x,
 * a component is not zero with odds ρ/(1 − ρ) (1 + σ²/T)^{−½} exp(x_k² σ²/2T(σ² + T)), and then N(σ²x_k/(σ² + T), σ²T/(σ² + T)).
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
        double variance = settings.number("variance");
        double deviation = Math.sqrt(variance);
        RowLaw law = (source, target, offset) -> {
            ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(source);
            for (int k = offset; k < offset + dimension; k++) {
                target[k] = source.nextDouble() < density ? deviation * normal.sample() : 0;
            }
        };
        return new IidModel(law, new ProductMixture(dimension, parts(density, variance)));
    }

    private static List<Part> parts(double density, double variance) {
        Part gaussian = new Part(density, 0, variance);
        return density < 1 ? List.of(gaussian, new Part(1 - density, 0, 0)) : List.of(gaussian);
    }

    @Override
    public boolean hasPopulation(Settings settings) {
        return true;
    }

    @Override
    public double posteriorNanoseconds(Settings settings, int dimension) {
        return ProductMixture.NANOSECONDS * dimension;
    }

    @Override
    public RowWork rowWork(Settings settings, int dimension) {
        return new RowWork(settings.number("density") * dimension, dimension, 0, 0);
    }
}
