package org.phasesweep.model;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Comma-separated numbers, one row a line. Where the first line has no numbers it names the columns (the column of labels left
 * aside: a word there is a name only if the second line has a number); where the column of labels is given by its name, the first
 * line names the columns in any case. Spaces around values and empty lines at the end are allowed; quotes may enclose names and
 * numbers.
 */
public final class CsvReader implements DataFormatReader {

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public List<String> extensions() {
        return List.of(".csv");
    }

    @Override
    public RawRows read(InputStream in, String file, LabelColumn labels) throws IOException, DataFormatException {
        CsvLines lines = new CsvLines(in, file);
        List<String> first = lines.next();
        if (first == null) {
            throw new DataFormatException(file + ": there is nothing in the file; a data point is a line of numbers");
        }
        List<String> second = lines.next();
        boolean named = labels.isNamed() || isHeader(first, second, labels.index(List.of(), first.size(), file), file);
        List<String> names = named ? first : List.of();
        RowCollector rows = RowCollector.ofLines(file, named ? 2 : 1, names, first.size(), labels);
        if (!named) {
            add(first, rows);
        }
        for (List<String> fields = second; fields != null; fields = lines.next()) {
            if (fields.size() != first.size()) {
                throw new DataFormatException(file + ":" + lines.number() + ": there are " + fields.size()
                        + " values but " + first.size() + " in line 1; give every line equally many");
            }
            add(fields, rows);
        }
        return rows.finish();
    }

    private static boolean isHeader(List<String> first, List<String> second, int labelColumn, String file)
            throws DataFormatException {
        int number = -1;
        int word = -1;
        for (int column = 0; column < first.size(); column++) {
            if (column != labelColumn && isNumber(first.get(column))) {
                number = column;
            } else if (column != labelColumn) {
                word = column;
            }
        }
        if (number >= 0 && word >= 0) {
            throw new DataFormatException(file + ":1: column " + (word + 1) + " is '"
                    + RowCollector.shown(first.get(word)) + "' but column " + (number + 1) + " is a number; "
                    + RowCollector.remedy(first.get(word)) + ", or make line 1 all names");
        }
        return word >= 0 || labelsBeginIn(first, second, labelColumn);
    }

    private static boolean labelsBeginIn(List<String> first, List<String> second, int labelColumn) {
        return labelColumn >= 0
                && second != null
                && labelColumn < second.size()
                && !first.get(labelColumn).isEmpty()
                && !isNumber(first.get(labelColumn))
                && isFinite(second.get(labelColumn));
    }

    private static boolean isNumber(String field) {
        return Numerals.parse(field) != null;
    }

    private static boolean isFinite(String field) {
        Double number = Numerals.parse(field);
        return number != null && Double.isFinite(number);
    }

    private static void add(List<String> fields, RowCollector rows) throws DataFormatException {
        for (String field : fields) {
            Double number = Numerals.parse(field);
            if (number != null) {
                rows.number(number);
            } else if (field.isEmpty()) {
                rows.missing();
            } else {
                rows.word(field);
            }
        }
    }
}
