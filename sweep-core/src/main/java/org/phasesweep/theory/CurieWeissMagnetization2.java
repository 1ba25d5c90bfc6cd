package org.phasesweep.theory;

/** ⟨m²⟩ of Curie–Weiss spins; see {@link CurieWeissMoment}. */
public final class CurieWeissMagnetization2 extends CurieWeissMoment {

    @Override
    public String observable() {
        return "magnetization2";
    }

    @Override
    public double value(TheoryPoint point) {
        return CurieWeissLaw.mean(point, m -> m * m);
    }
}
