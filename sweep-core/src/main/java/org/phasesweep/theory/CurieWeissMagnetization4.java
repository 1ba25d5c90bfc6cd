package org.phasesweep.theory;

/** ⟨m⁴⟩ of Curie–Weiss spins; see {@link CurieWeissMoment}. */
public final class CurieWeissMagnetization4 extends CurieWeissMoment {

    @Override
    public String observable() {
        return "magnetization4";
    }

    @Override
    public double value(TheoryPoint point) {
        return CurieWeissLaw.mean(point, m -> m * m * m * m);
    }
}
