package org.phasesweep.sampler;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.phasesweep.kernel.PosteriorSums;
import org.phasesweep.kernel.RowSource;
import org.phasesweep.kernel.SlicePass;
import org.phasesweep.model.Realization;
import org.phasesweep.model.Vectors;
import org.phasesweep.observable.LocalState;
import org.phasesweep.observable.StateObservable.Need;

/**
 * What is known of the states of a pass beside the posterior sums, and only where asked for. What base points tell is worked out once
 * for all temperatures and sample counts.
 */
final class BaseStates {

    private final Set<Need> needs = EnumSet.noneOf(Need.class);
    private final Deadline deadline;
    private final int dimension;
    private final double[][] points;
    private final double[][] noises;
    private final double[] norms;
    private final LocalState[] locals;
    private final Optional<DataCovariance> covariance;

    /**
     * The base points of a pass.
     *
     * @param base y₀ of every replica, row-major [M × d]
     * @param noise z of every replica, row-major [M × d]
     * @param rows the largest sample count of the pass
     */
    BaseStates(Sampler.Request request, Realization realization, double[] base, double[] noise, long rows) {
        needs.addAll(request.needs());
        deadline = request.deadline();
        dimension = request.model().dimension();
        points = rowsOf(base);
        noises = rowsOf(noise);
        norms = Arrays.stream(points)
                .mapToDouble(point -> Vectors.dot(point, point))
                .toArray();
        locals = Arrays.stream(points).map(point -> local(realization, point)).toArray(LocalState[]::new);
        covariance =
                needs.contains(Need.COVARIANCE) ? Optional.of(new DataCovariance(rows, dimension)) : Optional.empty();
    }

    private double[][] rowsOf(double[] values) {
        double[][] rows = new double[values.length / dimension][];
        Arrays.setAll(rows, row -> Arrays.copyOfRange(values, row * dimension, (row + 1) * dimension));
        return rows;
    }

    private LocalState local(Realization realization, double[] point) {
        LocalState local = LocalState.UNKNOWN;
        if (needs.contains(Need.ORDER_PARAMETER) || needs.contains(Need.FLUCTUATIONS)) {
            local = local.withMagnetization(sum(point) / dimension, dimension);
        }
        if (needs.contains(Need.LOG_PRIOR)) {
            local = local.withLogPrior(realization.population().orElseThrow().logDensity(point));
        }
        return local;
    }

    private static double sum(double[] point) {
        double sum = 0;
        for (double component : point) {
            sum += component;
        }
        return sum;
    }

    /** The rows of the pass, which are kept where covariances are asked for. */
    RowSource keeping(RowSource rows) {
        return (block, rowCount, scratch) -> {
            double[] read = rows.block(block, rowCount, scratch);
            covariance.ifPresent(kept -> kept.keep(block, rowCount, read));
            return read;
        };
    }

    /** What is known of a state in a cell. */
    LocalState at(Cell cell, int state, PosteriorSums sums, SlicePass.Details details) {
        LocalState local = locals[state];
        if (needs.contains(Need.POSTERIOR_MEAN)) {
            local = local.withOverlap(overlap(state, sums));
        }
        if (needs.contains(Need.STATE_NORM)) {
            local = local.withStateNorm2(stateNorm2(points[state], noises[state], Math.sqrt(cell.temperature())));
        }
        if (needs.contains(Need.COVARIANCE)) {
            deadline.check();
            double largest = covariance.orElseThrow().largest(points[state], noises[state], cell.temperature(), (int)
                    cell.sampleCount());
            local = local.withResponse(largest / cell.temperature());
        }
        if (needs.contains(Need.CLASSES)) {
            local = local.withClasses(details.classShares());
        }
        return needs.contains(Need.POSTERIOR_DRAWS) ? local.withDraws(details.one(), details.other()) : local;
    }

    /** m·y₀/d = (|m|² + |y₀|² − |m − y₀|²)/2d. */
    private double overlap(int state, PosteriorSums sums) {
        return 0.5 * (sums.meanNorm() + norms[state] - sums.meanToBase()) / dimension;
    }

    private static double stateNorm2(double[] point, double[] noise, double scale) {
        double sum = 0;
        for (int k = 0; k < point.length; k++) {
            double component = Math.fma(scale, noise[k], point[k]);
            sum = Math.fma(component, component, sum);
        }
        return sum;
    }
}
