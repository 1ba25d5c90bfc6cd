package org.phasesweep.sampler.population;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.phasesweep.model.EmpiricalMeasure;
import org.phasesweep.model.Population;
import org.phasesweep.model.Posterior;
import org.phasesweep.model.Realization;
import org.phasesweep.model.Vectors;
import org.phasesweep.observable.Channel;
import org.phasesweep.observable.PosteriorState;
import org.phasesweep.observable.StateObservable.Need;
import org.phasesweep.random.Purpose;
import org.phasesweep.sampler.Cell;
import org.phasesweep.sampler.Sampler;

/** Samples the fixed points of {@link FixedPointSampler}. */
final class FixedPoints implements Sampler {

    /** Of the temperature, in a difference quotient. */
    private static final double KAPPA_STEP = 1e-3;

    /** Weights of a derivative of fourth order, from the point itself backwards. */
    private static final double[] BACKWARD = {25.0 / 12, -4, 3, -4.0 / 3, 0.25};

    private final Branch branch;
    private final int driftOrder;
    private final double field;
    private final Optional<Double> from;
    private final boolean empirical;

    /** @param driftOrder how often (ln a)′T/T′ enters κ */
    FixedPoints(Branch branch, int driftOrder, double field, Optional<Double> from, boolean empirical) {
        this.branch = branch;
        this.driftOrder = driftOrder;
        this.field = field;
        this.from = from;
        this.empirical = empirical;
    }

    @Override
    public void sample(Request request, Sink sink) {
        Realization realization = request.model().realize(request.streams());
        Map<Double, OfLaw> laws = new HashMap<>();
        for (Cell cell : inOrder(request.cells())) {
            OfLaw law = laws.computeIfAbsent(cell.sampleCount(), count -> new OfLaw(request, realization, count));
            for (int replica = 0; replica < request.replicas(); replica++) {
                sink.accept(cell, replica, law.state(cell, replica));
            }
        }
    }

    /** In the direction of the branch: where it ends, the cells before are known. */
    private List<Cell> inOrder(List<Cell> cells) {
        Comparator<Cell> rising = Comparator.comparingDouble(Cell::temperature);
        return cells.stream()
                .sorted(branch == Branch.HEATING ? rising : rising.reversed())
                .toList();
    }

    /** The branches of one law, one a replica. */
    private final class OfLaw {

        private final Request request;
        private final Realization realization;
        private final double sampleCount;
        private final Population law;
        private final LawStates states;
        private final double largestVariance;
        private final double scale;
        private final List<Followed> followed;

        /** @param sampleCount of the empirical measure; of a law it does not matter */
        OfLaw(Request request, Realization realization, double sampleCount) {
            this.request = request;
            this.realization = realization;
            this.sampleCount = sampleCount;
            this.law = empirical
                    ? EmpiricalMeasure.of(
                            realization, (long) sampleCount, request.model().dimension())
                    : realization.population().orElseThrow();
            this.states = new LawStates(request);
            this.largestVariance = law.largestVariance();
            this.scale = DriftZero.scale(law, largestVariance, field);
            this.followed = IntStream.range(0, request.replicas())
                    .mapToObj(this::followed)
                    .toList();
        }

        private Followed followed(int replica) {
            double[] side = new double[law.dimension()];
            PopulationSampler.drawNoise(request.streams().stream(Purpose.NOISE, replica), side);
            double[] base = base(replica);
            double[] start = branch == Branch.HEATING ? base : law.mean();
            return new Followed(
                    base,
                    branch.from(
                            largestVariance,
                            start,
                            (at, before) -> branch == Branch.CENTRE
                                    ? drift(at).nearest(before)
                                    : drift(at).stable(before, side)));
        }

        /** The point that a heated branch starts from: a data point of the empirical measure, or a new draw. */
        private double[] base(int replica) {
            double[] base = new double[law.dimension()];
            if (from.isPresent()) {
                Arrays.fill(base, from.get());
            } else if (empirical) {
                EmpiricalMeasure.row(realization, replica % (long) sampleCount, base);
            } else {
                realization.freshRow(replica, base, 0);
            }
            return base;
        }

        PosteriorState state(Cell cell, int replica) {
            double[] base = followed.get(replica).base();
            double[] state = followed.get(replica).way().to(cell.temperature());
            Posterior posterior = law.posterior(state, cell.temperature());
            PosteriorState found = states.of(
                            cell,
                            replica,
                            posterior,
                            state,
                            base,
                            0.5 * Vectors.distance2(state, base) / cell.temperature())
                    .withMagnetization(LawStates.magnetization(posterior.mean()), Double.NaN);
            return request.needs().contains(Need.HEAT_CAPACITY)
                    ? found.withHeatCapacity(heatCapacity(cell.temperature(), state))
                    : found;
        }

        private double heatCapacity(double temperature, double[] state) {
            return drift(temperature).heatCapacity(state, driftOrder == 0 ? 0 : kappaSlope(temperature));
        }

        /** dκ/dT, by differences backwards: the process may end here. */
        private double kappaSlope(double temperature) {
            double sum = 0;
            for (int steps = 0; steps < BACKWARD.length; steps++) {
                sum += BACKWARD[steps] * kappa(temperature * (1 - steps * KAPPA_STEP));
            }
            return sum / (KAPPA_STEP * temperature);
        }

        private DriftZero drift(double temperature) {
            return new DriftZero(law, temperature, kappa(temperature), field, scale, request.deadline()::check);
        }

        /** κ; where the process never has that temperature, as on rungs beyond its horizon, that of the score. */
        private double kappa(double temperature) {
            Channel channel = request.channel(temperature);
            double shift =
                    driftOrder == 0 ? 0 : driftOrder * channel.signalRate() * temperature / channel.temperatureRate();
            return Double.isNaN(shift) ? 1 : 1 / (1 + shift);
        }
    }

    /**
     * A branch.
     *
     * @param base the point that it starts from if it is heated, [d]
     */
    private record Followed(double[] base, Branch.Way way) {}
}
