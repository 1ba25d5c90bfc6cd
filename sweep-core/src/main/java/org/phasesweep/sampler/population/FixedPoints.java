package org.phasesweep.sampler.population;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.phasesweep.model.EmpiricalMeasure;
import org.phasesweep.model.Population;
import org.phasesweep.model.Posterior;
import org.phasesweep.model.Realization;
import org.phasesweep.observable.Channel;
import org.phasesweep.observable.PosteriorState;
import org.phasesweep.observable.StateObservable.Need;
import org.phasesweep.random.Purpose;
import org.phasesweep.sampler.Cell;
import org.phasesweep.sampler.Sampler;

/** Samples the fixed points of {@link FixedPointSampler}. */
final class FixedPoints implements Sampler {

    /** Relative distance of the temperatures of a difference quotient. */
    private static final double DIFFERENCE = 1e-4;

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
        for (Cell cell : inOrder(request.cells())) {
            Population law = empirical
                    ? EmpiricalMeasure.of(
                            realization,
                            (long) cell.sampleCount(),
                            request.model().dimension())
                    : realization.population().orElseThrow();
            OfLaw ofLaw = new OfLaw(request, law);
            for (int replica = 0; replica < request.replicas(); replica++) {
                double[] base = base(realization, cell, replica, law.dimension());
                sink.accept(cell, replica, ofLaw.state(cell, replica, base));
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

    /** The point that a heated branch starts from: a data point of the empirical measure, or a new draw. */
    private double[] base(Realization realization, Cell cell, int replica, int dimension) {
        double[] base = new double[dimension];
        if (from.isPresent()) {
            Arrays.fill(base, from.get());
        } else if (empirical) {
            EmpiricalMeasure.row(realization, replica % (long) cell.sampleCount(), base);
        } else {
            realization.freshRow(replica, base, 0);
        }
        return base;
    }

    private final class OfLaw {

        private final Request request;
        private final Population law;
        private final LawStates states;

        OfLaw(Request request, Population law) {
            this.request = request;
            this.law = law;
            this.states = new LawStates(request);
        }

        PosteriorState state(Cell cell, int replica, double[] base) {
            double[] state = follow(cell.temperature(), replica, base);
            Posterior posterior = law.posterior(state, cell.temperature());
            PosteriorState found = states.of(
                            cell,
                            replica,
                            posterior,
                            state,
                            base,
                            0.5 * LawStates.distance2(state, base) / cell.temperature())
                    .withMagnetization(LawStates.magnetization(posterior.mean()), Double.NaN);
            return request.needs().contains(Need.HEAT_CAPACITY)
                    ? found.withHeatCapacity(heatCapacity(cell.temperature(), replica, base))
                    : found;
        }

        /** d(−|m|²/2d)/dT along the branch, by a difference quotient. */
        private double heatCapacity(double temperature, int replica, double[] base) {
            double above = temperature * (1 + DIFFERENCE);
            double below = temperature * (1 - DIFFERENCE);
            return (energy(above, replica, base) - energy(below, replica, base)) / (above - below);
        }

        private double energy(double temperature, int replica, double[] base) {
            double[] mean = law.posterior(follow(temperature, replica, base), temperature)
                    .mean();
            return -0.5 * LawStates.dot(mean, mean) / mean.length;
        }

        private double[] follow(double temperature, int replica, double[] base) {
            double[] side = new double[law.dimension()];
            PopulationSampler.drawNoise(request.streams().stream(Purpose.NOISE, replica), side);
            double[] start = branch == Branch.HEATING ? base : law.mean();
            return branch.follow(law.largestVariance(), temperature, start, (at, before) -> {
                EquationOfState equation = new EquationOfState(law, at, factor(at), field, request.deadline()::check);
                return branch == Branch.CENTRE ? equation.nearest(before) : equation.stable(before, side);
            });
        }

        /** κ; where the process never has that temperature, as on rungs beyond its horizon, that of the score. */
        private double factor(double temperature) {
            Channel channel = request.channel(temperature);
            double shift =
                    driftOrder == 0 ? 0 : driftOrder * channel.signalRate() * temperature / channel.temperatureRate();
            return Double.isNaN(shift) ? 1 : 1 / (1 + shift);
        }
    }
}
