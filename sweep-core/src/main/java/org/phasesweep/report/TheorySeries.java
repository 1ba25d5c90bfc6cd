package org.phasesweep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.phasesweep.plan.GridPoint;
import org.phasesweep.report.Ink.Kind;
import org.phasesweep.theory.BoundaryPrediction;
import org.phasesweep.theory.ObservablePrediction;

/**
 * Theory for a panel of curves: predicted values as dashed lines, predicted transitions as dotted vertical ones. Where all
 * series of the panel have the same prediction to the eye, it is drawn once.
 */
final class TheorySeries {

    /** Differences below this share of an axis are not seen. */
    private static final double NOT_SEEN = 0.02;

    /** Vertical lines nearer than this crowd each other. */
    private static final double CROWDED = 0.05;

    /**
     * A measured series.
     *
     * @param label its name
     * @param ink its colour
     * @param at its coordinates, by column
     * @param rows of the diagram
     * @param points of these rows
     */
    record Line(String label, Ink ink, Map<String, Double> at, List<Integer> rows, List<GridPoint> points) {}

    private final TheoryLines theory;
    private final Plane plane;

    TheorySeries(TheoryLines theory, Plane plane) {
        this.theory = theory;
        this.plane = plane;
    }

    /** The theory for the measured series of a panel. */
    List<Series> of(String observable, List<Line> lines) {
        List<Series> drawn = new ArrayList<>();
        if (lines.isEmpty()) {
            return drawn;
        }
        GridPoint any = lines.get(lines.size() - 1).points().get(0);
        for (BoundaryPrediction prediction : theory.boundaries(any)) {
            List<Series> guides =
                    lines.stream().map(line -> guide(prediction, line)).toList();
            drawn.addAll(once(guides, Kind.GUIDE, "transition: " + prediction.name(), CROWDED));
        }
        for (ObservablePrediction prediction : theory.predictions(any, observable)) {
            List<Series> curves =
                    lines.stream().map(line -> curve(prediction, line)).toList();
            drawn.addAll(once(curves, Kind.COMMON_THEORY, "theory: " + prediction.name(), NOT_SEEN));
        }
        return drawn;
    }

    /**
     * The predicted boundaries of an observable in the plane of the panel: theory for the levels that they locate in the limit of
     * large sizes, else a transition beside a level that is crossed elsewhere, as that of fresh states is.
     */
    List<Series> boundaries(String observable, List<Double> levels, List<Line> lines) {
        List<Line> some =
                lines.stream().filter(line -> !line.points().isEmpty()).toList();
        List<Series> drawn = new ArrayList<>();
        if (some.isEmpty()) {
            return drawn;
        }
        GridPoint any = some.get(some.size() - 1).points().get(0);
        for (BoundaryPrediction prediction : theory.boundaries(any)) {
            if (prediction.observable().equals(observable)) {
                boolean located = levels.stream().anyMatch(level -> theory.locates(prediction, any, level));
                String label = (located ? "theory: " : "transition: ") + prediction.name();
                List<Series> all = some.stream()
                        .map(line -> boundary(prediction, label, line))
                        .toList();
                drawn.addAll(once(all, Kind.COMMON_THEORY, label, NOT_SEEN));
            }
        }
        return drawn;
    }

    private Series boundary(BoundaryPrediction prediction, String label, Line line) {
        Ink ink = new Ink(Kind.THEORY, line.ink().rank(), line.ink().of());
        List<Dot> dots = theory.boundary(prediction, line.points(), plane);
        return new Series(prediction.name(), label, ink, line.at(), dots);
    }

    private Series guide(BoundaryPrediction prediction, Line line) {
        double x = theory.boundary(prediction, line.points(), plane.xName());
        List<Dot> dots = plane.x().contains(x)
                ? List.of(Dot.of(x, plane.y().low()), Dot.of(x, plane.y().high()))
                : List.of();
        Ink ink = new Ink(Kind.GUIDE, line.ink().rank(), line.ink().of());
        return new Series(prediction.name(), "transition: " + prediction.name(), ink, line.at(), dots);
    }

    private Series curve(ObservablePrediction prediction, Line line) {
        Ink ink = new Ink(Kind.THEORY, line.ink().rank(), line.ink().of());
        List<Dot> dots = theory.curve(prediction, line.points(), plane);
        return new Series(prediction.name(), "theory: " + prediction.name(), ink, line.at(), dots);
    }

    private List<Series> once(List<Series> all, Kind common, String label, double near) {
        List<Series> some =
                all.stream().filter(series -> !series.dots().isEmpty()).toList();
        if (some.isEmpty() || !some.stream().allMatch(series -> same(series, some.get(some.size() - 1), near))) {
            return some;
        }
        Series last = some.get(some.size() - 1);
        return List.of(new Series(last.element(), label, Ink.only(common), last.at(), last.dots()));
    }

    private boolean same(Series one, Series other, double near) {
        if (one.dots().size() != other.dots().size()) {
            return false;
        }
        for (int i = 0; i < one.dots().size(); i++) {
            Dot a = one.dots().get(i);
            Dot b = other.dots().get(i);
            if (!near(plane.x(), a.x(), b.x(), near) || !near(plane.y(), a.y(), b.y(), near)) {
                return false;
            }
        }
        return true;
    }

    private static boolean near(PlotAxis axis, double a, double b, double near) {
        boolean both = Double.isNaN(a) && Double.isNaN(b);
        return both || Math.abs(axis.share(a) - axis.share(b)) <= near;
    }
}
