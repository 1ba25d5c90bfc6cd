package org.phasesweep.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.phasesweep.analysis.AnalysisResult.BoundaryPoint;
import org.phasesweep.plan.GridPoint;
import org.phasesweep.report.HeatMap.Patch;
import org.phasesweep.report.HeatMap.Span;
import org.phasesweep.report.HeatMap.Tile;
import org.phasesweep.spec.Axis;
import org.phasesweep.statistics.Estimate;
import org.phasesweep.theory.BoundaryPrediction;

/** Makes heat maps of observables over the two most important axes. */
final class HeatMaps {

    private static final int MOST_PANELS = 6;

    private final Study study;
    private final View view;
    private final Axis x;
    private final Axis y;
    private final Map<Double, Span> xSpans;
    private final Map<Double, Span> ySpans;
    private final Plane plane;

    /** @param view with two axes at least */
    HeatMaps(Study study, View view) {
        this.study = study;
        this.view = view;
        this.x = view.x();
        this.y = view.y().orElseThrow();
        PlotAxis xAxis = study.grid().plotAxis(x);
        PlotAxis yAxis = study.grid().plotAxis(y);
        this.xSpans = spans(study.grid().values(x), xAxis.scale());
        this.ySpans = spans(study.grid().values(y), yAxis.scale());
        this.plane = study.grid().plane(x.name(), covering(xAxis, xSpans), y.name(), covering(yAxis, ySpans));
    }

    /** The cells of values on an axis: each reaches to the middle between it and its neighbours. */
    static Map<Double, Span> spans(List<Double> values, Scale scale) {
        Map<Double, Span> spans = new LinkedHashMap<>();
        double[] places = values.stream().mapToDouble(scale::position).toArray();
        for (int i = 0; i < places.length; i++) {
            double below = 0.5 * (i > 0 ? places[i] - places[i - 1] : places[1] - places[0]);
            double above = 0.5 * (i + 1 < places.length ? places[i + 1] - places[i] : places[i] - places[i - 1]);
            double low = scale.value(places[i] - below);
            spans.put(
                    values.get(i),
                    new Span(values.get(i) > 0 ? Math.max(low, 0) : low, scale.value(places[i] + above)));
        }
        return spans;
    }

    private static PlotAxis covering(PlotAxis axis, Map<Double, Span> spans) {
        double low = spans.values().stream().mapToDouble(Span::low).min().orElseThrow();
        double high = spans.values().stream().mapToDouble(Span::high).max().orElseThrow();
        return new PlotAxis(axis.column(), axis.label(), axis.scale(), low, high);
    }

    /** The heat map of an observable. */
    HeatMap of(String observable) {
        List<Estimate> estimates = study.estimates(observable);
        List<Tile> tiles = new ArrayList<>();
        for (Map<String, Double> at : panels()) {
            List<Integer> rows = study.grid().rows(view.fixedAnd(at));
            if (!rows.isEmpty()) {
                tiles.add(tile(observable, estimates, at, rows));
            }
        }
        double[] shown = tiles.stream()
                .flatMap(tile -> tile.patches().stream())
                .mapToDouble(Patch::value)
                .toArray();
        PlotAxis values = PlotAxis.ofValues(observable, Labels.observable(observable), shown, new double[0]);
        String name = String.join("-", "heatmap", observable, x.column(), y.column());
        return new HeatMap(name, caption(observable, tiles), values, tiles);
    }

    private List<Map<String, Double>> panels() {
        return view.panel()
                .map(axis -> Grid.evenly(study.grid().values(axis), MOST_PANELS).stream()
                        .map(value -> Map.of(axis.name(), value))
                        .toList())
                .orElse(List.of(Map.of()));
    }

    private Tile tile(String observable, List<Estimate> estimates, Map<String, Double> at, List<Integer> rows) {
        Map<String, Double> columns = Grid.byColumn(view.fixedAnd(at));
        List<Patch> patches = patches(rows, estimates);
        List<Series> lines = new ArrayList<>(theory(columns, rows));
        lines.addAll(boundaries(observable, at, columns));
        return new Tile(new Panel(View.equations(at), plane.x(), plane.y(), lines), columns, patches);
    }

