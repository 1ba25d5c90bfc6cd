package org.phasesweep.theory;

/** M d ⟨m²⟩ of {@link BathMoments}: over T the susceptibility above T_c, ~ √M there. */
public final class BathFluctuation extends BathMoments {

    @Override
    public String name() {
        return "bath-fluctuation";
    }

    @Override
    public String summary() {
        return "M d <m^2> of a bath of two points, by enumeration; exact";
    }

    @Override
    public String observable() {
        return "fluctuation";
    }

    @Override
    double value(Bath bath) {
        return bath.size() * bath.dimension() * bath.moment(2);
    }
}
