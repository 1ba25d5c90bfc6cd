package org.phasesweep.sampler.levels;

/**
 * Energies u = −x·y/T of isotropic Gaussian points. Given x the overlaps are independent, u = s v with v standard normal and
 * s = |x|σ/T. Their sums above c: E[e^{−su}; v &gt; c] is e^{s²/2} P(v &gt; c + s).
 *
 * @param scale s &gt; 0
 */
record OverlapEnergies(double scale) implements Levels.Energies {

    @Override
    public double draw(Draws draws) {
        return scale * draws.normal();
    }

    @Override
    public LevelLaw law() {
        return StandardNormal.LAW;
    }

    @Override
    public double unit() {
        return scale;
    }

    @Override
    public LevelSums.Bulk above(double from, double logDensity) {
        double tilted = from + scale;
        double hazard = StandardNormal.hazard(tilted);
        return new LevelSums.Bulk(
                logDensity + 0.5 * scale * scale + StandardNormal.logAbove(tilted),
                logDensity + 2 * scale * scale + StandardNormal.logAbove(tilted + scale),
                scale * (hazard - scale),
                scale * scale * Math.max(1 - hazard * (hazard - tilted), 0));
    }
}
