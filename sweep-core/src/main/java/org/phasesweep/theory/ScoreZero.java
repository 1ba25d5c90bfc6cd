package org.phasesweep.theory;

import java.util.OptionalDouble;
import org.phasesweep.spec.Settings;

/**
 * Score zero (Ambrogioni, arXiv 2310.17467; physics reference §3): the symmetric zero of the score loses stability at T_c = Λ_μ − σ²,
 * Λ_μ the largest eigenvalue of the covariance of the class means and σ² the variance of a class. That is |μ|² − σ² of two classes
 * (ρ = 1), d μ̃²/(K − 1) − σ² of K classes on a simplex, the larger of those of the two levels of a hierarchy, r² of the hypersphere of
 * radius r√d, 1 of the hypercube, d⟨m²⟩ of Curie–Weiss spins. Absent where that is not positive. With more than two classes the
 * transition comes earlier, as one of first order.
 */
public final class ScoreZero extends CriticalTemperature {

    public ScoreZero() {
        super("score", "response", 1);
    }

    @Override
    public String name() {
        return "score-zero";
    }

    @Override
    public String summary() {
        return "T_c = Lambda - sigma^2, Lambda of the class means: the symmetric zero of the score turns unstable";
    }

    @Override
    boolean speaksOf(TheoryPoint point) {
        return excess(point).isPresent();
    }

    @Override
    public double criticalTemperature(TheoryPoint point) {
        double temperature = excess(point).orElse(Double.NaN);
        return temperature > 0 ? temperature : Double.NaN;
    }

    /** Λ_μ − σ²; empty where the law has no symmetric state that is known. */
    private static OptionalDouble excess(TheoryPoint point) {
        Settings model = point.model().settings();
        int d = point.dimension();
        return switch (point.model().kind()) {
            case "two-delta", "gaussian-mixture" -> ofTwo(TwoClassLaw.of(point));
            case "simplex-mixture" -> OptionalDouble.of(ofSimplex(model, d) - model.number("variance"));
            case "hierarchical-mixture" -> OptionalDouble.of(ofHierarchy(model, d) - model.number("variance"));
            case "sphere" -> OptionalDouble.of(StrictMath.pow(model.number("radius"), 2));
            case "hypercube" -> OptionalDouble.of(1);
            case "curie-weiss" -> ofSpins(point);
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble ofTwo(TwoClassLaw law) {
        return law.isSymmetric() ? OptionalDouble.of(law.signal() - law.variance()) : OptionalDouble.empty();
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

    private static OptionalDouble ofSpins(TheoryPoint point) {
        return point.model().settings().number("field") == 0
                ? OptionalDouble.of(point.dimension() * CurieWeissLaw.mean(point, m -> m * m))
                : OptionalDouble.empty();
    }
}
