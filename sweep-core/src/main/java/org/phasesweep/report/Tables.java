package org.phasesweep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.phasesweep.analysis.AnalysisResult.BoundaryPoint;
import org.phasesweep.analysis.AnalysisResult.Comparison;
import org.phasesweep.spec.Axis;
import org.phasesweep.statistics.Estimate;

/** The tables of a report. */
final class Tables {

    private static final String ANALYSIS = "analysis.json";

    private Tables() {}

    /** A measured boundary. */
    static Markup of(MeasuredBoundary boundary) {
        List<String> axes = new ArrayList<>(boundary.points().get(0).at().keySet());
        List<String> header = new ArrayList<>(axes.stream().map(Labels::axis).toList());
        String symbol = Labels.symbol(boundary.along());
        header.addAll(List.of(symbol + " measured", symbol + " predicted", "difference", "status"));
        HtmlTable table = new HtmlTable(ANALYSIS, header);
        for (BoundaryPoint point : boundary.points()) {
            List<String> row = new ArrayList<>();
            axes.forEach(axis -> row.add(Digits.plain(point.at().get(axis))));
            row.add(point.value() == null ? "–" : Digits.withError(point.value(), MeasuredBoundary.error(point)));
            row.add(point.theory() == null ? "–" : Digits.full(point.theory().value(), 4));
            row.add(difference(point));
            row.add(status(point));
            table.add(row);
        }
        return table.markup();
    }

    private static String difference(BoundaryPoint point) {
        return point.value() == null || point.theory() == null
                ? "–"
                : Digits.percent(point.value() / point.theory().value() - 1);
    }

    private static String status(BoundaryPoint point) {
        return switch (point.status()) {
            case "ok" -> point.error() == null ? "measured, error unknown" : "measured";
            case "not_bracketed" -> "the grid does not enclose it";
            case "multiple" -> "crossed several times: no single boundary";
            default -> Labels.words(point.status());
        };
    }

    /** Comparisons with exact predictions. */
    static Markup exact(List<Comparison> comparisons) {
        HtmlTable table = new HtmlTable(
                ANALYSIS,
                List.of(
                        "relation",
                        "column",
                        "points",
                        "χ²",
                        "degrees of freedom",
                        "p",
                        "pulls",
                        "their mean",
                        "their width",
                        "largest difference"));
        comparisons.forEach(comparison -> table.add(List.of(
                comparison.theory(),
                comparison.observable(),
                Integer.toString(comparison.points()),
                plain(comparison.chi2(), 4),
                comparison.dof() == null ? "–" : Integer.toString(comparison.dof()),
                comparison.p() == null ? "not tested: too few realizations" : Digits.probability(comparison.p()),
                comparison.pulls() == null ? "–" : Integer.toString(comparison.pulls()),
                plain(comparison.pullMean(), 2),
                plain(comparison.pullWidth(), 2),
                plain(comparison.largestDifference(), 2))));
        return table.markup();
    }

    private static String plain(Double value, int digits) {
        return value == null ? "–" : Digits.plain(value, digits);
    }

    /** Comparisons with predictions for infinite dimension. */
    static Markup asymptotic(List<Comparison> comparisons) {
        List<Integer> dimensions = comparisons.stream()
                .flatMap(comparison -> comparison.differences().keySet().stream())
                .distinct()
                .sorted()
                .toList();
        List<String> header = new ArrayList<>(List.of("prediction", "column", "points"));
        dimensions.forEach(d -> header.add("d = " + d));
        HtmlTable table = new HtmlTable(ANALYSIS, header);
        for (Comparison comparison : comparisons) {
            List<String> row = new ArrayList<>(
                    List.of(comparison.theory(), comparison.observable(), Integer.toString(comparison.points())));
            dimensions.forEach(d ->
                    row.add(Digits.plain(comparison.differences().getOrDefault(d, Double.NaN), 3)));
            table.add(row);
        }
        return table.markup();
    }

    /** All estimates of a small sweep. */
    static Markup values(Study study) {
        List<Axis> axes = study.input().plan().spec().axes();
        List<String> header = new ArrayList<>(
                axes.stream().map(axis -> Labels.axis(axis.name())).toList());
        header.addAll(List.of("observable", "value", "thermal error"));
        HtmlTable table = new HtmlTable("diagram.csv", header);
        for (int row : study.grid().rows(Map.of())) {
            for (String observable : study.observables()) {
                Estimate estimate = study.estimates(observable).get(row);
                List<String> cells = new ArrayList<>();
                axes.forEach(axis -> cells.add(Digits.plain(study.grid().value(row, axis.name()))));
                cells.add(Labels.observable(observable));
                cells.add(Digits.withError(estimate.mean(), estimate.disorderError()));
                cells.add(Digits.plain(estimate.thermalError(), 2));
                table.add(cells);
            }
        }
        return table.markup();
    }

    /** Names and what they stand for. */
    static Markup pairs(Map<String, String> pairs) {
        List<Markup> rows = pairs.entrySet().stream()
                .map(entry -> Markup.tag("tr", Markup.tag("th", entry.getKey()), Markup.tag("td", entry.getValue())))
                .toList();
        return Markup.tag("table", Markup.attribute("class", "pairs"), rows);
    }
}
