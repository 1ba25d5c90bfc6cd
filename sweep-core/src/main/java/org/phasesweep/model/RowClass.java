package org.phasesweep.model;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows of a data file that have one label.
 *
 * @param label in words
 * @param rows their indices, ascending
 */
public record RowClass(String label, int[] rows) {

    private static final String MISSING = "";

    /** Numbers by their value, then words. */
    private static final Comparator<Object> ORDER = Comparator.<Object>comparingDouble(
                    label -> label instanceof Double number ? number : Double.POSITIVE_INFINITY)
            .thenComparing(label -> label instanceof String word ? word : MISSING);

    /** Which class each row is in, by its place among {@linkplain #of all}; −1 where its label is missing. */
    static int[] indices(List<Object> labels) {
        Map<Object, Integer> places = new TreeMap<>(ORDER);
        labels.stream().filter(label -> !label.equals(MISSING)).forEach(label -> places.put(label, 0));
        int place = 0;
        for (Map.Entry<Object, Integer> entry : places.entrySet()) {
            entry.setValue(place++);
        }
        return labels.stream()
                .mapToInt(label -> label.equals(MISSING) ? -1 : places.get(label))
                .toArray();
    }

    /** All classes, numbers first; rows whose label is missing are in none. */
    public static List<RowClass> of(DataMatrix data) {
        List<Object> labels = data.labels();
        Map<Object, List<Integer>> rows = IntStream.range(0, labels.size())
                .boxed()
                .filter(row -> !labels.get(row).equals(MISSING))
                .collect(Collectors.groupingBy(labels::get, () -> new TreeMap<>(ORDER), Collectors.toList()));
        return rows.entrySet().stream()
                .map(entry -> new RowClass(
                        Numerals.inWords(entry.getKey()),
                        entry.getValue().stream().mapToInt(Integer::intValue).toArray()))
                .toList();
    }
}
