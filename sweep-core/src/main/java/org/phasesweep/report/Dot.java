package org.phasesweep.report;

/**
 * A point of a figure.
 *
 * @param x horizontal value
 * @param xError its standard error; NaN where it has none
 * @param y vertical value; NaN for a gap
 * @param yError its standard error; NaN where it has none
 * @param fewEvents whether too few events carry the error bar
 */
record Dot(double x, double xError, double y, double yError, boolean fewEvents) {

    /** A point of a line. */
    static Dot of(double x, double y) {
        return new Dot(x, Double.NaN, y, Double.NaN, false);
    }
}
