package org.phasesweep.theory;

/**
 * |m| of the Ising model on the square lattice: (1 − sinh(2β)^{−4})^{1/8} for β &gt; β_c = ½ ln(1 + √2), else 0 (Onsager 1949, Yang, Phys.
 * Rev. 85, 808, 1952). For L → ∞; corrections are exponentially small below the transition, O(1/L) above it, L^{−1/8} at it.
 */
public final class SpontaneousMagnetization implements ObservablePrediction {

    @Override
    public String name() {
        return "onsager-yang";
    }

    @Override
    public String summary() {
        return "|m| = (1 - sinh(2 beta)^-4)^(1/8) of the square lattice; L to infinity";
    }

    @Override
    public Exactness exactness() {
        return Exactness.ASYMPTOTIC;
    }

    @Override
    public String observable() {
        return "magnetization_abs";
    }

    @Override
    public boolean appliesTo(TheoryPoint point) {
        return LatticeLaw.is(point.model()) && (point.isPlanted() || point.isFresh());
    }

    @Override
    public double value(TheoryPoint point) {
        return LatticeLaw.magnetization(LatticeLaw.beta(point.model()));
    }
}
