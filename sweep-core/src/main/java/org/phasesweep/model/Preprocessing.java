package org.phasesweep.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.phasesweep.spec.Settings;

/**
 * The rows and columns of a file that are kept, and how they are changed: the column of labels is left out, {@code rows} keeps a
 * range or some labels, {@code centre} subtracts the mean over the kept rows, then {@code scale} multiplies.
 */
final class Preprocessing {

    private static final List<String> KEYS = List.of("rows", "label", "centre", "scale");

    private final RawRows raw;
    private final int labelColumn;
    private final int[] kept;
    private final double[] mean;
    private final double scale;

    private Preprocessing(RawRows raw, int labelColumn, int[] kept, double[] mean, double scale) {
        this.raw = raw;
        this.labelColumn = labelColumn;
        this.kept = kept;
        this.mean = mean;
        this.scale = scale;
    }

    static Preprocessing of(Settings settings, RawRows raw, String file) throws DataFormatException {
        Settings steps = settings.has("preprocess") ? settings.nested("preprocess") : Settings.EMPTY;
        for (Map.Entry<String, Object> entry : steps.asMap().entrySet()) {
            if (!KEYS.contains(entry.getKey())) {
                throw new DataFormatException(
                        "preprocess has no '" + entry.getKey() + "'; there are " + String.join(", ", KEYS));
            }
        }
        int labelColumn = labelColumn(settings, raw, file);
        int[] kept = rows(steps, raw, labelColumn, file);
        if (kept.length == 0) {
            throw new DataFormatException(file + ": preprocess keeps none of the " + raw.rows() + " rows");
        }
        double scale = number(steps, "scale", 1);
        if (scale == 0) {
            throw new DataFormatException("preprocess: scale must not be 0");
        }
        Preprocessing plain = new Preprocessing(raw, labelColumn, kept, new double[raw.columns()], scale);
        if (plain.columns() == 0) {
            throw new DataFormatException(file + ": nothing is left beside the column of labels");
        }
        return centre(steps) ? new Preprocessing(raw, labelColumn, kept, plain.means(), scale) : plain;
    }

    private static boolean centre(Settings steps) throws DataFormatException {
        if (!steps.has("centre")) {
            return false;
        }
        if (steps.value("centre") instanceof Boolean centre) {
            return centre;
        }
        throw new DataFormatException("preprocess: centre must be true or false, not " + steps.value("centre"));
    }

    private static double number(Settings steps, String key, double absent) throws DataFormatException {
        if (!steps.has(key)) {
            return absent;
        }
        if (steps.value(key) instanceof Double number) {
            return number;
        }
        throw new DataFormatException("preprocess: " + key + " must be a number, not " + steps.value(key));
    }

    /** The index of the column of labels; −1 where there is none. */
    private static int labelColumn(Settings settings, RawRows raw, String file) throws DataFormatException {
        if (!settings.has("labels")) {
            return -1;
        }
        String labels = settings.text("labels");
        int column = switch (labels) {
            case "first" -> 0;
            case "last" -> raw.columns() - 1;
            default -> raw.columnNames().indexOf(labels);
        };
        if (column < 0) {
            throw new DataFormatException(file + ": there is no column '" + labels + "' for the labels"
                    + (raw.columnNames().isEmpty()
                            ? "; the file names no columns, so use last or first"
                            : "; there are " + String.join(", ", raw.columnNames())));
        }
        return column;
    }

    private static int[] rows(Settings steps, RawRows raw, int labelColumn, String file) throws DataFormatException {
        IntStream rows = IntStream.range(0, raw.rows());
        if (steps.has("rows")) {
            double[] range = numbers(steps, "rows");
            if (range.length != 2 || !(0 <= range[0] && range[0] < range[1] && range[1] <= raw.rows())) {
                throw new DataFormatException(file + ": preprocess: rows must be [from, to] with 0 <= from < to <= "
                        + raw.rows() + ", not " + Arrays.toString(range));
            }
            rows = IntStream.range((int) range[0], (int) range[1]);
        }
        if (steps.has("label")) {
            if (labelColumn < 0) {
                throw new DataFormatException("preprocess: label needs the column of labels; add labels: last");
            }
            double[] wanted = numbers(steps, "label");
            rows = rows.filter(row -> contains(wanted, raw.values()[row * raw.columns() + labelColumn]));
        }
        return rows.toArray();
    }

    private static double[] numbers(Settings steps, String key) throws DataFormatException {
        try {
            return steps.numbers(key);
        } catch (ClassCastException e) {
            throw new DataFormatException(
                    "preprocess: " + key + " must be a list of numbers, not " + steps.value(key), e);
        }
    }

    private static boolean contains(double[] values, double value) {
        return Arrays.stream(values).anyMatch(candidate -> candidate == value);
    }

    int rows() {
        return kept.length;
    }

    int columns() {
        return labelColumn < 0 ? raw.columns() : raw.columns() - 1;
    }

    private double[] means() {
        double[] means = new double[raw.columns()];
        for (int row : kept) {
            for (int column = 0; column < means.length; column++) {
                means[column] += raw.values()[row * raw.columns() + column];
            }
        }
        for (int column = 0; column < means.length; column++) {
            means[column] /= kept.length;
        }
        return means;
    }

    /** Some of the kept rows, changed, without the labels. */
    double[] tile(int first, int count) {
        double[] tile = new double[count * columns()];
        int at = 0;
        for (int row = first; row < first + count; row++) {
            int offset = kept[row] * raw.columns();
            for (int column = 0; column < raw.columns(); column++) {
                if (column != labelColumn) {
                    tile[at++] = (raw.values()[offset + column] - mean[column]) * scale;
                }
            }
        }
        return tile;
    }
}
