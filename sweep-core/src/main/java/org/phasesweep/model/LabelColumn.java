package org.phasesweep.model;

import java.util.List;
import org.phasesweep.spec.Settings;

/**
 * Which column of a file holds labels: it is left out of the data, so it alone may hold text or missing values.
 *
 * @param choice {@code last}, {@code first}, a column's name, or empty for none
 */
public record LabelColumn(String choice) {

    /** No column of labels. */
    public static final LabelColumn NONE = new LabelColumn("");

    private static final String SETTING = "labels";
    private static final String FIRST = "first";
    private static final String LAST = "last";

    static LabelColumn of(Settings settings) {
        return settings.has(SETTING) ? new LabelColumn(settings.text(SETTING)) : NONE;
    }

    /** Whether the column is given by its name, so that the file must name its columns. */
    boolean isNamed() {
        return !choice.isEmpty() && !choice.equals(FIRST) && !choice.equals(LAST);
    }

    /**
     * Its index among the columns; −1 where there is none.
     *
     * @param names of all columns; empty when the file names none
     * @param columns their number
     * @param file for messages
     * @throws DataFormatException if no column, or more than one, has that name
     */
    int index(List<String> names, int columns, String file) throws DataFormatException {
        return switch (choice) {
            case "" -> -1;
            case FIRST -> 0;
            case LAST -> columns - 1;
            default -> named(names, file);
        };
    }

    private int named(List<String> names, String file) throws DataFormatException {
        int index = names.indexOf(choice);
        if (index < 0) {
            throw new DataFormatException(file + ": there is no column '" + choice + "' for the labels; "
                    + (names.isEmpty()
                            ? "the file names no columns, so set labels: last or first"
                            : "set labels: to one of " + RowCollector.some(names)));
        }
        if (index != names.lastIndexOf(choice)) {
            throw new DataFormatException(file + ": columns " + (index + 1) + " and " + (names.lastIndexOf(choice) + 1)
                    + " are both named '" + choice + "'; rename one of them");
        }
        return index;
    }
}
