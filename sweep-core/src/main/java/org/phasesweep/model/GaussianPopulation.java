package org.phasesweep.model;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * y ~ N(0, diag λ). The posterior at x is N(m, C) with m_k = λ_k x_k/(λ_k + T), C_k = λ_k T/(λ_k + T), and
 * ln Z = −½ Σ_k [ln(1 + λ_k/T) + x_k²/(λ_k + T)] (physics reference §5).
 */
final class GaussianPopulation implements Population {

    private final double[] eigenvalues;

    /** @param eigenvalues λ_k ≥ 0, [d] */
    GaussianPopulation(double[] eigenvalues) {
        this.eigenvalues = eigenvalues.clone();
    }

    @Override
    public int dimension() {
        return eigenvalues.length;
    }

    @Override
    public double[] mean() {
        return new double[eigenvalues.length];
    }

    @Override
    public double largestVariance() {
        double largest = 0;
        for (double eigenvalue : eigenvalues) {
            largest = Math.max(largest, eigenvalue);
        }
        return largest;
    }

    /** −∞ off the support where eigenvalues are 0 would be no density at all: NaN then. */
    @Override
    public double logDensity(double[] point) {
        double sum = 0;
        for (int k = 0; k < point.length; k++) {
            double variance = eigenvalues[k];
            sum += StrictMath.log(2 * Math.PI * variance) + point[k] * point[k] / variance;
        }
        return Double.isFinite(sum) ? -0.5 * sum : Double.NaN;
    }

    @Override
    public Posterior posterior(double[] state, double temperature) {
        return new OfState(state, temperature);
    }

    private final class OfState extends SummedPosterior {

        private final double[] variances = new double[eigenvalues.length];

        OfState(double[] state, double temperature) {
            super(eigenvalues.length);
            for (int k = 0; k < mean.length; k++) {
                double total = eigenvalues[k] + temperature;
                mean[k] = eigenvalues[k] / total * state[k];
                variances[k] = eigenvalues[k] / total * temperature;
                double distance2 = (state[k] - mean[k]) * (state[k] - mean[k]);
                double share = variances[k] / temperature;
                logPartitionFunction -=
                        0.5 * (StrictMath.log1p(eigenvalues[k] / temperature) + state[k] * state[k] / total);
                energy += 0.5 * (distance2 / temperature + share);
                energyVariance += share * (0.5 * share + distance2 / temperature);
                trace += variances[k];
            }
        }

        @Override
        public void multiply(double[] vector, double[] product) {
            for (int k = 0; k < vector.length; k++) {
                product[k] = variances[k] * vector[k];
            }
        }

        @Override
        public void draw(UniformRandomProvider source, double[] target, int offset) {
            ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(source);
            for (int k = 0; k < mean.length; k++) {
                target[offset + k] = Math.fma(Math.sqrt(variances[k]), normal.sample(), mean[k]);
            }
        }
    }
}
