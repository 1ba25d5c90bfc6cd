package org.phasesweep.theory;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * Predictions at the fixed points of two classes, x = κ⟨y⟩_x + h with all components of x equal (physics reference §3; Ambrogioni,
 * arXiv 2310.17467): for two points at ±1 in one dimension m = tanh((m + h)/T). Exact at any dimension and temperature, for the
 * branch that is cooled and for the symmetric one.
 */
abstract class EquationOfState implements ObservablePrediction {

    private static final double ACCURACY = 1e-15;
    private static final int MOST_EVALUATIONS = 1000;

    /** A share of the scale that is below any spontaneous order but the last 1e-12 before the transition. */
    private static final double SMALL = 1e-6;

    @Override
    public final Exactness exactness() {
        return Exactness.EXACT;
    }

    @Override
    public boolean appliesTo(TheoryPoint point) {
        if (!FixedPointSettings.is(point) || !TwoClassLaw.is(point.model())) {
            return false;
        }
        FixedPointSettings settings = FixedPointSettings.of(point);
        TwoClassLaw law = TwoClassLaw.of(point);
        boolean sidesAgree = settings.field() * law.bias() >= 0;
        boolean symmetric = law.isSymmetric() && settings.field() == 0;
        return settings.ofPopulation() && (settings.isCooling() ? sidesAgree : settings.isCentre() && symmetric);
    }

    @Override
    public final double value(TheoryPoint point) {
        FixedPointSettings settings = FixedPointSettings.of(point);
        TwoClassLaw law = TwoClassLaw.of(point).mirrored();
        double position = settings.isCentre() ? 0 : position(law, settings, point);
        return value(law, settings, position, point.temperature());
    }

    /** The prediction at the fixed point whose components are all this position ≥ 0. */
    abstract double value(TwoClassLaw law, FixedPointSettings settings, double position, double temperature);

    /**
     * The stable zero on the side that field and weights favour, mirrored to the positive one; NaN where the drift leads away
     * without end.
     */
    private static double position(TwoClassLaw law, FixedPointSettings settings, TheoryPoint point) {
        double temperature = point.temperature();
        double factor = settings.factor(point);
        double field = Math.abs(settings.field());
        UnivariateFunction drift = x -> factor * law.mean(x, temperature) + field - x;
        double linear = factor * law.variance() / (law.variance() + temperature);
        if (!(linear < 1)) {
            return Double.NaN;
        }
        double most = (factor * law.separation() + field) / (1 - linear);
        double least = drift.value(0) > 0 ? 0 : SMALL * most;
        return drift.value(least) > 0
                ? new BrentSolver(ACCURACY, ACCURACY * most).solve(MOST_EVALUATIONS, drift, least, 2 * most)
                : 0;
    }
}
