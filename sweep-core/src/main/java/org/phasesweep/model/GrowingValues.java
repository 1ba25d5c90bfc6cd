package org.phasesweep.model;

import java.util.Arrays;

/** Collects values when it is not known beforehand how many there are; what a header announces is never believed. */
final class GrowingValues {

    /** An array cannot hold more; 16 GB of doubles. */
    static final int MOST_VALUES = Integer.MAX_VALUE - 8;

    private final String file;
    private double[] values = new double[1024];
    private int size;

    GrowingValues(String file) {
        this.file = file;
    }

    void add(double value) throws DataFormatException {
        if (size == values.length) {
            if (size == MOST_VALUES) {
                throw new DataFormatException(
                        file + ": there are more than " + MOST_VALUES + " values; keep fewer rows or columns");
            }
            values = Arrays.copyOf(values, (int) Math.min(MOST_VALUES, 2L * size));
        }
        values[size++] = value;
    }

    double[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
