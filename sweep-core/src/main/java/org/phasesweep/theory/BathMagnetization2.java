package org.phasesweep.theory;

/** ⟨m²⟩ of {@link BathMoments}: 1.170829/√M at T_c for large M. */
public final class BathMagnetization2 extends BathMoments {

    @Override
    public String name() {
        return "bath-magnetization2";
    }

    @Override
    public String summary() {
        return "<m^2> of a bath of two points, by enumeration; exact";
    }

    @Override
    public String observable() {
        return "magnetization2";
    }

    @Override
    double value(Bath bath) {
        return bath.moment(2);
    }
}
