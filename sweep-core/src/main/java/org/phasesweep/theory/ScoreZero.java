package org.phasesweep.theory;

/**
 * Score zero (Ambrogioni, arXiv 2310.17467; physics reference §3): the symmetric zero of the score loses stability at T_c = Λ − σ²
 * ({@link SymmetricState}), |μ|² − σ² of two classes (ρ = 1). Absent where that is not positive. With more than two classes the
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
    double ofSymmetricState(TheoryPoint point, SymmetricState state) {
        double temperature = state.signal() - state.variance();
        return temperature > 0 ? temperature : Double.NaN;
    }
}
