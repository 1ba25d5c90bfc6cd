package org.phasesweep.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lines of a text, cut at commas. */
final class CsvLines {

    private final BufferedReader lines;
    private final String file;
    private int number;

    CsvLines(InputStream in, String file) {
        this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.file = file;
    }

    /** The fields of the next line; null when only empty lines follow. */
    List<String> next() throws IOException, DataFormatException {
        String line = lines.readLine();
        number++;
        if (number == 1 && line != null && line.startsWith("\uFEFF")) {
            line = line.substring(1);
        }
        if (line != null && line.isBlank()) {
            expectEnd();
            return null;
        }
        return line == null ? null : fields(line);
    }

    /** The number of the last line, from 1. */
    int number() {
        return number;
    }

    private void expectEnd() throws IOException, DataFormatException {
        int empty = number;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                throw new DataFormatException(
                        file + ":" + empty + ": there is an empty line before the end; remove it");
            }
        }
    }

    private List<String> fields(String line) throws DataFormatException {
        return line.indexOf('"') < 0 ? plainFields(line) : quotedFields(line);
    }

    private static List<String> plainFields(String line) {
        List<String> fields = new ArrayList<>();
        int start = 0;
        for (int comma = line.indexOf(','); comma >= 0; comma = line.indexOf(',', start)) {
            fields.add(line.substring(start, comma).strip());
            start = comma + 1;
        }
        fields.add(line.substring(start).strip());
        return fields;
    }

    private List<String> quotedFields(String line) throws DataFormatException {
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
            throw new DataFormatException(file + ":" + number + ": a quote is not closed; close it in the same line");
        }
        fields.add(field.toString().strip());
        return fields;
    }
}
