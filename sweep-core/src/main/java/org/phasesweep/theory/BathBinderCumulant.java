package org.phasesweep.theory;

/** U₄ = 1 − ⟨m⁴⟩/(3⟨m²⟩²) of {@link BathMoments}: 0.270520 at T_c for large M. */
public final class BathBinderCumulant extends BathMoments {

    @Override
    public String name() {
        return "bath-binder-cumulant";
    }

    @Override
    public String summary() {
        return "U4 of a bath of two points, by enumeration; exact";
    }

    @Override
    public String observable() {
        return "binder_cumulant";
    }

    @Override
    double value(Bath bath) {
        return 1 - bath.moment(4) / (3 * bath.moment(2) * bath.moment(2));
    }
}
