package org.phasesweep.theory;

import java.util.Optional;
import org.phasesweep.spec.Settings;

/**
 * Classes of equal weight and shape with means on a regular simplex, two of them at ±μ.
 *
 * @param classes K
 * @param norm2 |μ|², units of the data squared
 * @param variance σ² within a class
 */
record ClassMeans(int classes, double norm2, double variance) {

    /** Those of the model; empty where it has none, or of unequal weights. */
    static Optional<ClassMeans> of(TheoryPoint point) {
        Settings settings = point.model().settings();
        return switch (point.model().kind()) {
            case "two-delta", "gaussian-mixture" -> two(TwoClassLaw.of(point));
            case "simplex-mixture" ->
                Optional.of(new ClassMeans(
                        settings.integer("classes"), norm2(settings, point.dimension()), settings.number("variance")));
            default -> Optional.empty();
        };
    }

    private static Optional<ClassMeans> two(TwoClassLaw law) {
        return law.isSymmetric() ? Optional.of(new ClassMeans(2, law.signal(), law.variance())) : Optional.empty();
    }

    private static double norm2(Settings settings, int dimension) {
        return dimension * settings.number("separation") * settings.number("separation");
    }

    /** What x = y + √T z tells of the class. */
    ClassChannel channel(double temperature) {
        return ClassChannel.of(classes, norm2 / (variance + temperature));
    }
}
