package org.phasesweep.theory;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * Two points with weights p ≠ ½: the light state disappears in a fold at ½ ln(p/(1 − p)) = √(1 − t)/t − artanh √(1 − t), t = T/|μ|²
 * (physics reference §3). A branch that is heated from the light state jumps to the heavy one there, through magnetization 0.
 */
public final class LightStateFold implements BoundaryPrediction {

    private static final double ACCURACY = 1e-14;
    private static final double SMALLEST = 1e-12;
    private static final int MOST_EVALUATIONS = 500;

    @Override
    public String name() {
        return "light-state-fold";
    }

    @Override
    public String summary() {
        return "ln(p/(1-p))/2 = sqrt(1-t)/t - artanh sqrt(1-t), t = T/|mu|^2: the state of the lighter point disappears";
    }

    @Override
    public Exactness exactness() {
        return Exactness.EXACT;
    }

    @Override
    public String observable() {
        return "magnetization";
    }

    @Override
    public boolean appliesTo(TheoryPoint point) {
        if (!FixedPointSettings.is(point) || !TwoClassLaw.isTwoPoints(point.model())) {
            return false;
        }
        FixedPointSettings settings = FixedPointSettings.of(point);
        TwoClassLaw law = TwoClassLaw.of(point);
        boolean heatedFromLight = settings.from() * law.bias() < 0;
        return heatedFromLight && settings.isOfScore() && settings.ofPopulation() && settings.field() == 0;
    }

    @Override
    public double criticalTemperature(TheoryPoint point) {
        TwoClassLaw law = TwoClassLaw.of(point);
        return law.signal() * fold(Math.abs(law.bias()));
    }

    /** t at the fold for b = ½ ln(p/(1 − p)) &gt; 0; from 1 at b = 0 down to 0. */
    static double fold(double bias) {
        UnivariateFunction excess = t -> {
            double root = Math.sqrt(1 - t);
            return root / t - 0.5 * (StrictMath.log1p(root) - StrictMath.log(t / (1 + root))) - bias;
        };
        return bias > 0 && bias < excess.value(SMALLEST)
                ? new BrentSolver(ACCURACY).solve(MOST_EVALUATIONS, excess, SMALLEST, 1)
                : Double.NaN;
    }

    @Override
    public double criticalLoad(TheoryPoint point) {
        return Double.NaN;
    }

    @Override
    public boolean locates(TheoryPoint point, double level) {
        return level == 0;
    }
}
