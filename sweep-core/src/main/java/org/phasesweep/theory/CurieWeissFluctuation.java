package org.phasesweep.theory;

/** d ⟨m²⟩ of Curie–Weiss spins; see {@link CurieWeissMoment}. */
public final class CurieWeissFluctuation extends CurieWeissMoment {

    @Override
    public String observable() {
        return "fluctuation";
    }

    @Override
    public double value(TheoryPoint point) {
        return point.dimension() * CurieWeissLaw.mean(point, m -> m * m);
    }
}
