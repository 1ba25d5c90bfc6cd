package org.phasesweep.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.phasesweep.spec.Axis;

/**
 * Which axes of a sweep go where: the two most important ones are those of the figures, a further one makes panels, all
 * others are held fixed.
 *
 * @param x the most important axis
 * @param y the next one, if two have more than one value
 * @param panel a further one, if there are three
 * @param fixed values of the others, by axis name
 */
record View(Axis x, Optional<Axis> y, Optional<Axis> panel, Map<String, Double> fixed) {

    /** An axis with fewer values is no good axis of a figure when there is another one. */
    private static final int FEW_VALUES = 3;

    private static final Map<String, Integer> RANKS =
            Map.of(Axis.TEMPERATURE, 0, Axis.TIME, 0, Axis.SAMPLE_COUNT, 1, Axis.LOAD, 1, Axis.DIMENSION, 3);
    private static final int RANK_OF_DOTTED = 2;

    /** The view of a grid; empty when no axis has more than one value. */
    static Optional<View> of(Grid grid) {
        List<Axis> axes = ranked(grid);
        if (axes.isEmpty()) {
            return Optional.empty();
        }
        Optional<Axis> y = axes.size() > 1 ? Optional.of(axes.get(1)) : Optional.empty();
        List<Axis> rest = axes.subList(Math.min(2, axes.size()), axes.size());
        Optional<Axis> panel = dimensionOrFirst(rest);
        return Optional.of(new View(axes.get(0), y, panel, held(grid, rest, panel)));
    }

    /** The axes with more than one value, the most important first; of axes that advance together only one. */
    static List<Axis> ranked(Grid grid) {
        List<Axis> sorted = new ArrayList<>(grid.varying());
        sorted.sort(Comparator.<Axis>comparingInt(axis -> grid.values(axis).size() < FEW_VALUES ? 1 : 0)
                .thenComparingInt(View::rank));
        List<Axis> leading = new ArrayList<>();
        for (Axis axis : sorted) {
            List<String> companions = grid.companions(axis);
            if (leading.stream().noneMatch(other -> companions.contains(other.name()))) {
                leading.add(axis);
            }
        }
        return leading;
    }

    /** Dimension if it is among the axes, otherwise the first. */
    static Optional<Axis> dimensionOrFirst(List<Axis> axes) {
        return axes.stream()
                .filter(axis -> axis.name().equals(Axis.DIMENSION))
                .findFirst()
                .or(() -> axes.stream().findFirst());
    }

    /** Values at which all axes but one are held, by axis: those with the most points. */
    static Map<String, Double> held(Grid grid, List<Axis> axes, Optional<Axis> but) {
        Map<String, Double> held = new LinkedHashMap<>();
        axes.stream()
                .filter(axis -> !axis.equals(but.orElse(null)))
                .forEach(axis -> held.put(axis.name(), commonest(grid, axis)));
        return held;
    }

    private static int rank(Axis axis) {
        return RANKS.getOrDefault(axis.name(), RANK_OF_DOTTED);
    }

    /** The value with the most points, of equals the largest. */
    private static double commonest(Grid grid, Axis axis) {
        Map<Double, Long> counts = grid.rows(Map.of()).stream()
                .collect(Collectors.groupingBy(row -> grid.value(row, axis.name()), Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.<Double, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
    }

    /** The fixed values with further ones. */
    Map<String, Double> fixedAnd(Map<String, Double> more) {
        Map<String, Double> all = new LinkedHashMap<>(fixed);
        all.putAll(more);
        return all;
    }

    /** A sentence on what is held fixed; empty when nothing is. */
    String fixedInWords() {
        return fixed.isEmpty() ? "" : " Shown at " + equations(fixed) + "; all other values are in diagram.csv.";
    }

    /** As in "d = 8, N = 64". */
    static String equations(Map<String, Double> values) {
        return values.entrySet().stream()
                .map(entry -> Labels.equation(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
