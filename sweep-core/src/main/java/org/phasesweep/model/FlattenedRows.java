package org.phasesweep.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of a table whose columns may be lists: the first row says how many values each column has, and all others must have as
 * many.
 */
public final class FlattenedRows {

    /** Instead of a number of values, where a list is null. */
    public static final int MISSING = -1;

    private final String file;
    private final List<String> names;
    private final LabelColumn labels;
    private int[] expected;
    private RowCollector values;

    /**
     * No rows yet.
     *
     * @param file for messages
     * @param names of the columns of the table
     * @param labels which column is left out
     */
    public FlattenedRows(String file, List<String> names, LabelColumn labels) {
        this.file = file;
        this.names = List.copyOf(names);
        this.labels = labels;
    }

    /**
     * Begins a row.
     *
     * @param widths how many values each column has in it; copied
     * @return takes these values
     * @throws DataFormatException if they are not as many as in the first row
     */
    public RowCollector row(int[] widths) throws DataFormatException {
        int missing = indexOfMissing(widths);
        if (missing >= 0) {
            throw new DataFormatException(
                    place() + names.get(missing) + " has no list; drop the row or fill the values in");
        }
        if (values == null) {
            expected = widths.clone();
            values = collector(widths);
        } else if (!Arrays.equals(widths, expected)) {
            int column = Arrays.mismatch(widths, expected);
            throw new DataFormatException(place() + names.get(column) + " has " + widths[column] + " values but "
                    + expected[column] + " in row 1; give every row equally many");
        }
        return values;
    }

    private RowCollector collector(int[] widths) throws DataFormatException {
        long columns = Arrays.stream(widths).asLongStream().sum();
        boolean tooMany = columns > RowCollector.MOST_COLUMNS;
        return RowCollector.of(
                file,
                tooMany ? List.of() : flattened(widths),
                (int) Math.min(columns, Integer.MAX_VALUE),
                tooMany ? LabelColumn.NONE : labels);
    }

    private String place() {
        return file + ": row " + ((values == null ? 0 : values.rows()) + 1) + ": column ";
    }

    private static int indexOfMissing(int[] widths) {
        for (int column = 0; column < widths.length; column++) {
            if (widths[column] == MISSING) {
                return column;
            }
        }
        return -1;
    }

    /** A list's columns are named {@code pixels[0]} and so on. */
    private List<String> flattened(int[] widths) {
        List<String> flat = new ArrayList<>();
        for (int column = 0; column < widths.length; column++) {
            if (widths[column] == 1) {
                flat.add(names.get(column));
            }
            for (int i = 0; widths[column] > 1 && i < widths[column]; i++) {
                flat.add(names.get(column) + "[" + i + "]");
            }
        }
        return flat;
    }

    /**
     * All rows.
     *
     * @throws DataFormatException if there are none
     */
    public RawRows finish() throws DataFormatException {
        if (values == null) {
            throw new DataFormatException(file + ": there are no rows in it; a data point is a row");
        }
        return values.finish();
    }
}
