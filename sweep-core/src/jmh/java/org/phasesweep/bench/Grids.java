package org.phasesweep.bench;

/** The grids of the benchmarks. */
final class Grids {

    private Grids() {}

    /** Sample counts up to a largest one, or temperatures: spaced evenly in the value or in its logarithm, ends exact. */
    static double[] spaced(double from, double to, int count, String spacing) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            double part = i / (count - 1.0);
            values[i] = spacing.equals("log") ? from * StrictMath.pow(to / from, part) : from + part * (to - from);
        }
        return values;
    }

    /** Whole numbers: 100 to the largest for {@code log}, the largest divided by their count and its multiples for {@code linear}. */
    static long[] sampleCounts(int largest, int count, String spacing) {
        double from = spacing.equals("log") ? 100 : largest / (double) count;
        double[] values = spaced(from, largest, count, spacing);
        long[] rounded = new long[count];
        for (int i = 0; i < count; i++) {
            rounded[i] = Math.round(values[i]);
        }
        return rounded;
    }
}
