package org.phasesweep.theory;

import java.util.Arrays;
import org.phasesweep.spec.Settings;

/** E|y|² of a data distribution, units of the data squared. */
public final class SecondMoment {

    private SecondMoment() {}

    /**
     * Σ_j λ_j for Gaussian data, d (s² + σ²) for a mixture at ±s in each component; NaN for others: of points on a sphere
     * or hypercube |y|² does not vary, and of a file it is not known here.
     */
    public static double of(TheoryPoint point) {
        Settings settings = point.model().settings();
        return switch (point.model().kind()) {
            case "gaussian" -> gaussian(point);
            case "gaussian-mixture" ->
                point.dimension()
                        * (settings.number("variance") + settings.number("separation") * settings.number("separation"));
            default -> Double.NaN;
        };
    }

    private static double gaussian(TheoryPoint point) {
        double[] eigenvalues = GaussianLaw.eigenvalues(point.model());
        return GaussianLaw.isIsotropic(point.model())
                ? point.dimension() * eigenvalues[0]
                : Arrays.stream(eigenvalues).sum();
    }
}
