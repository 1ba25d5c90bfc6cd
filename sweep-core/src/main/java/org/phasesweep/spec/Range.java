package org.phasesweep.spec;

/**
 * An interval of real numbers.
 *
 * @param low lower end
 * @param lowOpen whether {@code low} itself is excluded
 * @param high upper end, included
 */
public record Range(double low, boolean lowOpen, double high) {

    /** All finite numbers. */
    public static final Range ANY = new Range(Double.NEGATIVE_INFINITY, true, Double.POSITIVE_INFINITY);

    /** Numbers greater than zero. */
    public static final Range POSITIVE = new Range(0, true, Double.POSITIVE_INFINITY);

    /** Numbers from zero. */
    public static final Range NON_NEGATIVE = new Range(0, false, Double.POSITIVE_INFINITY);

    /** Whole numbers are counted from one. */
    public static final Range FROM_ONE = new Range(1, false, Double.POSITIVE_INFINITY);

    /** Probabilities and shares. */
    public static final Range UNIT = new Range(0, false, 1);

    /** Whether the number is finite and within the interval; false for NaN. */
    public boolean contains(double value) {
        return Double.isFinite(value) && (lowOpen ? value > low : value >= low) && value <= high;
    }

    /** The interval in words: {@code > 0}, {@code >= 1}, {@code from 0 to 1}. */
    public String inWords() {
        boolean bounded = high != Double.POSITIVE_INFINITY;
        if (low == Double.NEGATIVE_INFINITY) {
            return bounded ? "<= " + plain(high) : "a finite number";
        }
        if (bounded) {
            return (lowOpen ? "greater than " : "from ") + plain(low) + (lowOpen ? " up to " : " to ") + plain(high);
        }
        return (lowOpen ? "> " : ">= ") + plain(low);
    }

    private static String plain(double value) {
        return value == StrictMath.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
