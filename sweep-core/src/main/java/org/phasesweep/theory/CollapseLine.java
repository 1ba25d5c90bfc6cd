package org.phasesweep.theory;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.phasesweep.spec.Component;

/**
 * A collapse (condensation) line α = I(T), with I the mutual information per dimension between a data point and its noised
 * version: planted states condense on their data point where I(T) exceeds α = ln N / d, and their participation ratio jumps
 * from 0 to 1. I falls from its maximum to 0 as T rises, so the line has one critical temperature for each load below the
 * maximum. On the same line the background freezes, and the participation ratio of fresh states begins to rise from 0.
 */
abstract class CollapseLine implements BoundaryPrediction {

    private static final double LOG_ACCURACY = 1e-13;
    private static final int MOST_EVALUATIONS = 400;
    private static final double COLDEST_LOG = -230;
    private static final double HOTTEST_LOG = 230;

    /** I(T) in nats per dimension; falls with T. */
    abstract double information(TheoryPoint point, double temperature);

    @Override
    public Exactness exactness() {
        return Exactness.ASYMPTOTIC;
    }

    @Override
    public String observable() {
        return "participation_ratio";
    }

    @Override
    public final boolean appliesTo(TheoryPoint point) {
        return speaksOf(point.model()) && (point.isPlanted() || point.isFresh());
    }

    /** Whether this is the line of that data distribution. */
    abstract boolean speaksOf(Component model);

    @Override
    public final boolean locates(TheoryPoint point, double level) {
        return point.isPlanted() && level > 0 && level < 1;
    }

    @Override
    public final double criticalLoad(TheoryPoint point) {
        return information(point, point.temperature());
    }

    @Override
    public final double criticalTemperature(TheoryPoint point) {
        double load = point.load();
        UnivariateFunction excess = logT -> information(point, StrictMath.exp(logT)) - load;
        boolean bracketed = load > 0 && excess.value(COLDEST_LOG) > 0 && excess.value(HOTTEST_LOG) < 0;
        return bracketed
                ? StrictMath.exp(
                        new BrentSolver(LOG_ACCURACY).solve(MOST_EVALUATIONS, excess, COLDEST_LOG, HOTTEST_LOG))
                : Double.NaN;
    }
}
