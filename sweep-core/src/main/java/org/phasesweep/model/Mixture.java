package org.phasesweep.model;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * A mixture of isotropic Gaussian classes, p_0 = Σ_c p_c N(μ_c, σ² I); points μ_c with weights p_c where σ = 0. With v = σ²T/(σ² + T)
 * the posterior at x is the mixture of N(m_c, v I), m_c = μ_c + (σ²/(σ² + T)) (x − μ_c), with weights
 * w_c ∝ p_c exp(−|x − μ_c|²/2(σ² + T)); its covariance is v I + Σ_c w_c (m_c − m)(m_c − m)ᵀ (physics reference §3, §4).
 *
 * <p>Cost of a posterior: 2 K d operations and K exponentials for K classes. Distances are formed coordinate by coordinate.
 */
final class Mixture implements Population {

    private static final double NANOSECONDS_OF_CLASS = 200;
    private static final double NANOSECONDS_OF_COMPONENT = 6;

    private final double[][] means;
    private final double[] weights;
    private final double variance;
    private final double[] mean;

    /**
     * A mixture.
     *
     * @param means μ_c, [K][d]
     * @param weights p_c ≥ 0, of any sum
     * @param variance σ² ≥ 0
     */
    Mixture(double[][] means, double[] weights, double variance) {
        this.means = means;
        this.weights = normalized(weights);
        this.variance = variance;
        this.mean = new double[means[0].length];
        for (int c = 0; c < means.length; c++) {
            Vectors.addTo(mean, this.weights[c], means[c]);
        }
    }

    /** Two classes at ±μ̃ (1, …, 1), that of + with weight p. */
    static Mixture ofTwo(int dimension, double separation, double weight, double variance) {
        double[] plus = new double[dimension];
        double[] minus = new double[dimension];
        Arrays.fill(plus, separation);
        Arrays.fill(minus, -separation);
        return new Mixture(new double[][] {plus, minus}, new double[] {weight, 1 - weight}, variance);
    }

    /** Classes of equal weight. */
    static Mixture ofEqual(double[][] means, double variance) {
        double[] weights = new double[means.length];
        Arrays.fill(weights, 1);
        return new Mixture(means, weights, variance);
    }

    /** What a posterior takes. */
    static double nanoseconds(double classes, int dimension) {
        return classes * (NANOSECONDS_OF_CLASS + NANOSECONDS_OF_COMPONENT * dimension);
    }

    private static double[] normalized(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double[] shares = new double[weights.length];
        for (int c = 0; c < shares.length; c++) {
            shares[c] = weights[c] / sum;
        }
        return shares;
    }

    @Override
    public int dimension() {
        return mean.length;
    }

    @Override
    public double[] mean() {
        return mean.clone();
    }

    @Override
    public double largestVariance() {
        return variance + Eigenvalues.largest(dimension(), new Spread(weights, means, mean, 0));
    }

    @Override
    public Optional<TwoPoints> twoPoints() {
        return means.length == 2 && variance == 0
                ? Optional.of(new TwoPoints(means[0], means[1], weights[0]))
                : Optional.empty();
    }

    /** The law of a row. */
    ClassLaw law() {
        return (source, target, offset) -> {
            int ofClass = chosen(source, weights);
            drawFrom(source, means[ofClass], Math.sqrt(variance), target, offset);
            return ofClass;
        };
    }

    @Override
    public int classCount() {
        return means.length;
    }

    @Override
    public double logDensity(double[] point) {
        return variance > 0
                ? logSum(point, variance) - 0.5 * dimension() * StrictMath.log(2 * Math.PI * variance)
                : Double.NaN;
    }

    /** ln Σ_c p_c e^{−|x − μ_c|²/2s}. */
    private double logSum(double[] state, double scale) {
        double[] energies = energies(state, scale);
        double lowest = smallest(energies);
        double sum = 0;
        for (int c = 0; c < energies.length; c++) {
            sum += weights[c] * StrictMath.exp(lowest - energies[c]);
        }
        return StrictMath.log(sum) - lowest;
    }

    private double[] energies(double[] state, double scale) {
        double[] energies = new double[means.length];
        for (int c = 0; c < energies.length; c++) {
            energies[c] = 0.5 * Vectors.distance2(state, means[c]) / scale;
        }
        return energies;
    }

