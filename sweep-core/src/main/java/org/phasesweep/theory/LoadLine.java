package org.phasesweep.theory;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * A transition at α = A(T) with A falling in T, so that there is one critical temperature for each load below the maximum. For d → ∞
 * at fixed α.
 */
abstract class LoadLine implements BoundaryPrediction {

    private static final double LOG_ACCURACY = 1e-13;
    private static final int MOST_EVALUATIONS = 400;
    private static final double COLDEST_LOG = -230;
    private static final double HOTTEST_LOG = 230;

    /** A(T) in nats per dimension; falls with T. */
    abstract double load(TheoryPoint point, double temperature);

    @Override
    public Exactness exactness() {
        return Exactness.ASYMPTOTIC;
    }

    @Override
    public final double criticalLoad(TheoryPoint point) {
        return load(point, point.temperature());
    }

    @Override
    public final double criticalTemperature(TheoryPoint point) {
        double load = point.load();
        UnivariateFunction excess = logT -> load(point, StrictMath.exp(logT)) - load;
        boolean bracketed = load > 0 && excess.value(COLDEST_LOG) > 0 && excess.value(HOTTEST_LOG) < 0;
        return bracketed
                ? StrictMath.exp(
                        new BrentSolver(LOG_ACCURACY).solve(MOST_EVALUATIONS, excess, COLDEST_LOG, HOTTEST_LOG))
                : Double.NaN;
    }
}
