package org.phasesweep.theory;

/**
 * dE/dT of E = −m²/2 along the branch of {@link EquationOfState} for two points and the score: with x = m + h, m = μ̃ tanh(dμ̃x/T), it is
 * m (1 − tanh²) dμ̃² x/T² / (1 − (1 − tanh²) dμ̃²/T). Jumps from 0 to 3/2 at T_c of two points at ±1 in one dimension (α = 0).
 */
public final class BranchHeat extends EquationOfState {

    @Override
    public String name() {
        return "equation-of-state-heat";
    }

    @Override
    public String summary() {
        return "dE/dT of two points along the branch, E = -m^2/2: jumps by 3/2 at T_c; exact";
    }

    @Override
    public String observable() {
        return "heat_capacity";
    }

    @Override
    public boolean appliesTo(TheoryPoint point) {
        return super.appliesTo(point)
                && TwoClassLaw.isTwoPoints(point.model())
                && FixedPointSettings.of(point).isOfScore();
    }

    @Override
    double value(TwoClassLaw law, FixedPointSettings settings, double position, double temperature) {
        double tilt = law.tilt(position, temperature);
        double response = law.response(position, temperature);
        double mean = law.mean(position, temperature);
        double slope = (1 - tilt * tilt) * law.signal() * position / (temperature * temperature);
        return position == 0 ? 0 : mean * slope / (1 - response);
    }
}
