package org.phasesweep.model;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.phasesweep.spec.Parameter;
import org.phasesweep.spec.Range;
import org.phasesweep.spec.Settings;

/**
 * The rows of a file that are kept, and how they are changed: {@code rows} keeps a range and {@code label} some labels,
 * {@code centre} subtracts the mean over the kept rows, then {@code scale} multiplies.
 */
final class Preprocessing {

    private static final String ROWS = "rows";
    private static final String LABEL = "label";
    private static final String CENTRE = "centre";
    private static final String SCALE = "scale";

    private final RawRows raw;
    private final int[] kept;
    private final double[] mean;
    private final double scale;

    private Preprocessing(RawRows raw, int[] kept, double[] mean, double scale) {
        this.raw = raw;
        this.kept = kept;
        this.mean = mean;
        this.scale = scale;
    }

    /** The settings it takes. */
    static List<Parameter> parameters() {
        return List.of(
                Parameter.numbers(ROWS, Range.NON_NEGATIVE, "[from, to): the rows kept, counted from 0")
                        .optional(),
                Parameter.list(LABEL, "the labels whose rows are kept").optional(),
                Parameter.bool(CENTRE, "whether the mean over the kept rows is subtracted")
                        .withDefault(false),
                Parameter.number(SCALE, Range.POSITIVE, "factor on every value, after centring")
                        .withDefault(1.0));
    }

    static Preprocessing of(Settings steps, RawRows raw, String file) throws DataFormatException {
        int[] kept = labelled(steps, raw, range(steps, raw, file), file);
        double scale = steps.has(SCALE) ? steps.number(SCALE) : 1;
        boolean centred = steps.has(CENTRE) && steps.bool(CENTRE);
        return new Preprocessing(raw, kept, centred ? means(raw, kept) : new double[raw.columns()], scale);
    }

    private static IntStream range(Settings steps, RawRows raw, String file) throws DataFormatException {
        if (!steps.has(ROWS)) {
            return IntStream.range(0, raw.rows());
        }
        double[] range = steps.numbers(ROWS);
        boolean valid = range.length == 2 && range[0] < range[1] && range[1] <= raw.rows();
        if (!valid || Arrays.stream(range).anyMatch(end -> end != StrictMath.rint(end))) {
            throw new DataFormatException(file + ": preprocess.rows must be [from, to] with whole 0 <= from < to <= "
                    + raw.rows() + ", the rows of the file, not "
                    + RowCollector.some(Arrays.stream(range).boxed().toList()));
        }
        return IntStream.range((int) range[0], (int) range[1]);
    }

    private static int[] labelled(Settings steps, RawRows raw, IntStream range, String file)
            throws DataFormatException {
        if (!steps.has(LABEL)) {
            return range.toArray();
        }
        if (raw.labels().isEmpty()) {
            throw new DataFormatException(
                    file + ": preprocess.label needs the column of labels; add labels: last, first or its name");
        }
        Set<Object> wanted = new LinkedHashSet<>(steps.list(LABEL));
        int[] rows = range.toArray();
        Set<Object> there = new LinkedHashSet<>();
        Arrays.stream(rows).forEach(row -> there.add(raw.labels().get(row)));
        for (Object label : wanted) {
            if (!there.contains(label)) {
                throw new DataFormatException(file + ": preprocess.label: no row has the label "
                        + RowCollector.some(List.of(label)) + "; there are " + RowCollector.some(List.copyOf(there)));
            }
        }
        return Arrays.stream(rows)
                .filter(row -> wanted.contains(raw.labels().get(row)))
                .toArray();
    }

    /** Sums in the order of the rows. */
    private static double[] means(RawRows raw, int[] kept) {
        double[] means = new double[raw.columns()];
        for (int row : kept) {
            for (int column = 0; column < means.length; column++) {
                means[column] += raw.values()[row * means.length + column];
            }
        }
        for (int column = 0; column < means.length; column++) {
            means[column] /= kept.length;
        }
        return means;
    }

    int rows() {
        return kept.length;
    }

    int columns() {
        return raw.columns();
    }

    /** The labels of the kept rows; empty when the file has none. */
    List<Object> labels() {
        return raw.labels().isEmpty()
                ? List.of()
                : Arrays.stream(kept).mapToObj(raw.labels()::get).toList();
    }

    /** Some of the kept rows, changed. */
    double[] tile(int first, int count) {
        int columns = raw.columns();
        double[] tile = new double[count * columns];
        for (int row = 0; row < count; row++) {
            int from = kept[first + row] * columns;
            for (int column = 0; column < columns; column++) {
                tile[row * columns + column] = (raw.values()[from + column] - mean[column]) * scale;
            }
        }
        return tile;
    }
}
