package org.phasesweep.theory;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * |m|² at the fixed points of the hypersphere |y| = R = r√d in R^d: |x| = R A(R|x|/T), A = I_{d/2}/I_{d/2−1}, below T_c = r² and 0
 * above; |x| ≃ R √(ε(d+2)/d) just below (physics reference §3). Exact at any d.
 */
public final class SphereOrder implements ObservablePrediction {

    private static final double ACCURACY = 1e-15;
    private static final int MOST_EVALUATIONS = 500;

    /** Terms of the continued fraction beyond its turning point, where it converges faster than 2^−n. */
    private static final int TERMS = 200;

    /** It has some x terms. */
    private static final double LONG = 1e5;

    @Override
    public String name() {
        return "sphere-order";
    }

    @Override
    public String summary() {
        return "|x| = R I_{d/2}/I_{d/2-1}(R|x|/T) of the hypersphere of radius R; exact";
    }

    @Override
    public Exactness exactness() {
        return Exactness.EXACT;
    }

    @Override
    public String observable() {
        return "mean_norm2";
    }

    @Override
    public boolean appliesTo(TheoryPoint point) {
        if (!FixedPointSettings.is(point) || !point.model().kind().equals("sphere")) {
            return false;
        }
        FixedPointSettings settings = FixedPointSettings.of(point);
        return settings.ofPopulation()
                && settings.isOfScore()
                && settings.field() == 0
                && (settings.isCooling() || settings.isCentre());
    }

    @Override
    public double value(TheoryPoint point) {
        double radius = point.model().settings().number("radius") * Math.sqrt(point.dimension());
        double temperature = point.temperature();
        boolean ordered = temperature * point.dimension() < radius * radius;
        if (FixedPointSettings.of(point).isCentre() || !ordered) {
            return 0;
        }
        double order = 0.5 * point.dimension() - 1;
        UnivariateFunction excess = share -> ratio(order, radius * radius * share / temperature) / share - 1;
        double share = new BrentSolver(ACCURACY).solve(MOST_EVALUATIONS, excess, 1e-9, 1);
        return radius * radius * share * share;
    }

    /** I_{ν+1}(x)/I_ν(x), by its continued fraction from the end; as a mean over the angle where that is long. */
    static double ratio(double order, double x) {
        if (x > LONG) {
            return SphereChannel.meanCosine((int) Math.round(2 * order + 2), x);
        }
        double ratio = 0;
        for (int k = (int) Math.ceil(x) + TERMS; k > 0; k--) {
            ratio = 1 / (2 * (order + k) / x + ratio);
        }
        return ratio;
    }
}
