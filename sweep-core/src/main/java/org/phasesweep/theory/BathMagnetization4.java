package org.phasesweep.theory;

/** ⟨m⁴⟩ of {@link BathMoments}. */
public final class BathMagnetization4 extends BathMoments {

    @Override
    public String name() {
        return "bath-magnetization4";
    }

    @Override
    public String summary() {
        return "<m^4> of a bath of two points, by enumeration; exact";
    }

    @Override
    public String observable() {
        return "magnetization4";
    }

    @Override
    double value(Bath bath) {
        return bath.moment(4);
    }
}
