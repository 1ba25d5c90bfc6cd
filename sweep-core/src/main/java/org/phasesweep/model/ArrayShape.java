package org.phasesweep.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape that a header announces: the first axis counts rows, all others are flattened to columns.
 *
 * @param lengths of the axes, at least one axis
 */
record ArrayShape(List<Long> lengths) {

    ArrayShape {
        lengths = List.copyOf(lengths);
    }

    /**
     * Checks a shape.
     *
     * @param lengths at least one, each ≥ 0
     * @throws DataFormatException if nothing is in it, or more than one array can hold
     */
    static ArrayShape of(List<Long> lengths, String file) throws DataFormatException {
        ArrayShape shape = new ArrayShape(lengths);
        if (lengths.contains(0L)) {
            throw new DataFormatException(
                    file + ": its header announces the shape " + shape.inWords() + ": there is nothing in it");
        }
        long room = GrowingValues.MOST_VALUES;
        for (long length : lengths) {
            room /= length;
        }
        if (room == 0) {
            throw new DataFormatException(file + ": its header announces the shape " + shape.inWords() + ", more than "
                    + GrowingValues.MOST_VALUES + " values; keep fewer rows or columns");
        }
        return shape;
    }

    int columns() {
        return (int)
                lengths.stream().skip(1).reduce(1L, (one, other) -> one * other).longValue();
    }

    /** Number of values. */
    int size() {
        return (int) (lengths.get(0) * columns());
    }

    /** As NumPy writes it. */
    private String inWords() {
        String inner = lengths.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "(" + inner + (lengths.size() == 1 ? ",)" : ")");
    }
}
