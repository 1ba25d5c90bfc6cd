package org.phasesweep.theory;

/**
 * tr C of the law of Curie–Weiss spins: d times 1 − ⟨s⟩² of one spin with the bias β(m* + h) of the saddle point (physics reference
 * §3). For d → ∞; corrections O(1), O(√d) at the critical point of the spins.
 */
public final class CurieWeissTrace implements ObservablePrediction {

    @Override
    public String name() {
        return "curie-weiss-trace";
    }

    @Override
    public String summary() {
        return "d times the variance left of a spin in the field beta (m* + h); d to infinity, corrections O(1)";
    }

    @Override
    public Exactness exactness() {
        return Exactness.ASYMPTOTIC;
    }

    @Override
    public String observable() {
        return "posterior_trace";
    }

    @Override
    public boolean appliesTo(TheoryPoint point) {
        return CurieWeissLaw.is(point.model()) && point.isPopulation();
    }

    @Override
    public double value(TheoryPoint point) {
        double field = CurieWeissLaw.spinField(point.model());
        return point.dimension() * BiasedSpin.variance(field, 1 / point.temperature());
    }
}
