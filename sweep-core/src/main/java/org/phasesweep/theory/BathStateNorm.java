package org.phasesweep.theory;

/** ⟨|x|²⟩ = d (⟨(m + h)²⟩ + T/M) of {@link BathMoments}. */
public final class BathStateNorm extends BathMoments {

    @Override
    public String name() {
        return "bath-state-norm";
    }

    @Override
    public String summary() {
        return "<|x|^2> = d (<(m + h)^2> + T/M) of a bath of two points; exact";
    }

    @Override
    public String observable() {
        return "state_norm2";
    }

    @Override
    double value(Bath bath) {
        return bath.mean(bath::stateNorm2);
    }
}
