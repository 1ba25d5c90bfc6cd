package org.phasesweep.theory;

import java.util.Arrays;
import java.util.Set;
import org.phasesweep.spec.Settings;

/**
 * The Gaussian channel x = y + √T z of a data distribution, exactly and at any d; dI/dT = −E tr C/2T² connects the two (physics
 * reference §7).
 *
 * @param information I(y; x) in nats
 * @param trace E tr C, C the posterior covariance, units of the data squared
 * @param secondMoment E|y|², units of the data squared
 */
record ChannelLaw(double information, double trace, double secondMoment) {

    /** Whether that of the model is known: not for unequal weights, nor for laws without a one-dimensional form. */
    static boolean isKnown(TheoryPoint point) {
        return Set.of("gaussian", "hypercube", "sphere", "sparse")
                        .contains(point.model().kind())
                || ClassMeans.of(point).isPresent();
    }

    /**
     * That of the model, which {@link #isKnown}.
     *
     * <p>Gaussian data of eigenvalues λ: I = ½ Σ ln(1 + λ/T), tr C = Σ λT/(λ + T). Classes: those of {@link ClassChannel} with
     * σ² within, I = I_class + (d/2) ln(1 + σ²/T). Hypercube: d channels of two points. Sphere and sparse data: {@link SphereChannel},
     * {@link SparseChannel}.
     */
    static ChannelLaw of(TheoryPoint point) {
        return switch (point.model().kind()) {
            case "gaussian" -> gaussian(point);
            case "hypercube" -> times(point.dimension(), twoPoints(1, point.temperature()));
            case "sphere" -> sphere(point);
            case "sparse" -> sparse(point);
            default -> classes(ClassMeans.of(point).orElseThrow(), point.dimension(), point.temperature());
        };
    }

    private static ChannelLaw gaussian(TheoryPoint point) {
        double temperature = point.temperature();
        double[] eigenvalues = GaussianLaw.eigenvalues(point.model());
        ChannelLaw sum = new ChannelLaw(
                Arrays.stream(eigenvalues)
                        .map(value -> 0.5 * StrictMath.log1p(value / temperature))
                        .sum(),
                Arrays.stream(eigenvalues)
                        .map(value -> value / (value + temperature) * temperature)
                        .sum(),
                Arrays.stream(eigenvalues).sum());
        return times(GaussianLaw.isIsotropic(point.model()) ? point.dimension() : 1, sum);
    }

    private static ChannelLaw times(int count, ChannelLaw one) {
        return new ChannelLaw(count * one.information(), count * one.trace(), count * one.secondMoment());
    }

    /** ±R on the line. */
    private static ChannelLaw twoPoints(double radius, double temperature) {
        return classes(new ClassMeans(2, radius * radius, 0), 1, temperature);
    }

    /** Within a class v = σ²T/(σ² + T); the class means are drawn together by T/(σ² + T). */
    private static ChannelLaw classes(ClassMeans means, int dimension, double temperature) {
        ClassChannel channel = means.channel(temperature);
        double variance = means.variance();
        double drawn = temperature / (variance + temperature);
        double simplex = means.classes() / (means.classes() - 1.0);
        return new ChannelLaw(
                StrictMath.log(means.classes())
                        - channel.entropy()
                        + 0.5 * dimension * StrictMath.log1p(variance / temperature),
                dimension * variance * drawn + means.norm2() * drawn * drawn * simplex * channel.confusion(),
                means.norm2() + dimension * variance);
    }

    private static ChannelLaw sphere(TheoryPoint point) {
        double unit = point.model().settings().number("radius");
        double radius = unit * Math.sqrt(point.dimension());
        if (point.dimension() == 1) {
            return twoPoints(radius, point.temperature());
        }
        SphereChannel channel = SphereChannel.of(point.dimension(), radius, point.temperature());
        return new ChannelLaw(channel.information(), channel.trace(), radius * radius);
    }

    private static ChannelLaw sparse(TheoryPoint point) {
        Settings settings = point.model().settings();
        double density = settings.number("density");
        double variance = settings.number("variance");
        SparseChannel one = SparseChannel.of(density, variance, point.temperature());
        return times(point.dimension(), new ChannelLaw(one.information(), one.variance(), density * variance));
    }
}
