package org.phasesweep.sampler.population;

import java.util.Optional;
import org.phasesweep.model.Eigenvalues;
import org.phasesweep.model.Population;
import org.phasesweep.model.Posterior;
import org.phasesweep.model.Vectors;

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
final class DriftZero {

    private static final double ACCURACY = 1e-13;
    private static final double UNSTABLE = 1 + 1e-10;
    private static final int MOST_STEPS = 20_000;
    private static final int BISECTIONS = 60;

    /** Of the temperature, in a difference quotient. */
    private static final double MEAN_STEP = 1e-3;

    /** How often a step away from an unstable zero is halved. */
    private static final int HALVINGS = 60;

    private final Population population;
    private final double temperature;
    private final double factor;
    private final double field;
    private final double scale;
    private final Runnable check;

    /**
     * The drift at a temperature.
     *
     * @param factor κ &gt; 0
     * @param field h, on every component
     * @param scale of states, by {@link #scale}
     * @param check called in every step; may throw to give up
     */
    DriftZero(Population population, double temperature, double factor, double field, double scale, Runnable check) {
        this.population = population;
        this.temperature = temperature;
        this.factor = factor;
        this.field = field;
        this.scale = scale;
        this.check = check;
    }

    /**
     * How large states are.
     *
     * @param largestVariance of the population, which costs many products
     */
    static double scale(Population population, double largestVariance, double field) {
        double[] mean = population.mean();
        return Math.sqrt(largestVariance)
                + Math.sqrt(Vectors.dot(mean, mean))
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
        double size = Math.sqrt(Vectors.dot(residual, residual));
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
            point = isZero ? leave(point, top, side) : next(point, top.value() < 1);
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

    /**
     * dE/dT along the branch of zeros, E = −|m|²/2d. With A = I − κ C/T it is A dm/dT = ∂m/∂T + κ′ C m/T, ∂m/∂T at fixed x, so
     * dE/dT = −(A⁻¹m)·(∂m/∂T + κ′ C m/T)/d: of relative accuracy 1e-11, near a loss of stability 1e-16 (1 − λ)^{−3/2} if that is more.
     *
     * @param zero a stable one, or one next to which there is no other
     * @param factorSlope κ′ = dκ/dT
     */
    double heatCapacity(double[] zero, double factorSlope) {
        Point point = polished(at(zero));
        double[] mean = point.posterior().mean();
        double[] rise = new double[mean.length];
        point.posterior().multiply(mean, rise);
        double[] ofMean = meanSlope(point);
        for (int k = 0; k < rise.length; k++) {
            rise[k] = Math.fma(factorSlope / temperature, rise[k], ofMean[k]);
        }
        return -Vectors.dot(solve(point, mean), rise) / mean.length;
    }

    /** As near as rounding lets Newton's method come. */
    private Point polished(Point point) {
        Point best = point;
        for (Optional<Point> next = closer(best); next.isPresent(); next = closer(best)) {
            best = next.get();
        }
        return best;
    }

    /** ∂m/∂T at fixed x, by differences of fourth order over steps in which energies change little beside each other. */
    private double[] meanSlope(Point point) {
        double step = MEAN_STEP * temperature / (1 + Math.sqrt(point.posterior().energyVariance()));
        double[] slope = new double[point.state().length];
        for (int distance = 1; distance <= 2; distance++) {
            double weight = (distance == 1 ? 8 : -1) / (12 * step);
            double[] above = mean(point, distance * step);
            double[] below = mean(point, -distance * step);
            for (int k = 0; k < slope.length; k++) {
                slope[k] = Math.fma(weight, above[k] - below[k], slope[k]);
            }
        }
        return slope;
    }

    private double[] mean(Point point, double warmer) {
        return population.posterior(point.state(), temperature + warmer).mean();
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
        return Optional.of(at(LinearSolver.plus(point.state(), 1, solve(point, point.residual()))))
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

    /** Solves (I − κ C/T) v = right. */
    private double[] solve(Point point, double[] right) {
        double ratio = factor / temperature;
        return LinearSolver.solve(
                (vector, product) -> {
                    point.posterior().multiply(vector, product);
                    for (int k = 0; k < product.length; k++) {
                        product[k] = vector[k] - ratio * product[k];
                    }
                },
                right);
    }

    /** Away from an unstable zero along its eigenvector, to where the drift along it vanishes again. */
    private Point leave(Point point, Eigenvalues.Pair top, double[] side) {
        double sign = Vectors.dot(top.vector(), side) < 0 ? -1 : 1;
        double[] direction = LinearSolver.plus(new double[side.length], sign, top.vector());
        double first = 1e-6 * scale;
        for (int halving = 0; halving < HALVINGS; halving++) {
            if (drift(point, first, direction) > 0) {
                return alongTo(point, direction, first, 2 * first);
            }
            first *= 0.5;
        }
        throw new ArithmeticException("the fixed point at T = " + temperature + " is unstable by "
                + (top.value() - 1) + " only, which rounding hides: no way leads away from it;"
                + " take a temperature farther from the transition");
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
        return Vectors.dot(at(LinearSolver.plus(point.state(), step, vector)).residual(), vector);
    }
}
