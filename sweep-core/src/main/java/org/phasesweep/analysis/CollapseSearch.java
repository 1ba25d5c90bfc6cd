package org.phasesweep.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.phasesweep.analysis.CollapseQuality.Curve;
import org.phasesweep.analysis.CollapseQuality.Place;
import org.phasesweep.analysis.CollapseQuality.Sum;

/**
 * Finds the best collapse by the simplex method of Nelder and Mead, over those of x_c, 1/ν and ω that are not given. Deterministic:
 * the start is the best place of a fixed grid, or given.
 */
final class CollapseSearch {

    private static final int CRITICAL_STARTS = 13;
    private static final double[] INVERSE_NU_STARTS = {0.25, 0.35, 0.5, 0.7, 1, 1.4, 2};
    private static final double[] OMEGA_STARTS = {-1, -0.5, -0.25, -0.125, 0, 0.125, 0.25, 0.5, 1};
    private static final double SMALLEST_INVERSE_NU = 0.05;
    private static final double LARGEST_INVERSE_NU = 5;

    /** First steps: of x_c as a part of the axis, of 1/ν and of ω. */
    private static final double[] STEPS = {0.02, 0.05, 0.05};

    /** A collapse must compare this share of the selected points, or it would be best where nothing overlaps. */
    static final double NEEDED_SHARE = 0.6;

    private static final double NOT_COLLAPSED = 1e6;
    private static final double ACCURACY = 1e-5;
    private static final int MOST_ITERATIONS = 400;

    private final OptionalDouble critical;
    private final OptionalDouble inverseNu;
    private final OptionalDouble omega;

    /** A search for the numbers that are not given. */
    CollapseSearch(OptionalDouble critical, OptionalDouble inverseNu, OptionalDouble omega) {
        this.critical = critical;
        this.inverseNu = inverseNu;
        this.omega = omega;
    }

    /** How many numbers are sought. */
    int unknowns() {
        return (critical.isPresent() ? 0 : 1) + (inverseNu.isPresent() ? 0 : 1) + (omega.isPresent() ? 0 : 1);
    }

    /** The best place of a grid: x_c in the range that all curves have. */
    Place start(List<Curve> curves, CollapseQuality quality) {
        double low = curves.stream().mapToDouble(curve -> curve.axis()[0]).max().orElseThrow();
        double high = curves.stream()
                .mapToDouble(curve -> curve.axis()[curve.axis().length - 1])
                .min()
                .orElseThrow();
        Place best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Place place : grid(low, high)) {
            double value = objective(quality, place);
            if (value < least) {
                least = value;
                best = place;
            }
        }
        return best;
    }

    private List<Place> grid(double low, double high) {
        List<Place> grid = new ArrayList<>();
        for (int i = 0; i < (critical.isPresent() ? 1 : CRITICAL_STARTS); i++) {
            double x = critical.orElse(low + (high - low) * i / (CRITICAL_STARTS - 1));
            for (double inverse : inverseNu.isPresent() ? new double[] {inverseNu.getAsDouble()} : INVERSE_NU_STARTS) {
                for (double power : omega.isPresent() ? new double[] {omega.getAsDouble()} : OMEGA_STARTS) {
                    grid.add(new Place(x, inverse, power));
                }
            }
        }
        return grid;
    }

    /**
     * The best collapse near a place.
     *
     * @param width of the axis, for the first steps
     */
    Place best(CollapseQuality quality, Place start, double width) {
        // Once more from where it ended: a simplex that has become flat starts afresh.
        return unknowns() == 0 ? start : descend(quality, descend(quality, start, width), width);
    }

    private Place descend(CollapseQuality quality, Place start, double width) {
        MultivariateFunction objective = point -> objective(quality, place(point));
        SimplexOptimizer optimizer = new SimplexOptimizer(
                (iteration, before, after) -> iteration > MOST_ITERATIONS || isStill(before, after));
        PointValuePair found = optimizer.optimize(
                MaxEval.unlimited(),
                GoalType.MINIMIZE,
                new ObjectiveFunction(objective),
                new InitialGuess(free(new double[] {start.critical(), start.inverseNu(), start.omega()})),
                new NelderMeadSimplex(free(new double[] {STEPS[0] * width, STEPS[1], STEPS[2]})));
        return place(found.getPoint());
    }

    private static boolean isStill(PointValuePair before, PointValuePair after) {
        return Math.abs(before.getValue() - after.getValue()) <= ACCURACY * Math.abs(after.getValue());
    }

    private double[] free(double[] all) {
        double[] free = new double[unknowns()];
        int next = 0;
        for (int i = 0; i < all.length; i++) {
            if (given(i).isEmpty()) {
                free[next++] = all[i];
            }
        }
        return free;
    }

    private Place place(double[] free) {
        double[] all = new double[STEPS.length];
        int next = 0;
        for (int i = 0; i < all.length; i++) {
            all[i] = given(i).isPresent() ? given(i).getAsDouble() : free[next++];
        }
        return new Place(all[0], all[1], all[2]);
    }

    private OptionalDouble given(int index) {
        return List.of(critical, inverseNu, omega).get(index);
    }

    private static double objective(CollapseQuality quality, Place place) {
        if (!(place.inverseNu() > SMALLEST_INVERSE_NU && place.inverseNu() < LARGEST_INVERSE_NU)) {
            return NOT_COLLAPSED * NOT_COLLAPSED;
        }
        Sum sum = quality.at(place);
        double missing = NEEDED_SHARE * quality.selectedPoints() - sum.points();
        return missing > 0 ? NOT_COLLAPSED * (1 + missing) : sum.chi2() / sum.points();
    }
}
