package org.phasesweep.theory;

/**
 * The drift of the reverse SDE at the symmetric state: vp t_S = ½ ln[Λ + √(Λ² + (σ² − 1)²)] ({@link SymmetricState}; Λ = |μ|² of two
 * classes, 0.4407 for points at ±1; Yu and Huang, arXiv 2405.11932; Raya and Ambrogioni, 2305.19693; physics reference §3), that of
 * the score where a does not change. Absent for Λ ≤ σ² − σ⁴/2.
 */
public final class ReverseSdeInstability extends CriticalTemperature {

    public ReverseSdeInstability() {
        super("reverse-sde", "growth_rate_sde", 0);
    }

    @Override
    public String name() {
        return "reverse-sde-instability";
    }

    @Override
    public String summary() {
        return "t_S = ln(Lambda + sqrt(Lambda^2 + (sigma^2 - 1)^2))/2 in vp: the symmetric state of the reverse SDE turns unstable";
    }

    @Override
    double ofSymmetricState(TheoryPoint point, SymmetricState state) {
        if (!point.isVariancePreserving()) {
            return new ScoreZero().ofSymmetricState(point, state);
        }
        double excess = state.variance() - 1;
        double root = Math.sqrt(state.signal() * state.signal() + excess * excess);
        return ofTime(0.5 * StrictMath.log(state.signal() + root));
    }
}
