package org.phasesweep.analysis;

/**
 * A measured number with its errors; these are null where they are unknown.
 *
 * @param value the best guess
 * @param stderr statistical error, by a bootstrap over whole realizations
 * @param systematic spread over the ways in which the data can be analysed
 * @param error both: the root of the sum of squares of those that are known
 */
public record Measured(double value, Double stderr, Double systematic, Double error) {

    /** A number with errors that may be NaN for unknown. */
    static Measured of(double value, double stderr, double systematic) {
        double known = Math.sqrt(square(stderr) + square(systematic));
        boolean any = Double.isFinite(stderr) || Double.isFinite(systematic);
        return new Measured(value, orNull(stderr), orNull(systematic), any ? known : null);
    }

    private static double square(double error) {
        return Double.isFinite(error) ? error * error : 0;
    }

    /** The number, null where it is not finite: as JSON has it. */
    static Double orNull(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
