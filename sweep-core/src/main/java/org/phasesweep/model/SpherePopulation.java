package org.phasesweep.model;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Uniform on the sphere |y| = R in R^d. The posterior at x is the von Mises–Fisher law ∝ e^{κ x̂·y/R} of concentration κ = R|x|/T: with
 * c = x̂·y/R and A = ⟨c⟩ = I_{d/2}(κ)/I_{d/2−1}(κ) (see {@link PolarLaw}), m = R A x̂, C = R² A′ along x̂ and R² A/κ across,
 * u = (|x| − R)²/2T + κ(1 − c) (physics reference §3).
 *
 * <p>Draws are by rejection from a bent uniform law, of which more than two in three are taken (Ulrich 1984, Wood 1994), with the
 * proposal written for small angles.
 */
final class SpherePopulation implements Population {

    /** What a posterior takes: the sums over the angle have more points the fewer the dimensions. */
    static double nanoseconds(int dimension) {
        return 6_000 + 20_000 / Math.sqrt(dimension) + 2.0 * dimension;
    }

    private final int dimension;
    private final double radius;
    private final double logNorm;

    /**
     * A sphere.
     *
     * @param dimension d
     * @param radius R
     */
    SpherePopulation(int dimension, double radius) {
        this.dimension = dimension;
        this.radius = radius;
        this.logNorm = PolarLaw.logNorm(dimension);
    }

    /** Writes a uniform point: a Gaussian vector scaled to the radius. */
    static void drawUniform(UniformRandomProvider source, double radius, int dimension, double[] target, int offset) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(source);
        double squares = 0;
        while (!(squares > 0)) {
            squares = 0;
            for (int k = offset; k < offset + dimension; k++) {
                target[k] = normal.sample();
                squares = Math.fma(target[k], target[k], squares);
            }
        }
        double scale = radius / Math.sqrt(squares);
        for (int k = offset; k < offset + dimension; k++) {
            target[k] *= scale;
        }
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public double[] mean() {
        return new double[dimension];
    }

    @Override
    public double largestVariance() {
        return radius * radius / dimension;
    }

    @Override
    public Posterior posterior(double[] state, double temperature) {
        return new OfState(state, temperature);
    }

    private final class OfState implements Posterior {

        private final double[] direction;
        private final double kappa;
        private final double offCentre;
        private final PolarLaw angle;
        private final double[] posteriorMean = new double[dimension];

        OfState(double[] state, double temperature) {
            double norm = Math.sqrt(Vectors.dot(state, state));
            kappa = radius * norm / temperature;
            offCentre = 0.5 * (norm - radius) * (norm - radius) / temperature;
            angle = PolarLaw.of(dimension, logNorm, kappa);
            direction = direction(state, norm);
            for (int k = 0; k < dimension; k++) {
                posteriorMean[k] = radius * angle.across() * kappa * direction[k];
            }
        }

        /** x̂; at the centre any direction is as good. */
        private double[] direction(double[] state, double norm) {
            double[] unit = new double[dimension];
            unit[0] = 1;
            for (int k = 0; norm > 0 && k < dimension; k++) {
                unit[k] = state[k] / norm;
            }
            return unit;
        }

        @Override
        public double logPartitionFunction() {
            return angle.logMean() - offCentre;
        }

        @Override
        public double energy() {
            return offCentre + kappa * angle.depth();
        }

        @Override
        public double energyVariance() {
            return kappa * kappa * angle.variance();
        }

        @Override
        public double[] mean() {
            return posteriorMean;
        }

        @Override
        public double trace() {
            return radius * radius * angle.depth() * (2 - angle.depth());
        }

        @Override
        public void multiply(double[] vector, double[] product) {
            double across = radius * radius * angle.across();
            double along = radius * radius * angle.variance();
            double part = Vectors.dot(direction, vector);
            for (int k = 0; k < dimension; k++) {
                product[k] = along * part * direction[k] + across * (vector[k] - part * direction[k]);
            }
        }

        @Override
        public void draw(UniformRandomProvider source, double[] target, int offset) {
            double[] point = new double[dimension];
            if (dimension == 1) {
                double minus = 0.5 * angle.depth();
                point[0] = source.nextDouble() < minus ? -radius * direction[0] : radius * direction[0];
            } else {
                drawBent(source, point);
            }
            System.arraycopy(point, 0, target, offset, dimension);
        }

        /**
         * A uniform direction at the angle of cosine 1 − 2Z is bent to cosine W, 1 − W = 2bZ/D with D = 1 − (1 − b)Z, and taken with
         * the ratio of densities; its part across x̂ keeps its direction.
         */
        private void drawBent(UniformRandomProvider source, double[] point) {
            int rank = dimension - 1;
            double bend = rank / (2 * kappa + Math.sqrt(Math.fma(4 * kappa, kappa, (double) rank * rank)));
            double z;
            double scale;
            double cosine;
            double logRatio;
            do {
                drawUniform(source, 1, dimension, point, 0);
                cosine = Vectors.dot(direction, point);
                z = Math.min(1, Math.max(0, 0.5 * (1 - cosine)));
                scale = 1 - (1 - bend) * z;
                logRatio = 2 * kappa * bend * (1 - 2 * z) / (scale * (1 + bend))
                        + rank * StrictMath.log(0.5 * (1 + bend) / scale);
            } while (StrictMath.log(source.nextDouble()) > logRatio);
            double along = 1 - 2 * bend * z / scale;
            double across = 2 * Math.sqrt(bend * z * (1 - z)) / scale;
            place(point, cosine, along, across);
        }

        /** Turns the point to the angle whose cosine and sine are given. */
        private void place(double[] point, double cosine, double along, double across) {
            double squares = 0;
            for (int k = 0; k < dimension; k++) {
                point[k] = Math.fma(-cosine, direction[k], point[k]);
                squares = Math.fma(point[k], point[k], squares);
            }
            double stretch = squares > 0 ? across / Math.sqrt(squares) : 0;
            for (int k = 0; k < dimension; k++) {
                point[k] = radius * Math.fma(along, direction[k], stretch * point[k]);
            }
        }
    }
}
