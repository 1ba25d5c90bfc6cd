package org.phasesweep.sampler.levels;

/**
 * Energies u = ½ (σ²/T) |x/a − y|²/σ² of isotropic Gaussian data points. Given x the squared distances |x/a − y|²/σ² are independent
 * and non-central χ² with d degrees of freedom and δ = |x/a|²/σ². Their sums above c: E[e^{−λu}; X &gt; c] is
 * e^{−½δr/(1+r)} (1+r)^{−d/2}, r = λσ²/T, times the upper tail at (1+r)c of the law with δ/(1+r).
 *
 * @param dimension d
 * @param ratio σ²/T
 * @param shift δ = |x/a|²/σ²
 */
record DistanceEnergies(int dimension, double ratio, double shift) implements Levels.Energies {

    @Override
    public double draw(Draws draws) {
        double along = Math.sqrt(shift) + draws.normal();
        return 0.5 * ratio * (along * along + draws.chiSquared(dimension - 1));
    }

    @Override
    public LevelLaw law() {
        return new NonCentralChiSquared(dimension, shift);
    }

    @Override
    public double unit() {
        return 0.5 * ratio;
    }

    @Override
    public LevelSums.Bulk above(double from, double logDensity) {
        double tilt = 1 + ratio;
        NonCentralChiSquared.Tail weights = new NonCentralChiSquared(dimension, shift / tilt).above(tilt * from);
        double doubled = 1 + 2 * ratio;
        NonCentralChiSquared.Tail squares = new NonCentralChiSquared(dimension, shift / doubled).above(doubled * from);
        double unit = 0.5 * ratio / tilt;
        return new LevelSums.Bulk(
                logDensity + logMoment(ratio) + weights.logProbability(),
                logDensity + logMoment(2 * ratio) + squares.logProbability(),
                unit * weights.mean(),
                unit * unit * weights.variance());
    }

    /** ln E e^{−λu} for r = λσ²/T; by r, because 1 + r forgets it where it is small and |x|² is large. */
    private double logMoment(double r) {
        return -0.5 * (dimension * StrictMath.log1p(r) + shift * r / (1 + r));
    }
}