    /** Where refinement has added values of one axis to single lines, each line is divided by its own values. */
    private List<Patch> patches(List<Integer> rows, List<Estimate> estimates) {
        String refined = study.input()
                .plan()
                .spec()
                .refine()
                .map(refine -> refine.boundary().along())
                .orElse("");
        Map<Double, Map<Double, Span>> ofLine = new HashMap<>();
        List<Patch> patches = new ArrayList<>();
        for (int row : rows) {
            double xValue = study.grid().value(row, x.name());
            double yValue = study.grid().value(row, y.name());
            Span xSpan = refined.equals(x.name())
                    ? ofLine.computeIfAbsent(yValue, at -> lineSpans(rows, x, y, at))
                            .get(xValue)
                    : xSpans.get(xValue);
            Span ySpan = refined.equals(y.name())
                    ? ofLine.computeIfAbsent(xValue, at -> lineSpans(rows, y, x, at))
                            .get(yValue)
                    : ySpans.get(yValue);
            patches.add(new Patch(xValue, yValue, estimates.get(row).mean(), xSpan, ySpan));
        }
        return patches;
    }

    /** The cells along an axis of the rows at which another axis has a value. */
    private Map<Double, Span> lineSpans(List<Integer> rows, Axis along, Axis other, double at) {
        List<Double> values = rows.stream()
                .filter(row -> study.grid().value(row, other.name()) == at)
                .map(row -> study.grid().value(row, along.name()))
                .distinct()
                .sorted()
                .toList();
        return values.size() > 1
                ? spans(values, study.grid().plotAxis(along).scale())
                : along.equals(x) ? xSpans : ySpans;
    }

    private List<Series> theory(Map<String, Double> columns, List<Integer> rows) {
        List<GridPoint> points = study.grid().points(rows);
        List<Series> lines = new ArrayList<>();
        for (BoundaryPrediction prediction : study.theory().boundaries(points.get(0))) {
            List<Dot> dots = study.theory().boundary(prediction, points, plane);
            Ink ink = Ink.only(Ink.Kind.THEORY_ON_MAP);
            lines.add(new Series(prediction.name(), "theory: " + prediction.name(), ink, columns, dots));
        }
        return lines;
    }

    private List<Series> boundaries(String observable, Map<String, Double> at, Map<String, Double> columns) {
        List<MeasuredBoundary> drawn = study.boundaries().stream()
                .filter(boundary -> boundary.observable().equals(observable))
                .filter(boundary ->
                        boundary.along().equals(x.name()) || boundary.along().equals(y.name()))
                .toList();
        List<Series> lines = new ArrayList<>();
        for (MeasuredBoundary boundary : drawn) {
            List<Dot> dots = boundary.measured(view.fixedAnd(at)).stream()
                    .map(point -> dot(boundary, point))
                    .toList();
            Ink ink = new Ink(Ink.Kind.BOUNDARY_ON_MAP, lines.size(), drawn.size());
            lines.add(new Series(Series.MEASURED, "measured: " + boundary.equation(), ink, columns, dots));
        }
        return lines;
    }

    private Dot dot(MeasuredBoundary boundary, BoundaryPoint point) {
        double error = MeasuredBoundary.error(point);
        return boundary.along().equals(x.name())
                ? new Dot(point.value(), error, point.at().getOrDefault(y.column(), Double.NaN), Double.NaN, false)
                : new Dot(point.at().getOrDefault(x.column(), Double.NaN), Double.NaN, point.value(), error, false);
    }

    private String caption(String observable, List<Tile> tiles) {
        StringBuilder text = new StringBuilder(Sentences.capital(Labels.observable(observable)))
                .append(" over ")
                .append(Labels.word(x.name()))
                .append(" and ")
                .append(Labels.word(y.name()))
                .append(".");
        view.panel().ifPresent(axis -> text.append(panelsInWords(axis, tiles.size())));
        boolean gaps = tiles.stream()
                .flatMap(tile -> tile.patches().stream())
                .anyMatch(patch -> !Double.isFinite(patch.value()));
        return text.append(gaps ? " Grey: no value." : "")
                .append(" White: not part of the sweep.".repeat(isFull(tiles) ? 0 : 1))
                .append(view.fixedInWords())
                .toString();
    }

    private boolean isFull(List<Tile> tiles) {
        return tiles.stream().allMatch(tile -> tile.patches().size() == xSpans.size() * ySpans.size());
    }

    private String panelsInWords(Axis axis, int shown) {
        int all = study.grid().values(axis).size();
        String symbols = study.grid().values(axis).stream().map(Digits::plain).collect(Collectors.joining(", "));
        return shown < all
                ? " Panels: " + shown + " of the " + all + " values of " + Labels.word(axis.name()) + " (" + symbols
                        + "); all are in diagram.csv."
                : "";
    }
}
