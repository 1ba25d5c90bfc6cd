package org.phasesweep.model;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Gaussian data on a linear manifold, y = U c, c ~ N(0, diag λ), U the axes of the manifold: along the axes the posterior is that of
 * {@link GaussianPopulation} at Uᵀx, and the distance of x from the manifold is the same for all y. Cost of a posterior and of a
 * product with C: 4 D d operations.
 */
final class ManifoldPopulation implements Population {

    private final double[][] axes;
    private final GaussianPopulation along;

    ManifoldPopulation(PrincipalAxes manifold) {
        this.axes = manifold.axes();
        this.along = new GaussianPopulation(manifold.variances());
    }

    @Override
    public int dimension() {
        return axes[0].length;
    }

    @Override
    public double[] mean() {
        return new double[dimension()];
    }

    @Override
    public double largestVariance() {
        return along.largestVariance();
    }

    /** That of the Gaussian where the manifold is all of space. */
    @Override
    public double logDensity(double[] point) {
        return axes.length == dimension() ? along.logDensity(coordinates(point)) : Double.NaN;
    }

    /** Uᵀx. */
    private double[] coordinates(double[] vector) {
        double[] coordinates = new double[axes.length];
        for (int j = 0; j < axes.length; j++) {
            coordinates[j] = Vectors.dot(axes[j], vector);
        }
        return coordinates;
    }

    /** Adds U c from the offset. */
    private void addPoint(double[] coordinates, double[] target, int offset) {
        for (int j = 0; j < axes.length; j++) {
            for (int k = 0; k < axes[j].length; k++) {
                target[offset + k] = Math.fma(coordinates[j], axes[j][k], target[offset + k]);
            }
        }
    }

    @Override
    public Posterior posterior(double[] state, double temperature) {
        return new OfState(state, temperature);
    }

    private final class OfState implements Posterior {

        private final Posterior inner;
        private final double[] mean = new double[dimension()];
        private final double energyOff;

        OfState(double[] state, double temperature) {
            double[] coordinates = coordinates(state);
            inner = along.posterior(coordinates, temperature);
            addPoint(inner.mean(), mean, 0);
            double[] nearest = new double[state.length];
            addPoint(coordinates, nearest, 0);
            double sum = 0;
            for (int k = 0; k < state.length; k++) {
                double off = axes.length == state.length ? 0 : state[k] - nearest[k];
                sum = Math.fma(off, off, sum);
            }
            energyOff = 0.5 * sum / temperature;
        }

        @Override
        public double logPartitionFunction() {
            return inner.logPartitionFunction() - energyOff;
        }

        @Override
        public double energy() {
            return inner.energy() + energyOff;
        }

        @Override
        public double energyVariance() {
            return inner.energyVariance();
        }

        @Override
        public double[] mean() {
            return mean;
        }

        @Override
        public double trace() {
            return inner.trace();
        }

        @Override
        public void multiply(double[] vector, double[] product) {
            double[] inside = new double[axes.length];
            inner.multiply(coordinates(vector), inside);
            Arrays.fill(product, 0);
            addPoint(inside, product, 0);
        }

        @Override
        public void draw(UniformRandomProvider source, double[] target, int offset) {
            double[] coordinates = new double[axes.length];
            inner.draw(source, coordinates, 0);
            Arrays.fill(target, offset, offset + dimension(), 0);
            addPoint(coordinates, target, offset);
        }
    }
}
