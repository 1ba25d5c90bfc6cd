package org.phasesweep.sampler.levels;

/**
 * The lowest of n independent draws of a law, in increasing order, without the others: −ln(1 − P(X₍ₘ₎)) = Σ_{i≤m} E_i/(n − i + 1)
 * with exponentials E_i of mean 1 (Rényi 1953), the exact law of order statistics for any n. Where n is infinite as a number,
 * and only ln n is known, it is the Poisson process Γ_m/n with a relative error of 1/n.
 */
final class LowestLevels {

    private final Draws draws;
    private final double count;
    private final double logCount;
    private final QuantileWalk walk;
    private double arrivals;
    private int drawn;
    private double logP = Double.NEGATIVE_INFINITY;

    /**
     * The levels of n draws.
     *
     * @param count n; infinite where it is beyond the largest double
     * @param logCount ln n
     */
    LowestLevels(Draws draws, LevelLaw law, double count, double logCount) {
        this.draws = draws;
        this.count = count;
        this.logCount = logCount;
        this.walk = new QuantileWalk(law);
    }

    /** The next X₍ₘ₎. */
    double next() {
        arrivals += draws.exponential() / (1 - drawn / count);
        drawn++;
        double share = arrivals / count;
        double bend = share > 0 ? StrictMath.log(-StrictMath.expm1(-share) / share) : 0;
        logP = StrictMath.log(arrivals) - logCount + bend;
        return walk.next(logP);
    }

    /** ln of how many draws are expected for each unit of probability above the last level: (n − m)/(1 − P(X₍ₘ₎)). */
    double logDensityAbove() {
        double logRest = logCount + StrictMath.log1p(-drawn / count);
        return logRest - StrictMath.log1p(-StrictMath.exp(logP));
    }
}
