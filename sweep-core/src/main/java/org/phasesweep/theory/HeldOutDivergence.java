package org.phasesweep.theory;

/**
 * KL(p_0 ‖ p_T^emp)/d of isotropic Gaussian data from the random-energy model at a held-out point x, |x|² = σ²d, k = σ²/T. Of
 * N = e^{αd} points ln Z/d = α − ½ ln(1+k) − k/(2(1+k)) where many of them weigh, which gives ½ ln(1 + 1/k) − 1/(2(1+k)), that of the
 * noised law itself. Below T = σ² q/(1−q), with q of {@link BestGeneralisation}, the nearest ones decide, at squared distance T_g d, and it
 * is α − ½ − ½ ln k + T_g/2T, least at T_g, where it is ½ ln(1+q) − q(1−q)/2. For d → ∞; corrections O(ln d/d).
 */
public final class HeldOutDivergence implements ObservablePrediction {

    private static final BestGeneralisation BEST = new BestGeneralisation();

    @Override
    public String name() {
        return "held-out-divergence";
    }

    @Override
    public String summary() {
        return "KL(p_0 | p_T)/d of the random-energy model at held-out points; d to infinity, corrections O(ln d/d)";
    }

    @Override
    public Exactness exactness() {
        return Exactness.ASYMPTOTIC;
    }

    @Override
    public String observable() {
        return BEST.observable();
    }

    @Override
    public boolean appliesTo(TheoryPoint point) {
        return BEST.appliesTo(point);
    }

    @Override
    public double value(TheoryPoint point) {
        double variance = GaussianLaw.variance(point.model());
        double temperature = point.temperature() / variance;
        double best = BEST.criticalTemperature(point) / variance;
        double q = BestGeneralisation.root(best);
        return temperature * (1 - q) >= q
                ? 0.5 * (StrictMath.log1p(temperature) - temperature / (1 + temperature))
                : point.load() - 0.5 + 0.5 * (StrictMath.log(temperature) + best / temperature);
    }
}
