package org.phasesweep.sampler.population;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.rng.UniformRandomProvider;
import org.phasesweep.model.Population;
import org.phasesweep.model.Vectors;
import org.phasesweep.observable.PosteriorState;
import org.phasesweep.random.Purpose;
import org.phasesweep.sampler.Cell;
import org.phasesweep.sampler.Sampler;

/**
 * Draws baths of {@link BathSampler}. Of two points the number of replicas at one of them has a law that is summed up exactly, so draws
 * are independent; a chain of {@link GibbsBath} draws any law.
 */
final class Baths implements Sampler {

    private final int size;
    private final double field;
    private final int sweeps;
    private final OptionalInt burnIn;

    /**
     * Baths.
     *
     * @param size M
     * @param field h, on every component
     * @param sweeps of Gibbs sampling between two states; 0 for exact draws of two points
     * @param burnIn sweeps before the first state; measured where not given
     */
    Baths(int size, double field, int sweeps, OptionalInt burnIn) {
        this.size = size;
        this.field = field;
        this.sweeps = sweeps;
        this.burnIn = burnIn;
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
            GibbsBath bath = new GibbsBath(law, size, field, cell.temperature());
            Optional<Draws> exact = law.twoPoints().map(points -> ofTwo(points, cell.temperature()));
            Draws draws = sweeps == 0 ? exact.orElseThrow() : new Chain(request, bath, exact);
            for (int replica = 0; replica < request.replicas(); replica++) {
                request.deadline().check();
                sink.accept(cell, replica, state(request, cell, replica, states, bath, draws));
            }
        }
    }

    private PosteriorState state(
            Request request, Cell cell, int replica, LawStates states, GibbsBath bath, Draws draws) {
        UniformRandomProvider source = request.streams().stream(Purpose.NOISE, replica);
        double[] mean = draws.next(source);
        double[] state = bath.state(mean, source);
        return states.of(cell, replica, bath.posterior(state), state, mean, Double.NaN)
                .withMagnetization(LawStates.magnetization(mean), (double) size * mean.length);
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
        double curvature = Vectors.dot(step, step) / size;
        double slope = 2 * Vectors.dot(base, step)
                - Vectors.dot(points.first(), points.first())
                + Vectors.dot(points.second(), points.second());
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

    /**
     * A chain for the replicas of a cell. Two points begin with an exact draw, so every state has the law of equilibrium; others at a
     * new draw of the data, with a burn-in of twice the sweeps after which two baths meet, and {@value #BEGINNING} times those between
     * states at least.
     */
    private final class Chain implements Draws {

        private static final int BEGINNING = 10;

        private final Request request;
        private final GibbsBath bath;
        private final Optional<Draws> exact;
        private double[] state = {};

        Chain(Request request, GibbsBath bath, Optional<Draws> exact) {
            this.request = request;
            this.bath = bath;
            this.exact = exact;
        }

        @Override
        public double[] next(UniformRandomProvider source) {
            if (state.length == 0) {
                begin(source);
            }
            return run(source, sweeps);
        }

        private void begin(UniformRandomProvider source) {
            if (exact.isPresent()) {
                state = bath.state(exact.get().next(source), source);
            } else {
                double[] start = fresh();
                state = start;
                run(source, burnIn.orElseGet(() -> Math.max(BEGINNING * sweeps, 2 * meeting(start))));
            }
        }

        private double[] fresh() {
            double[] row = new double[bath.dimension()];
            request.model().realize(request.streams()).freshRow(0, row, 0);
            return row;
        }

        private int meeting(double[] start) {
            return new MeetingBaths(bath, request.streams(), request.deadline())
                    .sweeps(start, BEGINNING * BEGINNING * sweeps);
        }

        private double[] run(UniformRandomProvider source, int count) {
            double[] mean = {};
            for (int sweep = 0; sweep < count; sweep++) {
                request.deadline().check();
                mean = bath.mean(state, replica -> source);
                state = bath.state(mean, source);
            }
            return mean;
        }
    }
}
