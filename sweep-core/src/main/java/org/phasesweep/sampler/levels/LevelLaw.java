package org.phasesweep.sampler.levels;

/** The law of a level: its distribution function along a coordinate in which ln P is smooth, a growing function of the level. */
interface LevelLaw {

    /**
     * A point of the distribution function.
     *
     * @param coordinate s
     * @param logP ln P(X ≤ x(s))
     * @param slope d ln P / ds
     * @param curvature d² ln P / ds²
     */
    record Point(double coordinate, double logP, double slope, double curvature) {}

    /** The distribution function and its first two derivatives at a coordinate. */
    Point point(double coordinate);

    /** x(s). */
    double level(double coordinate);

    /**
     * The coordinate of a quantile, roughly: where Newton's method can begin.
     *
     * @param logP below 0
     */
    double roughQuantile(double logP);
}
