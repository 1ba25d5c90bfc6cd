package org.phasesweep.theory;

/**
 * Information of states of Gaussian data on a random linear manifold, the mean over manifolds of ½ ln det(1 + FFᵀσ²/T):
 * d times that of {@link HiddenManifold} and its correction of order 1. For d → ∞; what is left is O(1/d).
 */
public final class HiddenManifoldInformation implements ObservablePrediction {

    @Override
    public String name() {
        return "hidden-manifold-information";
    }

    @Override
    public String summary() {
        return "d (alpha_D/2) V(k/alpha_D, alpha_D) and its correction of order 1; d to infinity, corrections O(1/d)";
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
        return HiddenManifold.is(point.model()) && point.isPopulation();
    }

    @Override
    public double value(TheoryPoint point) {
        double k = HiddenManifold.signalToNoise(point, point.temperature());
        double ratio = HiddenManifold.ratio(point);
        return point.dimension() * HiddenManifold.information(k, ratio) + HiddenManifold.correction(k, ratio);
    }
}
