package org.phasesweep.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.phasesweep.analysis.AnalysisResult.BoundaryPoint;
import org.phasesweep.spec.Axis;

/** Makes the figure of how a measured boundary approaches the predicted one as the dimension grows. */
final class BoundaryApproach {

    private static final int MOST_SERIES = 6;
    private static final double ROOM = 1.05;
    private static final String INVERSE_DIMENSION = "inverse_dimension";

    private final MeasuredBoundary boundary;
    private final BoundaryView view;

    BoundaryApproach(MeasuredBoundary boundary, BoundaryView view) {
        this.boundary = boundary;
        this.view = view;
    }

    /** The figure; empty when dimension is not among its axes or nothing can be compared. */
    Optional<Curves> figure() {
        boolean overDimension = view.x().name().equals(Axis.DIMENSION);
        boolean byDimension =
                view.series().filter(axis -> axis.name().equals(Axis.DIMENSION)).isPresent();
        if (!overDimension && !byDimension) {
            return Optional.empty();
        }
        Map<Double, List<Dot>> deviations = deviations(overDimension);
        int most = deviations.values().stream().mapToInt(List::size).max().orElse(0);
        deviations.values().removeIf(dots -> dots.size() < Math.max(most, 2));
        return deviations.isEmpty() ? Optional.empty() : Optional.of(figure(deviations, overDimension));
    }

    /** Points by value of the axis that makes the series; all under NaN when there is no such axis. */
    private Map<Double, List<Dot>> deviations(boolean overDimension) {
        Map<Double, List<Dot>> found = new TreeMap<>();
        for (BoundaryPoint point : boundary.measured(view.fixed())) {
            if (point.theory() != null) {
                double key =
                        overDimension ? Double.NaN : point.at().get(view.x().column());
                found.computeIfAbsent(key, value -> new ArrayList<>()).add(deviation(point));
            }
        }
        found.values().forEach(dots -> dots.sort(Comparator.comparingDouble(Dot::x)));
        return found;
    }

    private static Dot deviation(BoundaryPoint point) {
        double predicted = point.theory().value();
        return new Dot(
                1 / point.at().get(Axis.DIMENSION),
                Double.NaN,
                point.value() / predicted - 1,
                MeasuredBoundary.error(point) / predicted,
                false);
    }

    private Curves figure(Map<Double, List<Dot>> deviations, boolean overDimension) {
        List<Double> shown = Grid.evenly(List.copyOf(deviations.keySet()), MOST_SERIES);
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            Map<String, Double> at = overDimension ? Map.of() : Map.of(view.x().name(), shown.get(i));
            String label = overDimension ? Series.MEASURED : View.equations(at);
            Ink ink = new Ink(Ink.Kind.MEASURED, i, shown.size());
            series.add(new Series(
                    Series.MEASURED, label, ink, Grid.byColumn(view.fixedAnd(at)), deviations.get(shown.get(i))));
        }
        String column = boundary.along().replace(".", "__");
        String name = String.join("-", "approach", boundary.observable(), column, Axis.DIMENSION);
        return new Curves(name, caption(shown.size(), deviations.size()), List.of(panel(series, column)));
    }

    private Panel panel(List<Series> measured, String column) {
        List<Dot> dots =
                measured.stream().flatMap(series -> series.dots().stream()).toList();
        double largest = dots.stream().mapToDouble(Dot::x).max().orElseThrow();
        PlotAxis x = new PlotAxis(INVERSE_DIMENSION, "1 / d", Scale.LINEAR, 0, ROOM * largest);
        double[] ends = dots.stream()
                .flatMapToDouble(dot -> DoubleStream.of(0, dot.y() - error(dot), dot.y() + error(dot)))
                .toArray();
        String symbol = Labels.symbol(boundary.along());
        String label = symbol + " measured / " + symbol + " predicted − 1";
        PlotAxis y = PlotAxis.covering(column + "_deviation", label, Scale.LINEAR, ends);
        List<Series> all = new ArrayList<>(List.of(zero(x)));
        all.addAll(measured);
        return new Panel("", x, y.widened(), all);
    }

    /** Theory, from which nothing deviates. */
    private Series zero(PlotAxis x) {
        String name =
                TheoryDeviations.of(boundary.measured(view.fixed())).theory().orElseThrow();
        List<Dot> dots = List.of(Dot.of(0, 0), Dot.of(x.high(), 0));
        return new Series(name, "theory: " + name, Ink.only(Ink.Kind.COMMON_THEORY), Map.of(), dots);
    }

    private static double error(Dot dot) {
        return Double.isFinite(dot.yError()) ? dot.yError() : 0;
    }

    private String caption(int shown, int all) {
        String some = shown < all
                ? " Shown are " + shown + " of " + all + " values of "
                        + Labels.word(view.x().name())
                        + " that were measured at all dimensions; all are in analysis.json."
                : "";
        return "Relative deviation of the measured " + Labels.word(boundary.along()) + " (" + boundary.equation()
                + ") from theory against inverse dimension." + some;
    }
}
