package org.phasesweep.sampler.population;

import java.util.Optional;
import org.phasesweep.model.Eigenvalues;
import org.phasesweep.model.Population;
import org.phasesweep.model.Posterior;

/**
 * Zeros of a drift, x = κ ⟨y⟩_x + h with x in units of a: the equation of state of the score (κ = 1, with a field h), and of the
 * drifts of the reverse process (physics reference §3). At fixed x it is a gradient system with the Hessian I − κ C/T, so a zero is stable
 * where the largest eigenvalue of κ C/T is below 1.
 *
 * <p>Newton steps where the Hessian is positive and they make the residual smaller, else down along the residual as far as the
 * drift along it goes. A zero that is not stable is left along the eigenvector of the largest eigenvalue, as far
 * as the drift along it vanishes. Residuals end below {@value #ACCURACY} of the scale; the zero itself is known to that
 * over 1 − λ. Cost: some ten posteriors, each with some d products by C.
 */
final class EquationOfState {

    private static final double ACCURACY = 1e-13;
    private static final double UNSTABLE = 1 + 1e-10;
    private static final int MOST_STEPS = 20_000;
    private static final int BISECTIONS = 60;

    private final Population population;
    private final double temperature;
    private final double factor;
    private final double field;
    private final double scale;
    private final Runnable check;

    /**
     * The equation at a temperature.
     *
     * @param factor κ &gt; 0
     * @param field h, on every component
     * @param check called in every step; may throw to give up
     */
    EquationOfState(Population population, double temperature, double factor, double field, Runnable check) {
        this.population = population;
        this.temperature = temperature;
        this.factor = factor;
        this.field = field;
        this.check = check;
        double[] mean = population.mean();
        this.scale = Math.sqrt(population.largestVariance())
                + Math.sqrt(LawStates.dot(mean, mean))
                + Math.abs(field) * Math.sqrt(mean.length)
                + Double.MIN_NORMAL;
    }

    /** Where the drift is at a state: what the map adds to it. */
    private record Point(double[] state, Posterior posterior, double[] residual, double size) {}

    private Point at(double[] state) {
        check.run();
        Posterior posterior = population.posterior(state, temperature);
        double[] residual = new double[state.length];
        for (int k = 0; k < residual.length; k++) {
            residual[k] = factor * posterior.mean()[k] + field - state[k];
        }
        double size = Math.sqrt(LawStates.dot(residual, residual));
        if (!(size < Double.POSITIVE_INFINITY)) {
            throw new ArithmeticException("there is no stable state at T = " + temperature
                    + ": the drift leads away without end, as its potential is unbounded below");
        }
        return new Point(state, posterior, residual, size);
    }

    /**
     * The stable zero that is reached from a state.
     *
     * @param side breaks the symmetry: an unstable zero is left towards this vector, [d]
     */
    double[] stable(double[] start, double[] side) {
        Point point = at(start);
        for (int step = 0; step < MOST_STEPS; step++) {
            Eigenvalues.Pair top = top(point);
            boolean isZero = point.size() <= ACCURACY * scale;
            if (isZero && top.value() <= UNSTABLE) {
                return point.state();
            }
            point = isZero ? leave(point, top.vector(), side) : next(point, top.value() < 1);
        }
        throw new ArithmeticException("no fixed point was found at T = " + temperature + " within " + MOST_STEPS
                + " steps: the drift is still " + point.size());
    }

    /** The zero next to a state, stable or not. */
    double[] nearest(double[] start) {
        Point point = at(start);
        for (int step = 0; step < MOST_STEPS && point.size() > ACCURACY * scale; step++) {
            Point before = point;
            point = closer(before).orElseGet(() -> mapped(before));
        }
        if (point.size() > ACCURACY * scale) {
            throw new ArithmeticException("no fixed point was found at T = " + temperature + " within " + MOST_STEPS
                    + " steps: the drift is still " + point.size());
        }
        return point.state();
    }

    private Point mapped(Point point) {
        return at(LinearSolver.plus(point.state(), 1, point.residual()));
    }

    /** The largest eigenvalue of κ C/T. */
    private Eigenvalues.Pair top(Point point) {
        Eigenvalues.Pair pair = Eigenvalues.largestPair(point.state().length, point.posterior()::multiply);
        return new Eigenvalues.Pair(factor * pair.value() / temperature, pair.vector());
    }

    private Point next(Point point, boolean newton) {
        Optional<Point> moved = newton ? closer(point) : Optional.empty();
        return moved.orElseGet(() -> alongResidual(point));
    }

    /** A Newton step, if it makes the residual smaller. */
    private Optional<Point> closer(Point point) {
        return Optional.of(at(LinearSolver.plus(point.state(), 1, newtonStep(point))))
                .filter(moved -> moved.size() < point.size());
    }

    /** To where the drift along the residual vanishes. */
    private Point alongResidual(Point point) {
        double[] direction = point.residual().clone();
        for (int k = 0; k < direction.length; k++) {
            direction[k] /= point.size();
        }
        return alongTo(point, direction, 0, point.size());
    }

    /** Solves (I − κ C/T) δ = residual. */
    private double[] newtonStep(Point point) {
        double ratio = factor / temperature;
        return LinearSolver.solve(
                (vector, product) -> {
                    point.posterior().multiply(vector, product);
                    for (int k = 0; k < product.length; k++) {
                        product[k] = vector[k] - ratio * product[k];
                    }
                },
                point.residual());
    }

    /** Away from an unstable zero along a vector, to where the drift along it vanishes again. */
    private Point leave(Point point, double[] vector, double[] side) {
        double sign = LawStates.dot(vector, side) < 0 ? -1 : 1;
        double[] direction = LinearSolver.plus(new double[vector.length], sign, vector);
        double first = 1e-6 * scale;
        while (first > Double.MIN_NORMAL && drift(point, first, direction) <= 0) {
            first *= 0.5;
        }
        return alongTo(point, direction, first, 2 * first);
    }

    /**
     * The first point behind which the drift along a direction has turned.
     *
     * @param inner where it goes forward still
     * @param outer where the search for the turn begins
     */
    private Point alongTo(Point point, double[] direction, double inner, double outer) {
        double before = inner;
        double beyond = outer;
        while (drift(point, beyond, direction) > 0) {
            before = beyond;
            beyond *= 2;
        }
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = 0.5 * (before + beyond);
            if (drift(point, middle, direction) > 0) {
                before = middle;
            } else {
                beyond = middle;
            }
        }
        return at(LinearSolver.plus(point.state(), beyond, direction));
    }

    private double drift(Point point, double step, double[] vector) {
        return LawStates.dot(at(LinearSolver.plus(point.state(), step, vector)).residual(), vector);
    }
}
