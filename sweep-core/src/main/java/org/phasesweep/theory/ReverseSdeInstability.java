package org.phasesweep.theory;

/**
 * The drift of the reverse SDE of two classes: vp t_S = ½ ln[|μ|² + √(|μ|⁴ + (σ² − 1)²)] (0.4407 for points at ±1; Yu and Huang,
 * arXiv 2405.11932; Raya and Ambrogioni, 2305.19693; physics reference §3), that of the score where a does not change. Absent for
 * |μ|² ≤ σ² − σ⁴/2.
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
        return "t_S = ln(|mu|^2 + sqrt(|mu|^4 + (sigma^2 - 1)^2))/2 in vp: the symmetric state of the reverse SDE turns unstable";
    }

    @Override
    public double criticalTemperature(TheoryPoint point) {
        TwoClassLaw law = TwoClassLaw.of(point);
        if (!point.isVariancePreserving()) {
            return new ScoreZero().criticalTemperature(point);
        }
        double excess = law.variance() - 1;
        double root = Math.sqrt(law.signal() * law.signal() + excess * excess);
        return ofTime(0.5 * StrictMath.log(law.signal() + root));
    }
}
