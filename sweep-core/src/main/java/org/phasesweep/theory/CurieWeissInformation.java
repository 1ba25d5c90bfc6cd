package org.phasesweep.theory;

/**
 * Information of states of the law of Curie–Weiss spins: d times that of one spin with the bias β(m* + h) of the saddle point
 * (physics reference §3, §7). For d → ∞; corrections O(1), ln 2 of them for the sign of an ordered system, O(√d) at its critical point.
 */
public final class CurieWeissInformation implements ObservablePrediction {

    @Override
    public String name() {
        return "curie-weiss-information";
    }

    @Override
    public String summary() {
        return "d times the information of a spin in the field beta (m* + h); d to infinity, corrections O(1) in the total";
    }

    @Override
    public Exactness exactness() {
        return Exactness.ASYMPTOTIC;
    }

    @Override
    public String observable() {
        return "information";
    }

    @Override
    public boolean appliesTo(TheoryPoint point) {
        return CurieWeissLaw.is(point.model()) && point.isPopulation();
    }

    @Override
    public double value(TheoryPoint point) {
        double field = CurieWeissLaw.spinField(point.model());
        return point.dimension() * BiasedSpin.information(field, 1 / point.temperature());
    }
}
