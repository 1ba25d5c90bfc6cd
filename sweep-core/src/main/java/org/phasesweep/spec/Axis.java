package org.phasesweep.spec;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * One axis of the grid.
 *
 * @param name {@code dimension}, {@code sample_count}, {@code load}, {@code temperature}, {@code time} or a dotted path
 *     such as {@code model.separation}
 * @param values the grid values in the order given; not empty, finite
 * @param logarithmic whether it was given with {@code scale: log}; interpolation and plots follow it
 */
public record Axis(String name, List<Double> values, boolean logarithmic) {

    public static final String DIMENSION = "dimension";
    public static final String SAMPLE_COUNT = "sample_count";
    public static final String LOAD = "load";
    public static final String TEMPERATURE = "temperature";
    public static final String TIME = "time";

    /** The axes every cell has, in the order of the columns. */
    public static final List<String> STANDARD = List.of(DIMENSION, SAMPLE_COUNT, LOAD, TEMPERATURE, TIME);

    private static final MathContext TWELVE_DIGITS = new MathContext(12);

    public Axis {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("axis '" + name + "' has no values");
        }
    }

    /** Whether only whole numbers stand on an axis of this name. */
    public static boolean whole(String name) {
        return name.equals(DIMENSION) || name.equals(SAMPLE_COUNT);
    }

    /** The value at a share of the way from one to another, or of the way in the logarithm; to 12 significant digits. */
    public static double between(double from, double to, double share, boolean logarithmic) {
        double value = logarithmic
                ? StrictMath.exp(StrictMath.log(from) + share * (StrictMath.log(to) - StrictMath.log(from)))
                : from + share * (to - from);
        return new BigDecimal(value).round(TWELVE_DIGITS).doubleValue() + 0.0;
    }

    /** The column name: dots become double underscores. */
    public String column() {
        return name.replace(".", "__");
    }
}
