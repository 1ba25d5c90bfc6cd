package org.phasesweep.sampler.levels;

/** θ/sin θ − 1 and its derivative for 0 ≤ θ &lt; π, without cancellation near 0. */
final class SineRatio {

    /** Below it the first six terms of the series are exact to 1e-16. */
    private static final double SMALL = 0.3;

    private static final double[] SERIES = {
        1.0 / 6, 7.0 / 360, 31.0 / 15120, 127.0 / 604800, 73.0 / 3421440, 1414477.0 / 653837184000.0
    };

    private SineRatio() {}

    /** θ/sin θ − 1. */
    static double excess(double theta, double sin) {
        if (theta > SMALL) {
            return (theta - sin) / sin;
        }
        double square = theta * theta;
        double sum = 0;
        for (int i = SERIES.length - 1; i >= 0; i--) {
            sum = Math.fma(sum, square, SERIES[i]);
        }
        return sum * square;
    }

    /** The derivative of θ/sin θ. */
    static double slope(double theta, double sin, double cos) {
        if (theta > SMALL) {
            return (sin - theta * cos) / (sin * sin);
        }
        double square = theta * theta;
        double sum = 0;
        for (int i = SERIES.length - 1; i >= 0; i--) {
            sum = Math.fma(sum, square, 2 * (i + 1) * SERIES[i]);
        }
        return sum * theta;
    }
}
