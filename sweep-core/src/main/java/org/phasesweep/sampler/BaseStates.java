package org.phasesweep.sampler;

import java.util.Arrays;
import java.util.Set;
import org.phasesweep.kernel.PosteriorSums;
import org.phasesweep.model.Realization;
import org.phasesweep.observable.LocalState;
import org.phasesweep.observable.StateObservable.Need;

/** What the base points of a pass tell of its states: worked out once for all temperatures and sample counts, and only where asked for. */
final class BaseStates {

    private final int dimension;
    private final boolean overlaps;
    private final LocalState[] locals;
    private final double[] norms;

    /**
     * The base points of a pass.
     *
     * @param base y₀ of every replica, row-major [M × d]
     */
    BaseStates(Sampler.Request request, Realization realization, double[] base) {
        Set<Need> needs = request.needs();
        dimension = request.model().dimension();
        overlaps = needs.contains(Need.POSTERIOR_MEAN);
        int count = base.length / dimension;
        locals = new LocalState[count];
        norms = new double[overlaps ? count : 0];
        Arrays.fill(locals, LocalState.UNKNOWN);
        for (int state = 0; state < count; state++) {
            double[] point = Arrays.copyOfRange(base, state * dimension, (state + 1) * dimension);
            if (needs.contains(Need.ORDER_PARAMETER) || needs.contains(Need.FLUCTUATIONS)) {
                locals[state] = locals[state].withMagnetization(sum(point) / dimension, dimension);
            }
            if (needs.contains(Need.LOG_PRIOR)) {
                double logPrior = realization.population().orElseThrow().logDensity(point);
                locals[state] = locals[state].withLogPrior(logPrior);
            }
            if (overlaps) {
                norms[state] = squares(point);
            }
        }
    }

    private static double sum(double[] point) {
        double sum = 0;
        for (double component : point) {
            sum += component;
        }
        return sum;
    }

    private static double squares(double[] point) {
        double squares = 0;
        for (double component : point) {
            squares = Math.fma(component, component, squares);
        }
        return squares;
    }

    /** m·y₀ = ½(|m|² + |y₀|² − |m − y₀|²) at each state where the mean is known. */
    LocalState at(int state, PosteriorSums sums) {
        return overlaps
                ? locals[state].withOverlap(0.5 * (sums.meanNorm() + norms[state] - sums.meanToBase()) / dimension)
                : locals[state];
    }
}
