package org.phasesweep.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phasesweep.spec.Axis;

/**
 * Which axes the figures of a measured boundary have.
 *
 * @param x the most important axis other than the one of the crossing
 * @param series a further one: dimension if it varies
 * @param fixed values of the others, by axis
 */
record BoundaryView(Axis x, Optional<Axis> series, Map<String, Double> fixed) {

    private static final int MOST_SERIES = 6;

    /** The axes for boundaries of one observable along one axis; empty when no other axis has more than one value. */
    static Optional<BoundaryView> of(Study study, MeasuredBoundary boundary) {
        List<Axis> axes = View.ranked(study.grid()).stream()
                .filter(axis ->
                        boundary.points().stream().allMatch(point -> point.at().containsKey(axis.column())))
                .toList();
        if (axes.isEmpty()) {
            return Optional.empty();
        }
        List<Axis> rest = axes.subList(1, axes.size());
        Optional<Axis> series = View.dimensionOrFirst(rest);
        return Optional.of(new BoundaryView(axes.get(0), series, View.held(study.grid(), rest, series)));
    }

    /** The coordinates of each series, by axis: the fixed ones and its own. */
    List<Map<String, Double>> members(Grid grid) {
        return series.map(axis -> Grid.evenly(grid.values(axis), MOST_SERIES).stream()
                        .map(value -> Map.of(axis.name(), value))
                        .toList())
                .orElse(List.of(Map.of()));
    }

    /** The fixed values with further ones. */
    Map<String, Double> fixedAnd(Map<String, Double> more) {
        Map<String, Double> all = new LinkedHashMap<>(fixed);
        all.putAll(more);
        return all;
    }

    /** Sentences on what is not shown; empty when everything is. */
    String leftOutInWords(Grid grid) {
        String some = series.filter(axis -> grid.values(axis).size() > MOST_SERIES)
                .map(axis -> " Shown are " + MOST_SERIES + " of "
                        + grid.values(axis).size() + " values of " + Labels.word(axis.name())
                        + "; all are in analysis.json.")
                .orElse("");
        return fixed.isEmpty() ? some : some + " Shown at " + View.equations(fixed) + "; all is in analysis.json.";
    }
}
