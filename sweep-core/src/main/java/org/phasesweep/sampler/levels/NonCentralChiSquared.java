package org.phasesweep.sampler.levels;

/**
 * The non-central χ² law: the squared norm of a standard normal vector of d components, displaced by a vector of squared norm
 * δ. Accuracy and cost as of {@link SaddleContour}.
 *
 * @param degrees d ≥ 1
 * @param shift δ ≥ 0
 */
record NonCentralChiSquared(double degrees, double shift) implements LevelLaw {

    /** ln 1e-300: below it the saddle d/x may be beyond the largest double. */
    private static final double LOWEST_LOG = -690;

    /**
     * The part of the law above a point.
     *
     * @param logProbability ln P(X &gt; x)
     * @param mean E[X | X &gt; x]
     * @param variance Var[X | X &gt; x]
     */
    record Tail(double logProbability, double mean, double variance) {}

    /**
     * ln P(X ≤ x) with its first two derivatives by the coordinate ln x.
     *
     * @throws ArithmeticException where x is too small to be told: the lowest of e^{αd} draws is about e^{−2α}
     */
    @Override
    public Point point(double logX) {
        if (logX < LOWEST_LOG) {
            throw new ArithmeticException("of so many data points in dimension " + (long) degrees
                    + " the nearest are nearer than numbers can tell; lower the load below 300");
        }
        double x = StrictMath.exp(logX);
        SaddleContour.Integrals here = SaddleContour.at(degrees, shift, x);
        double scale = here.below() ? 1 : StrictMath.exp(here.logScale());
        double probability = here.below() ? here.probability() : 1 - scale * here.probability();
        double logP = here.below()
                ? here.logScale() + StrictMath.log(here.probability())
                : StrictMath.log1p(-scale * here.probability());
        double slope = scale * here.density() / probability;
        double second = scale * here.slope() / probability;
        return new Point(logX, logP, slope, slope + second - slope * slope);
    }

    @Override
    public double level(double logX) {
        return StrictMath.exp(logX);
    }

    /** The part above x. */
    Tail above(double x) {
        SaddleContour.Integrals here = SaddleContour.at(degrees, shift, x);
        if (!here.below()) {
            double mean = here.first() / here.probability();
            double variance = here.second() / here.probability() - mean * mean;
            return new Tail(here.logScale() + StrictMath.log(here.probability()), mean, Math.max(variance, 0));
        }
        double scale = StrictMath.exp(here.logScale());
        double probability = 1 - scale * here.probability();
        double all = degrees + shift;
        double mean = (all - scale * here.first()) / probability;
        double square = (all * all + 2 * degrees + 4 * shift - scale * here.second()) / probability;
        return new Tail(StrictMath.log1p(-scale * here.probability()), mean, Math.max(square - mean * mean, 0));
    }

    /**
     * ln of an x whose ln P(X ≤ x) is near the given one from below: by Chernoff's bound, which is tight but for a prefactor. With
     * the tilt v it is x = d/v + δ/v² and ln P ≤ −½ d (ln v − 1 + 1/v) − ½ δ (1 − 1/v)².
     *
     * @param logP below 0
     */
    @Override
    public double roughQuantile(double logP) {
        double low = 0;
        double high = 1 - 2 * logP / degrees;
        for (int i = 0; i < 40; i++) {
            double middle = 0.5 * (low + high);
            double inverse = StrictMath.exp(-middle);
            double bound = 0.5 * degrees * (middle - 1 + inverse) + 0.5 * shift * (1 - inverse) * (1 - inverse);
            low = bound < -logP ? middle : low;
            high = bound < -logP ? high : middle;
        }
        double inverse = StrictMath.exp(-low);
        return StrictMath.log(inverse * (degrees + shift * inverse));
    }
}
