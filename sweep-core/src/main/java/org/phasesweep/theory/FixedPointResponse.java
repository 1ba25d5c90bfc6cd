package org.phasesweep.theory;

/** λ_max(C)/T at the fixed points of {@link EquationOfState}; 1 at the transition. */
public final class FixedPointResponse extends EquationOfState {

    @Override
    public String name() {
        return "equation-of-state-response";
    }

    @Override
    public String summary() {
        return "top eigenvalue of C/T at the fixed point of two classes; exact";
    }

    @Override
    public String observable() {
        return "response";
    }

    @Override
    double value(TwoClassLaw law, FixedPointSettings settings, double position, double temperature) {
        return law.response(position, temperature);
    }
}
