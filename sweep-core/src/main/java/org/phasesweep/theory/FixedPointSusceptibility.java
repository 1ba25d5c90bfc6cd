package org.phasesweep.theory;

/** χ = λ/(1 − λ), λ = λ_max(C)/T at the fixed points of {@link EquationOfState}: 1/(T − 1) above T_c of two points and 1/(2(1 − T)) just
 * below (γ = 1, amplitude ratio 2). */
public final class FixedPointSusceptibility extends EquationOfState {

    @Override
    public String name() {
        return "equation-of-state-susceptibility";
    }

    @Override
    public String summary() {
        return "lambda/(1 - lambda) at the fixed point of two classes: 1/(T - 1) of two points above T_c; exact";
    }

    @Override
    public String observable() {
        return "top_susceptibility";
    }

    @Override
    double value(TwoClassLaw law, FixedPointSettings settings, double position, double temperature) {
        double response = law.response(position, temperature);
        return response / (1 - response);
    }
}
