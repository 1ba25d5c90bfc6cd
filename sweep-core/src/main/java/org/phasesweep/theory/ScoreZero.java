package org.phasesweep.theory;

import java.util.OptionalDouble;

/**
 * Score zero: T_c = |μ|² − σ² of two classes, ρ = 1; r² of the hypersphere of radius r√d; 1 of the hypercube (Ambrogioni, arXiv
 * 2310.17467; physics reference §3). For centred data of fixed norm it is the largest eigenvalue of the covariance. Absent where that
 * is not positive.
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
        return "T_c = |mu|^2 - sigma^2 of two classes, r^2 of the hypersphere: the symmetric zero of the score turns unstable";
    }

    @Override
    boolean speaksOf(TheoryPoint point) {
        return super.speaksOf(point) || ofFixedNorm(point).isPresent();
    }

    private static OptionalDouble ofFixedNorm(TheoryPoint point) {
        return switch (point.model().kind()) {
            case "sphere" ->
                OptionalDouble.of(StrictMath.pow(point.model().settings().number("radius"), 2));
            case "hypercube" -> OptionalDouble.of(1);
            default -> OptionalDouble.empty();
        };
    }

    @Override
    public double criticalTemperature(TheoryPoint point) {
        OptionalDouble fixed = ofFixedNorm(point);
        if (fixed.isPresent()) {
            return fixed.getAsDouble();
        }
        TwoClassLaw law = TwoClassLaw.of(point);
        double temperature = law.signal() - law.variance();
        return temperature > 0 ? temperature : Double.NaN;
    }
}
