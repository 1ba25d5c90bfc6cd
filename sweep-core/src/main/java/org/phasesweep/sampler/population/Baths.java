package org.phasesweep.sampler.population;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.phasesweep.model.Population;
import org.phasesweep.observable.PosteriorState;
import org.phasesweep.random.Purpose;
import org.phasesweep.sampler.Cell;
import org.phasesweep.sampler.Sampler;

/**
 * Draws baths of {@link BathSampler}. Given the replicas x ~ N(ȳ + h, T/M), given x they are independent draws from its posterior. Of two
 * points the number of replicas at one of them has a law that is summed up exactly, so draws are independent; any law may be
 * drawn by Gibbs sampling, a chain for each cell of a unit that goes on through its replicas.
 */
final class Baths implements Sampler {

    private final int size;
    private final double field;
    private final int sweeps;

    /**
     * Baths.
     *
     * @param size M
     * @param field h, on every component
     * @param sweeps of Gibbs sampling between two states; 0 for exact draws of two points
     */
    Baths(int size, double field, int sweeps) {
        this.size = size;
        this.field = field;
        this.sweeps = sweeps;
    }

    /** Draws ȳ, the mean of the M replicas, one bath after the other. */
    private interface Draws {

        double[] next(UniformRandomProvider source);
    }

    @Override
    public void sample(Request request, Sink sink) {
        Population law = request.model().realize(request.streams()).population().orElseThrow();
        LawStates states = new LawStates(request);
        for (Cell cell : request.cells()) {
            Draws draws = sweeps == 0
                    ? ofTwo(law.twoPoints().orElseThrow(), cell.temperature())
                    : new Chain(request, law, cell.temperature());
            for (int replica = 0; replica < request.replicas(); replica++) {
                request.deadline().check();
                sink.accept(cell, replica, state(request, cell, replica, states, law, draws));
            }
        }
    }

    private PosteriorState state(
            Request request, Cell cell, int replica, LawStates states, Population law, Draws draws) {
        UniformRandomProvider source = request.streams().stream(Purpose.NOISE, replica);
        double[] mean = draws.next(source);
        double[] state = sharedState(mean, cell.temperature(), source);
        return states.of(cell, replica, law.posterior(state, cell.temperature()), state, mean, Double.NaN)
                .withMagnetization(LawStates.magnetization(mean), (double) size * mean.length);
    }

    /** x ~ N(ȳ + h, T/M). */
    private double[] sharedState(double[] mean, double temperature, UniformRandomProvider source) {
        double deviation = Math.sqrt(temperature / size);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(source);
        double[] state = new double[mean.length];
        for (int k = 0; k < state.length; k++) {
            state[k] = Math.fma(deviation, normal.sample(), mean[k] + field);
        }
        return state;
    }

    /**
     * With x integrated out, k of M replicas are at the first point with probability ∝ C(M, k) p^k (1 − p)^{M−k} exp(|S + M h|²/2MT
     * − k |y₁|²/2T − (M − k)|y₂|²/2T), S = k y₁ + (M − k) y₂.
     */
    private Draws ofTwo(Population.TwoPoints points, double temperature) {
        double[] cumulative = cumulative(logWeights(points, temperature));
        return source -> {
            double level = source.nextDouble() * cumulative[size];
            int found = Arrays.binarySearch(cumulative, level);
            int count = Math.min(size, found >= 0 ? found + 1 : -found - 1);
            double share = (double) count / size;
            double[] mean = new double[points.first().length];
            for (int k = 0; k < mean.length; k++) {
                mean[k] = share * points.first()[k] + (1 - share) * points.second()[k];
            }
            return mean;
        };
    }

    private double[] logWeights(Population.TwoPoints points, double temperature) {
        double[] base = points.second().clone();
        double[] step = new double[base.length];
        for (int k = 0; k < base.length; k++) {
            step[k] = points.first()[k] - base[k];
            base[k] += field;
        }
        double curvature = LawStates.dot(step, step) / size;
        double slope = 2 * LawStates.dot(base, step)
                - LawStates.dot(points.first(), points.first())
                + LawStates.dot(points.second(), points.second());
        double[] logWeights = new double[size + 1];
        double logChoices = 0;
        for (int count = 0; count <= size; count++) {
            double exponent = 0.5 * count * (slope + count * curvature) / temperature;
            logWeights[count] = logChoices + logPrior(count, points.weight()) + exponent;
            logChoices += StrictMath.log((size - count) / (count + 1.0));
        }
        return logWeights;
    }

    /** ln p^k (1 − p)^{M−k}. */
    private double logPrior(int count, double weight) {
        double first = count > 0 ? count * StrictMath.log(weight) : 0;
        return first + (count < size ? (size - count) * StrictMath.log1p(-weight) : 0);
    }

    private static double[] cumulative(double[] logWeights) {
        double most = Arrays.stream(logWeights).max().orElseThrow();
        double[] cumulative = new double[logWeights.length];
        double sum = 0;
        for (int count = 0; count < cumulative.length; count++) {
            sum += StrictMath.exp(logWeights[count] - most);
            cumulative[count] = sum;
        }
        return cumulative;
    }

    /** A Gibbs chain that begins at a new draw of the data. */
    private final class Chain implements Draws {

        /** The way to equilibrium, in steps between two states. */
        private static final int BEGINNING = 10;

        private final Request request;
        private final Population law;
        private final double temperature;
        private final double[] drawn;
        private double[] state = {};

        Chain(Request request, Population law, double temperature) {
            this.request = request;
            this.law = law;
            this.temperature = temperature;
            this.drawn = new double[law.dimension()];
        }

        @Override
        public double[] next(UniformRandomProvider source) {
            if (state.length == 0) {
                state = new double[law.dimension()];
                request.model().realize(request.streams()).freshRow(0, state, 0);
                run(source, BEGINNING * sweeps);
            }
            return run(source, sweeps);
        }

        private double[] run(UniformRandomProvider source, int count) {
            double[] mean = {};
            for (int sweep = 0; sweep < count; sweep++) {
                request.deadline().check();
                mean = replicaMean(source);
                state = sharedState(mean, temperature, source);
            }
            return mean;
        }

        private double[] replicaMean(UniformRandomProvider source) {
            var posterior = law.posterior(state, temperature);
            double[] mean = new double[law.dimension()];
            for (int replica = 0; replica < size; replica++) {
                posterior.draw(source, drawn, 0);
                for (int k = 0; k < mean.length; k++) {
                    mean[k] += drawn[k] / size;
                }
            }
            return mean;
        }
    }
}
