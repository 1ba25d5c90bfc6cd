package org.phasesweep.model;

import java.util.Arrays;

/** Collects values when it is not known beforehand how many there are. */
final class GrowingRows {

    /** An array cannot hold more; 16 GB of doubles. */
    private static final int MOST_VALUES = Integer.MAX_VALUE - 8;

    private final String file;
    private double[] values = new double[1024];
    private int size;

    GrowingRows(String file) {
        this.file = file;
    }

    void add(double value) throws DataFormatException {
        if (size == values.length) {
            if (size > MOST_VALUES / 2) {
                throw new DataFormatException(
                        file + ": more than " + MOST_VALUES / 2 + " values; keep fewer rows or columns");
            }
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    double[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
