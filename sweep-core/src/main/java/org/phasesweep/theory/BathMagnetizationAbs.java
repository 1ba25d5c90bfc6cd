package org.phasesweep.theory;

/** ⟨|m|⟩ of {@link BathMoments}: ~ M^{−1/4} at T_c. */
public final class BathMagnetizationAbs extends BathMoments {

    @Override
    public String name() {
        return "bath-magnetization-abs";
    }

    @Override
    public String summary() {
        return "<|m|> of a bath of two points, by enumeration; exact";
    }

    @Override
    public String observable() {
        return "magnetization_abs";
    }

    @Override
    double value(Bath bath) {
        return bath.moment(1);
    }
}
