package org.phasesweep.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.phasesweep.spec.Parameter;
import org.phasesweep.spec.Range;
import org.phasesweep.spec.Settings;

/**
 * {@code gaussian}: independent components y_k ~ N(0, λ_k), with one variance for all or a given spectrum (the posterior is
 * invariant under rotations, so a diagonal covariance is no restriction).
 */
public final class GaussianModel implements ModelType {

    private static final String SPECTRUM = "spectrum";

    @Override
    public String name() {
        return "gaussian";
    }

    @Override
    public String summary() {
        return "centred Gaussian data, isotropic or with a given covariance spectrum";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.number(
                                "variance",
                                Range.POSITIVE,
                                "factor on every eigenvalue of the covariance; alone, sigma^2")
                        .withDefault(1.0),
                Parameter.numbers(SPECTRUM, Range.NON_NEGATIVE, "eigenvalues of the covariance, one for each dimension")
                        .optional());
    }

    @Override
    public OptionalDouble isotropicVariance(Settings settings) {
        return settings.has(SPECTRUM) ? OptionalDouble.empty() : OptionalDouble.of(settings.number("variance"));
    }

    @Override
    public DataModel create(Settings settings, int dimension, DataMatrix data) {
        double variance = settings.number("variance");
        if (!settings.has(SPECTRUM)) {
            double deviation = Math.sqrt(variance);
            return new IidModel(
                    dimension,
                    (source, target, offset) -> {
                        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(source);
                        for (int k = offset; k < offset + dimension; k++) {
                            target[k] = deviation * normal.sample();
                        }
                    },
                    OptionalDouble.of(variance),
                    Optional.of(population(DoubleStream.generate(() -> variance).limit(dimension))));
        }
        double[] deviations = deviations(settings.numbers(SPECTRUM), variance, dimension);
        RowLaw law = (source, target, offset) -> {
            ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(source);
            for (int k = 0; k < dimension; k++) {
                target[offset + k] = deviations[k] * normal.sample();
            }
        };
        return new IidModel(
                law, population(Arrays.stream(settings.numbers(SPECTRUM)).map(value -> variance * value)));
    }

    private static Population population(DoubleStream eigenvalues) {
        return new GaussianPopulation(eigenvalues.toArray());
    }

    @Override
    public boolean hasPopulation(Settings settings) {
        return true;
    }

    @Override
    public boolean hasDensity(Settings settings) {
        return !settings.has(SPECTRUM)
                || Arrays.stream(settings.numbers(SPECTRUM)).allMatch(value -> value > 0);
    }

    private static double[] deviations(double[] eigenvalues, double variance, int dimension) {
        if (eigenvalues.length != dimension) {
            throw new IllegalArgumentException("model gaussian: spectrum has " + eigenvalues.length
                    + " eigenvalues but dimension is " + dimension + "; give one eigenvalue for each dimension");
        }
        if (Arrays.stream(eigenvalues).allMatch(value -> value == 0)) {
            throw new IllegalArgumentException(
                    "model gaussian: all eigenvalues of spectrum are 0, so that all data are one point; raise one");
        }
        return Arrays.stream(eigenvalues)
                .map(value -> Math.sqrt(variance * value))
                .toArray();
    }
}
