package org.phasesweep.theory;

/** ⟨|m|⟩ of Curie–Weiss spins; see {@link CurieWeissMoment}. */
public final class CurieWeissMagnetizationAbs extends CurieWeissMoment {

    @Override
    public String observable() {
        return "magnetization_abs";
    }

    @Override
    public double value(TheoryPoint point) {
        return CurieWeissLaw.mean(point, Math::abs);
    }
}
