package org.phasesweep.theory;

/**
 * The Gaussian channel x = y + √T z with y uniform on |y| = R in R^d, d ≥ 2, by a quadrature over ln|x| of one over the angle: with
 * κ = R|x|/T and the law ∝ e^{κ tanh s} sech^{d−1} s of the angle (cos θ = tanh s), A = ⟨tanh s⟩, the density of ln|x| is
 * ∝ |x|^d Z, ln Z = −(|x| − R)²/2T + ln E e^{κ(tanh s − 1)}; I = −d/2 − E ln Z and E tr C = R² E(1 − A²) (physics reference §3; A is a
 * ratio of Bessel functions). Trapezoid rules on lines, error about 1e-12. Cost: up to 10 ms.
 *
 * @param information I(y; x) in nats
 * @param trace E tr C, units of the data squared
 */
record SphereChannel(double information, double trace) {

    private static final double NEGLIGIBLE = 40;

    /**
     * The channel.
     *
     * @param dimension d ≥ 2
     * @param radius R
     * @param temperature T
     */
    static SphereChannel of(int dimension, double radius, double temperature) {
        return new Radial(dimension, radius, temperature).channel();
    }

    /** A = ⟨cos θ⟩ of the law at concentration κ; for κ ≫ 1 where d = 1. */
    static double meanCosine(int dimension, double kappa) {
        return dimension == 1 ? 1 : 1 - new Angle(dimension - 1, kappa).depth();
    }

    private static final class Radial {

        private final int dimension;
        private final double radius;
        private final double temperature;
        private final double logNorm;
        private double reference;
        private double sum;
        private double logs;
        private double traces;

        Radial(int dimension, double radius, double temperature) {
            this.dimension = dimension;
            this.radius = radius;
            this.temperature = temperature;
            this.logNorm = new Angle(dimension - 1, 0).logSum();
        }

        SphereChannel channel() {
            double peak = 0.5 * StrictMath.log1p(dimension * temperature / radius / radius);
            double step = 0.125 / Math.sqrt(radius * radius / temperature + dimension);
            reference = Double.NEGATIVE_INFINITY;
            for (int i = 0; add(peak + i * step); i++) {}
            for (int i = 1; add(peak - i * step); i++) {}
            return new SphereChannel(-0.5 * dimension - logs / sum, radius * radius * traces / sum);
        }

        /** Adds the point at ln(|x|/R); false where it is negligible. */
        private boolean add(double logShare) {
            Angle angle = new Angle(dimension - 1, radius * radius * StrictMath.exp(logShare) / temperature);
            double offset = radius * StrictMath.expm1(logShare);
            double logZ = angle.logSum() - logNorm - 0.5 * offset * offset / temperature;
            double logDensity = logZ + dimension * logShare;
            reference = sum > 0 ? reference : logDensity;
            double weight = StrictMath.exp(logDensity - reference);
            sum += weight;
            logs += weight * logZ;
            traces += weight * angle.depth() * (2 - angle.depth());
            return logDensity > reference - NEGLIGIBLE;
        }
    }

    /** Sums over the angle, outwards from its most likely value. */
    private static final class Angle {

        private final int rank;
        private final double kappa;
        private final double logPeak;
        private double sum;
        private double depths;

        Angle(int rank, double kappa) {
            this.rank = rank;
            this.kappa = kappa;
            double scale = 0.5 * (rank + Math.sqrt((double) rank * rank + 4 * kappa * kappa));
            double ratio = kappa / scale;
            double peak = 0.5 * StrictMath.log((1 + ratio) * (1 + ratio) * scale / rank);
            double step = 0.125 / Math.sqrt(rank);
            this.logPeak = logDensity(peak);
            for (int i = 0; add(peak + i * step); i++) {}
            for (int i = 1; add(peak - i * step); i++) {}
        }

        private boolean add(double s) {
            double log = logDensity(s) - logPeak;
            double weight = StrictMath.exp(log);
            sum += weight;
            depths += weight * fromOne(s);
            return log > -NEGLIGIBLE;
        }

        private double logDensity(double s) {
            return -kappa * fromOne(s) - rank * (s + StrictMath.log1p(StrictMath.exp(-2 * s)));
        }

        /** 1 − tanh s. */
        private static double fromOne(double s) {
            return 2 / (1 + StrictMath.exp(2 * s));
        }

        double logSum() {
            return logPeak + StrictMath.log(sum);
        }

        double depth() {
            return depths / sum;
        }
    }
}
