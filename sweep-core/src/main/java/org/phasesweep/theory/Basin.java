package org.phasesweep.theory;

/**
 * Basin of attraction of a data point of Gaussian data, x = y₁ + κ√T z with half of the weight on y₁: for isotropic data
 * κ² = ((1+k)/k) [ln(1+k) + k/(1+k) − 2α] from the collapse temperature T_c to the onset T_o, and κ² = T_c/T below T_c, k = σ²/T
 * (Achilli et al., arXiv 2502.09578; physics reference §5). A static criterion. For d → ∞; corrections O(1/d) in α.
 */
public final class Basin extends BasinLine {

    private static final String NOISE = "sampler.noise";

    @Override
    public String name() {
        return "basin";
    }

    @Override
    public String summary() {
        return "radius kappa sqrt(T) of the basin of a data point; d to infinity, corrections O(1/d) in alpha";
    }

    @Override
    public boolean appliesTo(TheoryPoint point) {
        return GaussianLaw.is(point.model()) && point.isPlantedProbe();
    }

    /** NaN without noise: that is the onset. */
    @Override
    double load(TheoryPoint point, double temperature) {
        return point.noise() > 0 ? load(point, temperature, point.noise()) : Double.NaN;
    }

    @Override
    public double criticalValue(TheoryPoint point, String axis) {
        return axis.equals(NOISE) ? Math.sqrt(noise2(point)) : Double.NaN;
    }

    /** κ²; below 0 above the onset. Up to the collapse line α is linear in it. */
    private static double noise2(TheoryPoint point) {
        double load = point.load();
        double collapse = load(point, point.temperature(), 1);
        if (load < collapse) {
            return new GaussianCollapse().criticalTemperature(point) / point.temperature();
        }
        double onset = load(point, point.temperature(), 0);
        return (onset - load) / (onset - collapse);
    }
}
