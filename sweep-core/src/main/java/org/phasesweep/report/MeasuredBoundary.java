package org.phasesweep.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phasesweep.analysis.AnalysisResult;
import org.phasesweep.analysis.AnalysisResult.BoundaryPoint;

/**
 * All points of one measured boundary.
 *
 * @param observable the column
 * @param level the value it crosses
 * @param along the axis on which the crossing was sought
 * @param points one for each combination of the other axes
 */
record MeasuredBoundary(String observable, double level, String along, List<BoundaryPoint> points) {

    private static final String OK = "ok";

    /** The boundaries of an analysis in its order. */
    static List<MeasuredBoundary> of(AnalysisResult analysis) {
        Map<List<Object>, MeasuredBoundary> found = new LinkedHashMap<>();
        for (BoundaryPoint point : analysis.boundaries()) {
            found.computeIfAbsent(
                            List.of(point.observable(), point.level(), point.along()),
                            key -> new MeasuredBoundary(
                                    point.observable(), point.level(), point.along(), new ArrayList<>()))
                    .points
                    .add(point);
        }
        return List.copyOf(found.values());
    }

    /** The points that were measured with these coordinates, by axis; axes that the boundary does not know are ignored. */
    List<BoundaryPoint> measured(Map<String, Double> where) {
        Map<String, Double> columns = Grid.byColumn(where);
        return points.stream()
                .filter(point -> point.status().equals(OK) && point.value() != null)
                .filter(point -> columns.entrySet().stream()
                        .allMatch(entry ->
                                entry.getValue().equals(point.at().getOrDefault(entry.getKey(), entry.getValue()))))
                .toList();
    }

    /** As in "participation ratio = 0.5". */
    String equation() {
        return Labels.words(observable) + " = " + Digits.plain(level);
    }

    /** The error of a point; NaN where it is unknown. */
    static double error(BoundaryPoint point) {
        return point.error() == null ? Double.NaN : point.error();
    }
}
