package org.phasesweep.theory;

/**
 * The probability flow of two classes: vp e^{−2t} = (1 − |μ|² − σ²)/(1 − σ²)², only if σ² − σ⁴ &lt; |μ|² &lt; 1 − σ², so never for
 * points at ±1 (physics reference §3); that of the score where a does not change.
 */
public final class FlowInstability extends CriticalTemperature {

    public FlowInstability() {
        super("reverse-ode", "growth_rate_ode", 0);
    }

    @Override
    public String name() {
        return "flow-instability";
    }

    @Override
    public String summary() {
        return "exp(-2t) = (1 - |mu|^2 - sigma^2)/(1 - sigma^2)^2 in vp: the symmetric state of the probability flow turns unstable";
    }

    @Override
    public double criticalTemperature(TheoryPoint point) {
        TwoClassLaw law = TwoClassLaw.of(point);
        if (!point.isVariancePreserving()) {
            return new ScoreZero().criticalTemperature(point);
        }
        double rest = 1 - law.variance();
        double decay = (1 - law.signal() - law.variance()) / (rest * rest);
        return decay > 0 && decay < 1 && rest > 0 ? ofTime(-0.5 * StrictMath.log(decay)) : Double.NaN;
    }
}
