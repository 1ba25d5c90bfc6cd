package org.phasesweep.model;

import java.util.List;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.phasesweep.spec.Parameter;
import org.phasesweep.spec.Range;
import org.phasesweep.spec.Settings;

/**
 * {@code gaussian-mixture}: two classes N(±μ, σ² I) with μ = μ̃ (1, …, 1), |μ|² = d μ̃² (physics reference §4). The class of
 * +μ has the weight p.
 */
public final class GaussianMixtureModel implements ModelType {

    @Override
    public String name() {
        return "gaussian-mixture";
    }

    @Override
    public String summary() {
        return "two Gaussian classes at +mu and -mu, |mu|^2 = d separation^2";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.number("separation", Range.NON_NEGATIVE, "each component of mu")
                        .withDefault(1.0),
                Parameter.number("variance", Range.NON_NEGATIVE, "sigma^2 of each class in each component")
                        .withDefault(1.0),
                Parameter.number("weight", Range.UNIT, "probability of the class at +mu")
                        .withDefault(0.5));
    }

    @Override
    public DataModel create(Settings settings, int dimension, DataMatrix data) {
        double separation = settings.number("separation");
        double deviation = Math.sqrt(settings.number("variance"));
        double weight = settings.number("weight");
        ClassLaw law = (source, target, offset) -> {
            int ofClass = source.nextDouble() < weight ? 0 : 1;
            double mean = ofClass == 0 ? separation : -separation;
            ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(source);
            for (int k = offset; k < offset + dimension; k++) {
                target[k] = Math.fma(deviation, normal.sample(), mean);
            }
            return ofClass;
        };
        return new IidModel(law, Mixture.ofTwo(dimension, separation, weight, settings.number("variance")));
    }

    @Override
    public boolean hasPopulation(Settings settings) {
        return true;
    }

    @Override
    public boolean hasClasses(Settings settings) {
        return true;
    }

    @Override
    public boolean hasDensity(Settings settings) {
        return !settings.has("variance") || settings.number("variance") > 0;
    }

    @Override
    public double posteriorNanoseconds(Settings settings, int dimension) {
        return Mixture.nanoseconds(2, dimension);
    }

    @Override
    public RowWork rowWork(Settings settings, int dimension) {
        return new RowWork(dimension, 1, 0, 0);
    }
}
