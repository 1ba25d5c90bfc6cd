package org.phasesweep.theory;

/**
 * The energy of a spin of the Ising model on the square lattice, −coth(2β) [1 + (2/π)(2 tanh²2β − 1) K(k)], k = 2 sinh 2β / cosh²2β, K the complete
 * elliptic integral of modulus k (Onsager, Phys. Rev. 65, 117, 1944). For L → ∞: corrections are exponentially small away from the
 * transition and O(1/L) at it, where the energy is −√2.
 */
public final class OnsagerEnergy implements ObservablePrediction {

    /** The mean has converged: each step squares the difference. */
    private static final double ACCURACY = 1e-9;

    @Override
    public String name() {
        return "onsager";
    }

    @Override
    public String summary() {
        return "energy per spin of ising-2d by Onsager's elliptic integral; L to infinity";
    }

    @Override
    public Exactness exactness() {
        return Exactness.ASYMPTOTIC;
    }

    @Override
    public String observable() {
        return "data_energy";
    }

    @Override
    public boolean appliesTo(TheoryPoint point) {
        return LatticeLaw.isEquilibrium(point.model()) && LatticeLaw.beta(point.model()) >= KaufmanEnergy.HOTTEST;
    }

    /** K = π/2 divided by the arithmetic-geometric mean of 1 and k′ = |2 tanh²2β − 1|, which is √(1 − k²). */
    @Override
    public double value(TheoryPoint point) {
        double tanh = StrictMath.tanh(2 * LatticeLaw.beta(point.model()));
        double factor = 2 * tanh * tanh - 1;
        return -(1 + (factor == 0 ? 0 : factor / mean(1, Math.abs(factor)))) / tanh;
    }

    private static double mean(double larger, double smaller) {
        double a = larger;
        double b = smaller;
        while (a - b > ACCURACY * a) {
            double next = 0.5 * (a + b);
            b = Math.sqrt(a * b);
            a = next;
        }
        return 0.5 * (a + b);
    }
}
