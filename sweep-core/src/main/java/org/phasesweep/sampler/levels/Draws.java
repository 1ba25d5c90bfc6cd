package org.phasesweep.sampler.levels;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Normal, χ² and exponential draws from one stream. */
final class Draws {

    private final UniformRandomProvider source;
    private final ZigguratSampler.NormalizedGaussian normal;

    Draws(UniformRandomProvider source) {
        this.source = source;
        this.normal = ZigguratSampler.NormalizedGaussian.of(source);
    }

    double normal() {
        return normal.sample();
    }

    /** Exponential of mean 1, from 1e-16 to 37: never 0. */
    double exponential() {
        return -StrictMath.log(uniform());
    }

    /** χ² of d ≥ 0 degrees of freedom: a squared normal where d is odd, plus twice a Gamma variable of shape ⌊d/2⌋. */
    double chiSquared(int degrees) {
        double odd = degrees % 2 == 0 ? 0 : normal();
        return odd * odd + (degrees < 2 ? 0 : 2 * gamma(degrees / 2));
    }

    /** Gamma of whole shape ≥ 1 by the rejection of Marsaglia and Tsang, ACM TOMS 26, 363 (2000). */
    private double gamma(int shape) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal();
            double root = 1 + c * x;
            double v = root * root * root;
            if (root > 0 && StrictMath.log(uniform()) < 0.5 * x * x + d * (1 - v + StrictMath.log(v))) {
                return d * v;
            }
        }
    }

    /** In (0, 1), both ends excluded. */
    private double uniform() {
        return ((source.nextLong() >>> 12) + 0.5) * 0x1p-52;
    }
}
