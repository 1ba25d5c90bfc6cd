package org.phasesweep.theory;

/** ⟨m⟩ of Curie–Weiss spins; see {@link CurieWeissMoment}. */
public final class CurieWeissMagnetization extends CurieWeissMoment {

    @Override
    public String observable() {
        return "magnetization";
    }

    @Override
    public double value(TheoryPoint point) {
        return CurieWeissLaw.mean(point, m -> m);
    }
}
