package org.phasesweep.theory;

import java.util.Optional;
import org.phasesweep.spec.Settings;

/**
 * What critical times depend on at the symmetric state x = 0 of a law: there the largest eigenvalue of C is
 * λ = v + (T/(σ² + T))² Λ, v = σ²T/(σ² + T) (physics reference §3), because all class means have one length and equal weights.
 *
 * @param signal Λ, the largest eigenvalue of the covariance of the class means: |μ|² of two classes, d μ̃²/(K − 1) of K classes on a
 *     simplex, the larger of those of the two levels of a hierarchy; of points the largest of the data: r² of the hypersphere of
 *     radius r√d, 1 of the hypercube, d⟨m²⟩ of Curie–Weiss spins
 * @param variance σ² of a class; 0 of points
 */
record SymmetricState(double signal, double variance) {

    /** That of the law of a point; empty where it has none that is known. */
    static Optional<SymmetricState> of(TheoryPoint point) {
        Settings model = point.model().settings();
        int d = point.dimension();
        return switch (point.model().kind()) {
            case "two-delta", "gaussian-mixture" -> ofTwo(TwoClassLaw.of(point));
            case "simplex-mixture" -> Optional.of(ofClasses(ofSimplex(model, d), model));
            case "hierarchical-mixture" -> Optional.of(ofClasses(ofHierarchy(model, d), model));
            case "sphere" -> Optional.of(ofPoints(StrictMath.pow(model.number("radius"), 2)));
            case "hypercube" -> Optional.of(ofPoints(1));
            case "curie-weiss" -> ofSpins(point);
            default -> Optional.empty();
        };
    }

    private static Optional<SymmetricState> ofTwo(TwoClassLaw law) {
        return law.isSymmetric() ? Optional.of(new SymmetricState(law.signal(), law.variance())) : Optional.empty();
    }

    private static SymmetricState ofClasses(double signal, Settings model) {
        return new SymmetricState(signal, model.number("variance"));
    }

    private static SymmetricState ofPoints(double signal) {
        return new SymmetricState(signal, 0);
    }

    private static double ofSimplex(Settings model, int dimension) {
        return dimension * StrictMath.pow(model.number("separation"), 2) / (model.number("classes") - 1);
    }

    /** A subclass is one of K L: its offsets from the class have 1/K of the covariance that they have within the class. */
    private static double ofHierarchy(Settings model, int dimension) {
        double within =
                dimension * StrictMath.pow(model.number("sub_separation"), 2) / (model.number("subclasses") - 1);
        return Math.max(ofSimplex(model, dimension), within / model.number("classes"));
    }

    private static Optional<SymmetricState> ofSpins(TheoryPoint point) {
        return point.model().settings().number("field") == 0
                ? Optional.of(ofPoints(point.dimension() * CurieWeissLaw.mean(point, m -> m * m)))
                : Optional.empty();
    }
}
