package org.phasesweep.theory;

/**
 * Free energy of iid Gaussian data, −ln Z/d → −ψ for fresh states and −max(ψ, −½) for planted ones, whose own point adds
 * e^{−d/2} to Z; ψ = α + ζ(1) uncondensed and (α + ζ(λ*))/λ* condensed (physics reference §5). For d → ∞.
 */
public final class BackgroundFreeEnergy implements ObservablePrediction {

    @Override
    public String name() {
        return "background-free-energy";
    }

    @Override
    public String summary() {
        return "-ln Z/d = -psi (fresh), -max(psi, -1/2) (planted); d to infinity";
    }

    @Override
    public Exactness exactness() {
        return Exactness.ASYMPTOTIC;
    }

    @Override
    public String observable() {
        return "free_energy";
    }

    @Override
    public boolean appliesTo(TheoryPoint point) {
        return GaussianLaw.isIsotropic(point.model()) && (point.isPlanted() || point.isFresh());
    }

    @Override
    public double value(TheoryPoint point) {
        double k = GaussianLaw.variance(point.model()) / point.temperature();
        double psi = RandomEnergy.logPartitionPerDimension(point.load(), k);
        return -(point.isPlanted() ? Math.max(psi, -0.5) : psi);
    }
}
