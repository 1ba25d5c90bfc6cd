package org.phasesweep.sampler.levels;

/**
 * Quantiles of a law at rising probabilities. Between knots the coordinate (ln x of a non-central χ² law) is interpolated as a function of ln P by the
 * polynomial of degree five that has the right value and two derivatives at both ends; knots are 0.4 apart in ln P, closer near
 * P = 1, and are computed as the walk reaches them. Relative error of x: below 1e-9 for P ≤ 0.6 (a test holds it), that is 1e-9 u
 * in an energy u. Cost: one {@link SaddleContour} a knot, about five for the first, 0.1 µs a quantile.
 */
final class QuantileWalk {

    private static final double KNOT_SPACING = 0.4;

    /** Knot spacing by |ln P|: the coordinate as a function of ln P is singular near ln P = 0. */
    private static final double RELATIVE_SPACING = 0.08;

    private static final double START_ACCURACY = 0.1;
    private static final int MOST_ITERATIONS = 100;

    private final LevelLaw law;
    private LevelLaw.Point left;
    private LevelLaw.Point right;

    QuantileWalk(LevelLaw law) {
        this.law = law;
    }

    /**
     * The x with ln P(X ≤ x) = logP.
     *
     * @param logP not below that of the last call
     */
    double next(double logP) {
        if (right == null) {
            right = startBelow(logP);
        }
        while (logP > right.logP()) {
            left = right;
            right = law.point(ahead(left));
        }
        return law.level(between(logP));
    }

    /** A knot somewhat below the first quantile, by Newton's method. */
    private LevelLaw.Point startBelow(double logP) {
        double target = logP - START_ACCURACY;
        LevelLaw.Point point = law.point(law.roughQuantile(target));
        for (int i = 0; i < MOST_ITERATIONS && !(Math.abs(point.logP() - target) < START_ACCURACY); i++) {
            double step = (target - point.logP()) / point.slope();
            point = law.point(point.coordinate() + Math.max(-1, Math.min(step, 1)));
        }
        if (!(point.logP() < logP)) {
            throw new ArithmeticException("no quantile of " + law + " at ln P = " + logP);
        }
        return point;
    }

    /** The coordinate about one spacing further, by the Taylor series of second order. */
    private static double ahead(LevelLaw.Point from) {
        double spacing = Math.min(KNOT_SPACING, -RELATIVE_SPACING * from.logP());
        double linear = spacing / from.slope();
        double second = linear * (1 - 0.5 * linear * from.curvature() / from.slope());
        return from.coordinate() + (second > 0.5 * linear ? Math.min(second, 2 * linear) : 0.5 * linear);
    }

    private double between(double logP) {
        double width = right.logP() - left.logP();
        double t = (logP - left.logP()) / width;
        double rise = right.coordinate() - left.coordinate();
        double leftSlope = width / left.slope();
        double rightSlope = width / right.slope();
        double leftSecond = second(left, width);
        double rightSecond = second(right, width);
        double third = 10 * rise - 6 * leftSlope - 4 * rightSlope - 1.5 * leftSecond + 0.5 * rightSecond;
        double fourth = -15 * rise + 8 * leftSlope + 7 * rightSlope + 1.5 * leftSecond - rightSecond;
        double fifth = 6 * rise - 3 * (leftSlope + rightSlope) - 0.5 * (leftSecond - rightSecond);
        return left.coordinate() + t * (leftSlope + t * (0.5 * leftSecond + t * (third + t * (fourth + t * fifth))));
    }

    /** The second derivative of the coordinate by ln P, in units of the width. */
    private static double second(LevelLaw.Point at, double width) {
        return -at.curvature() * width * width / (at.slope() * at.slope() * at.slope());
    }
}
