package org.phasesweep.model;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Independent components of one law on the line, Σ_c p_c N(μ_c, σ_c²), a point at μ_c where σ_c = 0. The posterior at x is a product
 * as well: y_k has the law Σ_c w_c N(m_c, v_c) with v_c = σ_c²T/(σ_c² + T), m_c = μ_c + (σ_c²/(σ_c² + T)) (x_k − μ_c) and
 * w_c ∝ p_c (1 + σ_c²/T)^{−½} exp(−(x_k − μ_c)²/2(σ_c² + T)). It has no classes: there would be as many as a power of d.
 *
 * <p>Cost of a posterior: an exponential for each part and component, a logarithm for each component.
 */
final class ProductMixture implements Population {

    /** What a component takes in a posterior of two parts. */
    static final double NANOSECONDS = 80;

    private final int dimension;
    private final List<Part> parts;

    /**
     * A part of the law of a component.
     *
     * @param weight p_c &gt; 0; those of all parts sum to 1
     * @param mean μ_c
     * @param variance σ_c² ≥ 0
     */
    record Part(double weight, double mean, double variance) {

        double density(double value) {
            double difference = value - mean;
            return weight
                    * StrictMath.exp(-0.5 * difference * difference / variance)
                    / Math.sqrt(2 * Math.PI * variance);
        }
    }

    ProductMixture(int dimension, List<Part> parts) {
        this.dimension = dimension;
        this.parts = List.copyOf(parts);
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public double[] mean() {
        double[] mean = new double[dimension];
        Arrays.fill(mean, componentMean());
        return mean;
    }

    private double componentMean() {
        double sum = 0;
        for (Part part : parts) {
            sum += part.weight() * part.mean();
        }
        return sum;
    }

    @Override
    public double largestVariance() {
        double centre = componentMean();
        double sum = 0;
        for (Part part : parts) {
            double offset = part.mean() - centre;
            sum += part.weight() * (part.variance() + offset * offset);
        }
        return sum;
    }

    @Override
    public double logDensity(double[] point) {
        double sum = 0;
        for (double value : point) {
            double density = 0;
            for (Part part : parts) {
                density += part.variance() > 0 ? part.density(value) : Double.NaN;
            }
            sum += StrictMath.log(density);
        }
        return sum;
    }

    @Override
    public Posterior posterior(double[] state, double temperature) {
        return new OfState(state, temperature);
    }

    private final class OfState extends SummedPosterior {

        private final double temperature;
        private final double[][] shares = new double[parts.size()][dimension];
        private final double[][] centres = new double[parts.size()][dimension];
        private final double[] logWeights = new double[parts.size()];
        private final double[] within = new double[parts.size()];
        private final double[] variances = new double[dimension];

        OfState(double[] state, double temperature) {
            super(dimension);
            this.temperature = temperature;
            for (int c = 0; c < within.length; c++) {
                Part part = parts.get(c);
                within[c] = part.variance() / (part.variance() + temperature) * temperature;
                logWeights[c] = StrictMath.log(part.weight()) - 0.5 * StrictMath.log1p(part.variance() / temperature);
            }
            for (int k = 0; k < dimension; k++) {
                weigh(k, state[k]);
                sumUp(k, state[k]);
            }
        }

        private void weigh(int k, double x) {
            double highest = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < within.length; c++) {
                Part part = parts.get(c);
                double total = part.variance() + temperature;
                double offset = x - part.mean();
                centres[c][k] = Math.fma(part.variance() / total, offset, part.mean());
                shares[c][k] = logWeights[c] - 0.5 * offset * offset / total;
                highest = Math.max(highest, shares[c][k]);
            }
            double sum = 0;
            for (int c = 0; c < within.length; c++) {
                shares[c][k] = StrictMath.exp(shares[c][k] - highest);
                sum += shares[c][k];
            }
            for (int c = 0; c < within.length; c++) {
                shares[c][k] /= sum;
                mean[k] = Math.fma(shares[c][k], centres[c][k], mean[k]);
            }
            logPartitionFunction += highest + StrictMath.log(sum);
        }

        /** (x − y)² of a part has mean (x − m_c)² + v_c and variance 2 v_c² + 4 v_c (x − m_c)². */
        private void sumUp(int k, double x) {
            double energyOfComponent = 0;
            for (int c = 0; c < within.length; c++) {
                double spread = centres[c][k] - mean[k];
                variances[k] += shares[c][k] * (within[c] + spread * spread);
                energyOfComponent += shares[c][k] * energyOf(c, k, x);
            }
            for (int c = 0; c < within.length; c++) {
                double distance2 = (x - centres[c][k]) * (x - centres[c][k]);
                double apart = energyOf(c, k, x) - energyOfComponent;
                energyVariance += shares[c][k]
                        * (within[c] * (0.5 * within[c] + distance2) / temperature / temperature + apart * apart);
            }
            energy += energyOfComponent;
            trace += variances[k];
        }

        private double energyOf(int c, int k, double x) {
            return 0.5 * ((x - centres[c][k]) * (x - centres[c][k]) + within[c]) / temperature;
        }

        @Override
        public void multiply(double[] vector, double[] product) {
            for (int k = 0; k < dimension; k++) {
                product[k] = variances[k] * vector[k];
            }
        }

        @Override
        public void draw(UniformRandomProvider source, double[] target, int offset) {
            ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(source);
            for (int k = 0; k < dimension; k++) {
                int c = chosen(k, source.nextDouble());
                target[offset + k] =
                        within[c] > 0 ? Math.fma(Math.sqrt(within[c]), normal.sample(), centres[c][k]) : centres[c][k];
            }
        }

        private int chosen(int k, double uniform) {
            int c = 0;
            double left = uniform - shares[0][k];
            while (left >= 0 && c + 1 < within.length) {
                left -= shares[++c][k];
            }
            return c;
        }
    }
}
