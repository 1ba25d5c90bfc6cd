package org.phasesweep.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the values of a file one after another, row by row, and puts the labels aside. Every value of the data must be a finite
 * number; the message of one that is not names its place. Memory grows with what arrives, whatever was announced.
 */
public final class RowCollector {

    /** Columns at the most: a block of rows then still fits into one array. */
    static final int MOST_COLUMNS = 1 << 20;

    private static final int LONGEST_SHOWN = 40;
    private static final int MOST_LISTED = 8;

    private final String file;
    private final int firstLine;
    private final List<String> names;
    private final int columns;
    private final int labelColumn;
    private final GrowingValues values;
    private final List<Object> labels = new ArrayList<>();
    private final Map<Object, Object> distinctLabels = new HashMap<>();
    private int rows;
    private int column;

    private RowCollector(String file, int firstLine, List<String> names, int columns, LabelColumn labels)
            throws DataFormatException {
        if (columns > MOST_COLUMNS) {
            throw new DataFormatException(file + ": there are " + columns + " columns, " + MOST_COLUMNS
                    + " at the most are read; a row is one data point, so transpose the data");
        }
        this.file = file;
        this.firstLine = firstLine;
        this.names = List.copyOf(names);
        this.columns = columns;
        this.labelColumn = labels.index(names, columns, file);
        this.values = new GrowingValues(file);
        if (columns - (labelColumn < 0 ? 0 : 1) < 1) {
            throw new DataFormatException(file + ": there are no columns"
                    + (labelColumn < 0 ? "; a data point needs a value" : " beside that of the labels"));
        }
    }

    /**
     * For a file whose rows are counted from 1 in messages.
     *
     * @param names of all columns; empty when the file names none
     * @param columns their number, the labels among them
     * @throws DataFormatException if there are no or too many columns, or none for the labels
     */
    public static RowCollector of(String file, List<String> names, int columns, LabelColumn labels)
            throws DataFormatException {
        return new RowCollector(file, 0, names, columns, labels);
    }

    /** For a text whose first row stands in that line. */
    static RowCollector ofLines(String file, int firstLine, List<String> names, int columns, LabelColumn labels)
            throws DataFormatException {
        return new RowCollector(file, firstLine, names, columns, labels);
    }

    /** The next value of the row, or the first of the next row. */
    public void number(double value) throws DataFormatException {
        if (column == labelColumn) {
            label(value + 0.0);
        } else if (Double.isFinite(value)) {
            values.add(value);
        } else {
            throw new DataFormatException(
                    place() + " is " + value + "; all values must be finite: drop the row or repair it");
        }
        advance();
    }

    /** The next value, where it is text: only a label may be. One that spells a number is that number. */
    public void word(String text) throws DataFormatException {
        if (column != labelColumn) {
            throw new DataFormatException(place() + " is '" + shown(text) + "', not a number; " + remedy(text));
        }
        Double number = Numerals.parse(text);
        label(number == null ? text : number);
        advance();
    }

    /** The next value, where there is none: only a label may be missing. */
    public void missing() throws DataFormatException {
        if (column != labelColumn) {
            throw new DataFormatException(place() + " is missing; drop the row or fill the value in");
        }
        label("");
        advance();
    }

    private void label(Object label) {
        labels.add(distinctLabels.computeIfAbsent(label, same -> same));
    }

    private void advance() throws DataFormatException {
        if (++column == columns) {
            column = 0;
            if (++rows == GrowingValues.MOST_VALUES) {
                throw new DataFormatException(file + ": there are more than " + rows + " rows; keep fewer");
            }
        }
    }

    /** The row and the column of the next value, for messages. */
    private String place() {
        String row = firstLine > 0 ? ":" + (firstLine + rows) + ":" : ": row " + (rows + 1) + ",";
        return file + row + " column " + (column + 1) + (names.isEmpty() ? "" : " (" + shown(names.get(column)) + ")");
    }

    /** What to do about a word among numbers. */
    static String remedy(String text) {
        return text.indexOf(';') >= 0 || text.indexOf('\t') >= 0
                ? "separate the values by commas"
                : "put a number there, leave the column out, or set labels: to last, first or its name";
    }

    /** The double nearest to an unsigned integer of 64 bits. */
    public static double unsigned(long bits) {
        // the lowest bit stays in the shifted number, so that rounding to even sees it
        return bits >= 0 ? bits : 2.0 * ((bits >>> 1) | (bits & 1));
    }

    /** Complete rows so far. */
    public int rows() {
        return rows;
    }

    /**
     * All rows.
     *
     * @throws DataFormatException if there are none
     */
    public RawRows finish() throws DataFormatException {
        if (rows == 0) {
            throw new DataFormatException(file + ": there are no rows in it; a data point is a row");
        }
        return new RawRows(columns - (labelColumn < 0 ? 0 : 1), values.toArray(), labels);
    }

    /** Some text of a file as a message may show it: short and printable. */
    static String shown(String text) {
        return shown(text, LONGEST_SHOWN);
    }

    static String shown(String text, int longest) {
        String cut = text.length() <= longest ? text : text.substring(0, longest) + "…";
        return cut.replaceAll("\\p{Cntrl}", "?");
    }

    /** The first of many things, as a message may list them. */
    static String some(List<?> items) {
        List<String> first = items.stream()
                .limit(MOST_LISTED)
                .map(item -> shown(Numerals.inWords(item)))
                .toList();
        return String.join(", ", first) + (items.size() > MOST_LISTED ? ", …" : "");
    }
}
