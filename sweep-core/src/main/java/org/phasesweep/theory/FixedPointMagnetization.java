package org.phasesweep.theory;

/** |m| of {@link EquationOfState}: m ≃ √(3ε) below T_c of two points (β = ½), (3h)^{1/3} at T_c (δ = 3). */
public final class FixedPointMagnetization extends EquationOfState {

    @Override
    public String name() {
        return "equation-of-state-magnetization";
    }

    @Override
    public String summary() {
        return "m = tanh((m + h)/T) of two points, and its like for two classes; exact";
    }

    @Override
    public String observable() {
        return "magnetization_abs";
    }

    @Override
    double value(TwoClassLaw law, FixedPointSettings settings, double position, double temperature) {
        return Math.abs(law.mean(position, temperature));
    }
}
