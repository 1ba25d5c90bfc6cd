package org.phasesweep.theory;

/**
 * E⟨u⟩ = d/2 for planted states, for any data whose points are exchangeable: x and a posterior draw have the joint law of x and
 * its planted point (Nishimori identity; physics reference §2). Exact at any size.
 */
public final class PlantedEnergy implements ObservablePrediction {

    @Override
    public String name() {
        return "identity-energy";
    }

    @Override
    public String summary() {
        return "mean energy d/2 for planted states; exact";
    }

    @Override
    public Exactness exactness() {
        return Exactness.EXACT;
    }

    @Override
    public String observable() {
        return "energy";
    }

    @Override
    public boolean appliesTo(TheoryPoint point) {
        return point.isNishimori();
    }

    @Override
    public double value(TheoryPoint point) {
        return 0.5 * point.dimension();
    }
}