    /** The smallest energy of a class that has a weight. */
    private double smallest(double[] energies) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int c = 0; c < energies.length; c++) {
            lowest = weights[c] > 0 ? Math.min(lowest, energies[c]) : lowest;
        }
        return lowest;
    }

    /** An index drawn with these weights, which sum to 1. */
    private static int chosen(UniformRandomProvider source, double[] weights) {
        double left = source.nextDouble();
        int last = 0;
        for (int c = 0; c < weights.length; c++) {
            if (weights[c] > 0) {
                last = c;
                left -= weights[c];
                if (left < 0) {
                    return c;
                }
            }
        }
        return last;
    }

    private static void drawFrom(
            UniformRandomProvider source, double[] centre, double deviation, double[] target, int offset) {
        if (deviation == 0) {
            System.arraycopy(centre, 0, target, offset, centre.length);
            return;
        }
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(source);
        for (int k = 0; k < centre.length; k++) {
            target[offset + k] = Math.fma(deviation, normal.sample(), centre[k]);
        }
    }

    /** v I + Σ_c w_c (m_c − m)(m_c − m)ᵀ. */
    private record Spread(double[] weights, double[][] centres, double[] mean, double within)
            implements Eigenvalues.Operator {

        @Override
        public void multiply(double[] vector, double[] product) {
            for (int k = 0; k < vector.length; k++) {
                product[k] = within * vector[k];
            }
            for (int c = 0; c < weights.length; c++) {
                double along = 0;
                for (int k = 0; k < vector.length; k++) {
                    along = Math.fma(centres[c][k] - mean[k], vector[k], along);
                }
                for (int k = 0; k < vector.length; k++) {
                    product[k] = Math.fma(weights[c] * along, centres[c][k] - mean[k], product[k]);
                }
            }
        }
    }

    @Override
    public Posterior posterior(double[] state, double temperature) {
        return new OfState(state, temperature);
    }

    private final class OfState extends SummedPosterior {

        private final double within;
        private final double[] shares = new double[means.length];
        private final double[][] centres = new double[means.length][];

        OfState(double[] state, double temperature) {
            super(means[0].length);
            double total = variance + temperature;
            within = variance * temperature / total;
            double[] energies = energies(state, total);
            weigh(energies);
            logPartitionFunction = logSum(state, total) - 0.5 * dimension() * StrictMath.log1p(variance / temperature);
            for (int c = 0; c < means.length; c++) {
                centres[c] = towards(state, means[c], variance / total);
                Vectors.addTo(mean, shares[c], centres[c]);
            }
            sumUp(state, temperature);
        }

        private void weigh(double[] energies) {
            double lowest = smallest(energies);
            double sum = 0;
            for (int c = 0; c < shares.length; c++) {
                shares[c] = weights[c] > 0 ? weights[c] * StrictMath.exp(lowest - energies[c]) : 0;
                sum += shares[c];
            }
            for (int c = 0; c < shares.length; c++) {
                shares[c] /= sum;
            }
        }

        private static double[] towards(double[] state, double[] centre, double share) {
            double[] moved = new double[state.length];
            for (int k = 0; k < moved.length; k++) {
                moved[k] = Math.fma(share, state[k] - centre[k], centre[k]);
            }
            return moved;
        }

        /** |x − y|² given the class has mean |x − m_c|² + d v and variance 2 d v² + 4 v |x − m_c|². */
        private void sumUp(double[] state, double temperature) {
            int d = dimension();
            double[] ofClass = new double[means.length];
            double spread = 0;
            double inner = 0;
            for (int c = 0; c < means.length; c++) {
                double distance2 = Vectors.distance2(state, centres[c]);
                ofClass[c] = (0.5 * distance2 + 0.5 * d * within) / temperature;
                energy += shares[c] * ofClass[c];
                inner += shares[c] * within * (0.5 * d * within + distance2) / temperature / temperature;
                spread += shares[c] * Vectors.distance2(centres[c], mean);
            }
            energyVariance = inner;
            for (int c = 0; c < means.length; c++) {
                energyVariance += shares[c] * (ofClass[c] - energy) * (ofClass[c] - energy);
            }
            trace = d * within + spread;
        }

        @Override
        public void multiply(double[] vector, double[] product) {
            new Spread(shares, centres, mean, within).multiply(vector, product);
        }

        @Override
        public double[] classWeights() {
            return shares.clone();
        }

        @Override
        public void draw(UniformRandomProvider source, double[] target, int offset) {
            drawFrom(source, centres[chosen(source, shares)], Math.sqrt(within), target, offset);
        }
    }
}
