package org.phasesweep.theory;

/** ⟨m⟩ of {@link BathMoments}: 0 without field and with equal weights. */
public final class BathMagnetization extends BathMoments {

    @Override
    public String name() {
        return "bath-magnetization";
    }

    @Override
    public String summary() {
        return "<m> of a bath of two points, by enumeration; exact";
    }

    @Override
    public String observable() {
        return "magnetization";
    }

    @Override
    double value(Bath bath) {
        return bath.mean(bath::magnetization);
    }
}
