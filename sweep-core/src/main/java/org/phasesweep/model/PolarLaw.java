package org.phasesweep.model;

/**
 * The law p(c) ∝ e^{κc} (1 − c²)^{(d−3)/2} of c = cos θ of a von Mises–Fisher vector on the unit sphere in R^d, whose moments are
 * ratios of Bessel functions: ⟨c⟩ = A = I_{d/2}(κ)/I_{d/2−1}(κ), Var c = A′ = 1 − A² − (d−1)A/κ (Mardia and Jupp, Directional
 * Statistics, 2000, §9.3).
 *
 * <p>With c = tanh s the density e^{f(s)}, f = κ(tanh s − 1) − (d−1) ln cosh s, is smooth with one maximum of width between
 * 1/√(2(d−1)) and 1/√(d−1) whatever κ, and the trapezoid rule with step 1/8√(d−1) converges exponentially. All sums are of positive
 * terms and no small number is a difference of large ones, so that 1 − A for large κ, A for small κ and A′ for all have a
 * relative error below 1e-12 for d up to 10⁴ and κ up to 10⁸, and ln E e^{κ(c−1)} one of 1e-12 of itself or 1e-12. In one dimension
 * c = ±1 and everything is elementary. Cost: about 150 points of the rule for large d, 600 for d = 2.
 *
 * @param depth 1 − A
 * @param across A/κ = ⟨1 − c²⟩/(d−1): the variance of each other component of the vector; 1/d at κ = 0
 * @param variance A′
 * @param logMean ln E e^{κ(c−1)} over the uniform law, ln[Γ(ν+1)(2/κ)^ν I_ν(κ)] − κ with ν = d/2 − 1
 */
record PolarLaw(double depth, double across, double variance, double logMean) {

    private static final double STEPS = 8;

    /** Points whose density is e^{-NEGLIGIBLE} of the largest end the sums: beyond is less than 1e-17. */
    private static final double NEGLIGIBLE = 42;

    private static final double LN_2 = StrictMath.log(2);

    /**
     * ln ∫ (1 − c²)^{(d−3)/2} dc in the units of {@link #of}.
     *
     * @param dimension d ≥ 1
     */
    static double logNorm(int dimension) {
        return dimension == 1 ? 0 : new Rule(dimension - 1, 0).logSum();
    }

    /**
     * The law at a concentration.
     *
     * @param dimension d ≥ 1
     * @param logNorm of this dimension
     * @param kappa κ ≥ 0
     */
    static PolarLaw of(int dimension, double logNorm, double kappa) {
        return dimension == 1 ? onLine(kappa) : new Rule(dimension - 1, kappa).law(logNorm);
    }

    private static PolarLaw onLine(double kappa) {
        double odds = StrictMath.exp(-2 * kappa);
        double ratio = -StrictMath.expm1(-2 * kappa) / (1 + odds);
        return new PolarLaw(
                2 * odds / (1 + odds),
                kappa > 0 ? ratio / kappa : 1,
                4 * odds / ((1 + odds) * (1 + odds)),
                StrictMath.log1p(odds) - LN_2);
    }

    /** The trapezoid rule outwards from the maximum of f. */
    private static final class Rule {

        private final int rank;
        private final double kappa;
        private final double decayAtPeak;
        private final double logPeak;
        private double sum;
        private double squares;
        private double offsets;
        private double sines;

        /** @param rank d − 1 ≥ 1 */
        Rule(int rank, double kappa) {
            this.rank = rank;
            this.kappa = kappa;
            // The maximum: κ (1 − t²) = (d − 1) t for t = tanh s, and (1 + t)/(1 − t) = (1 + t)² κ / (d − 1) t.
            double scale = 0.5 * (rank + Math.sqrt(Math.fma(4 * kappa, kappa, (double) rank * rank)));
            double ratio = kappa / scale;
            double peak = 0.5 * StrictMath.log((1 + ratio) * (1 + ratio) * scale / rank);
            this.decayAtPeak = StrictMath.exp(-2 * peak);
            this.logPeak = -kappa * depthAtPeak() - rank * (peak + StrictMath.log1p(decayAtPeak) - LN_2);
            double step = 1 / (STEPS * Math.sqrt(rank));
            addAll(0, step);
            addAll(-step, -step);
        }

        private void addAll(double from, double step) {
            for (int i = 0; add(from + i * step); i++) {}
        }

        /** Adds the point at this distance from the maximum, all differences from it formed without loss; false where it is negligible. */
        private boolean add(double distance) {
            double rise = decayAtPeak * StrictMath.expm1(-2 * distance);
            double decay = decayAtPeak + rise;
            double offset = 2 * rise / ((1 + decay) * (1 + decayAtPeak));
            double below = kappa * offset + rank * (distance + StrictMath.log1p(rise / (1 + decayAtPeak)));
            double weight = StrictMath.exp(-below);
            sum += weight;
            offsets += weight * offset;
            squares += weight * offset * offset;
            sines += weight * 4 * decay / ((1 + decay) * (1 + decay));
            return below < NEGLIGIBLE;
        }

        /** 1 − tanh s, of e^{−2s}. */
        private double depthAtPeak() {
            return 2 * decayAtPeak / (1 + decayAtPeak);
        }

        double logSum() {
            return logPeak + StrictMath.log(sum);
        }

        PolarLaw law(double logNorm) {
            double offset = offsets / sum;
            return new PolarLaw(
                    depthAtPeak() + offset, sines / sum / rank, squares / sum - offset * offset, logSum() - logNorm);
        }
    }
}
