package org.phasesweep.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Comma-separated numbers, one row a line. A first line that is not all numbers names the columns. Spaces around values and empty
 * lines at the end are allowed; quotes may enclose names and numbers.
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
    public RawRows read(InputStream in, String file) throws IOException, DataFormatException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        String first = lines.readLine();
        if (first == null || first.isBlank()) {
            throw new DataFormatException(file + ":1: the file is empty");
        }
        List<String> header = fields(stripMark(first), file, 1);
        boolean named = !header.stream().allMatch(CsvReader::isNumber);
        GrowingRows values = new GrowingRows(file);
        if (!named) {
            add(values, header, file, 1);
        }
        int line = 1;
        boolean ended = false;
        for (String text = lines.readLine(); text != null; text = lines.readLine()) {
            line++;
            if (text.isBlank()) {
                ended = true;
                continue;
            }
            if (ended) {
                throw new DataFormatException(file + ":" + (line - 1) + ": there is an empty line between the rows");
            }
            List<String> fields = fields(text, file, line);
            if (fields.size() != header.size()) {
                throw new DataFormatException(file + ":" + line + ": there are " + fields.size()
                        + " values, the first line has " + header.size());
            }
            add(values, fields, file, line);
        }
        return new RawRows(named ? header : List.of(), header.size(), values.toArray());
    }

    /** A byte order mark, as spreadsheets write it. */
    private static String stripMark(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    private static List<String> fields(String line, String file, int number) throws DataFormatException {
        if (line.indexOf('"') >= 0) {
            return quotedFields(line, file, number);
        }
        List<String> fields = new ArrayList<>();
        int start = 0;
        for (int comma = line.indexOf(','); comma >= 0; comma = line.indexOf(',', start)) {
            fields.add(line.substring(start, comma).strip());
            start = comma + 1;
        }
        fields.add(line.substring(start).strip());
        return fields;
    }

    private static List<String> quotedFields(String line, String file, int number) throws DataFormatException {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                inside = !inside;
            } else if (c == ',' && !inside) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        if (inside) {
            throw new DataFormatException(file + ":" + number + ": a quote is not closed");
        }
        fields.add(field.toString().strip());
        return fields;
    }

    private static boolean isNumber(String field) {
        try {
            Double.parseDouble(field);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static void add(GrowingRows values, List<String> fields, String file, int line) throws DataFormatException {
        for (int column = 0; column < fields.size(); column++) {
            try {
                values.add(Double.parseDouble(fields.get(column)));
            } catch (NumberFormatException e) {
                throw new DataFormatException(
                        file + ":" + line + ": column " + (column + 1) + " is '" + fields.get(column)
                                + "', not a number",
                        e);
            }
        }
    }
}
