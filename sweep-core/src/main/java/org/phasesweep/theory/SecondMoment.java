package org.phasesweep.theory;

import java.util.Arrays;
import org.phasesweep.spec.Settings;

/** E|y|² of a data distribution, units of the data squared. */
public final class SecondMoment {

    private SecondMoment() {}

    /**
     * Σ_j λ_j for Gaussian data, d (s² + σ²) for classes with means of length s√d, s² the sum over both levels where there are two, d ρσ²
     * for sparse data; NaN for others: of points on a sphere or hypercube and of classes without width |y|² does not vary, and of
     * a file it is not known here.
     */
    public static double of(TheoryPoint point) {
        return switch (point.model().kind()) {
            case "gaussian" -> gaussian(point);
            case "gaussian-mixture", "simplex-mixture" -> classes(point, square(point, "separation"));
            case "hierarchical-mixture" ->
                classes(point, square(point, "separation") + square(point, "sub_separation"));
            case "sparse" -> {
                Settings settings = point.model().settings();
                yield point.dimension() * settings.number("density") * settings.number("variance");
            }
            default -> Double.NaN;
        };
    }

    private static double square(TheoryPoint point, String length) {
        double value = point.model().settings().number(length);
        return value * value;
    }

    private static double classes(TheoryPoint point, double square) {
        double variance = point.model().settings().number("variance");
        return variance > 0 ? point.dimension() * (square + variance) : Double.NaN;
    }

    private static double gaussian(TheoryPoint point) {
        double[] eigenvalues = GaussianLaw.eigenvalues(point.model());
        return GaussianLaw.isIsotropic(point.model())
                ? point.dimension() * eigenvalues[0]
                : Arrays.stream(eigenvalues).sum();
    }
}
