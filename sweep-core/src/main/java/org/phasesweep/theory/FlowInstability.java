package org.phasesweep.theory;

/**
 * The probability flow at the symmetric state: vp e^{−2t} = (1 − Λ − σ²)/(1 − σ²)² ({@link SymmetricState}; Λ = |μ|² of two classes),
 * only if σ² − σ⁴ &lt; Λ &lt; 1 − σ², so never for points at ±1 (physics reference §3); that of the score where a does not change.
 */
public final class FlowInstability extends CriticalTemperature {

    /** Times that are shorter are rounding of Λ = σ² − σ⁴, where there is none. */
    private static final double ROUNDING = 1e-14;

    public FlowInstability() {
        super("reverse-ode", "growth_rate_ode", 0);
    }

    @Override
    public String name() {
        return "flow-instability";
    }

    @Override
    public String summary() {
        return "exp(-2t) = (1 - Lambda - sigma^2)/(1 - sigma^2)^2 in vp: the symmetric state of the probability flow turns unstable";
    }

    @Override
    double ofSymmetricState(TheoryPoint point, SymmetricState state) {
        if (!point.isVariancePreserving()) {
            return new ScoreZero().ofSymmetricState(point, state);
        }
        double rest = 1 - state.variance();
        double decay = (1 - state.signal() - state.variance()) / (rest * rest);
        return decay > 0 && decay < 1 - ROUNDING && rest > 0 ? ofTime(-0.5 * StrictMath.log(decay)) : Double.NaN;
    }
}
