package org.phasesweep.theory;

/** 1 − ⟨m⁴⟩/(3⟨m²⟩²) of Curie–Weiss spins; see {@link CurieWeissMoment}. */
public final class CurieWeissBinderCumulant extends CurieWeissMoment {

    @Override
    public String observable() {
        return "binder_cumulant";
    }

    @Override
    public double value(TheoryPoint point) {
        double square = CurieWeissLaw.mean(point, m -> m * m);
        return 1 - CurieWeissLaw.mean(point, m -> m * m * m * m) / (3 * square * square);
    }
}
