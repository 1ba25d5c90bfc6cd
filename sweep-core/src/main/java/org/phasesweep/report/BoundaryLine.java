package org.phasesweep.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.phasesweep.analysis.AnalysisResult.BoundaryPoint;
import org.phasesweep.spec.Axis;

/** Makes the figure of a measured boundary with the predicted one. */
final class BoundaryLine {

    private final Study study;
    private final List<MeasuredBoundary> levels;
    private final BoundaryView view;
    private final String along;

    /** @param levels boundaries of one observable along one axis */
    BoundaryLine(Study study, List<MeasuredBoundary> levels, BoundaryView view) {
        this.study = study;
        this.levels = levels;
        this.view = view;
        this.along = levels.get(0).along();
    }

    /** The figure; empty when nothing was measured. */
    Optional<Curves> figure() {
        List<Series> measured = new ArrayList<>();
        List<TheorySeries.Line> lines = new ArrayList<>();
        List<Map<String, Double>> members = view.members(study.grid());
        for (int i = 0; i < members.size(); i++) {
            for (MeasuredBoundary level : levels) {
                Ink ink = new Ink(Ink.Kind.MEASURED, measured.size(), members.size() * levels.size());
                measured.add(measured(level, members.get(i), ink));
            }
            lines.add(line(members.get(i), measured.get(i * levels.size()).ink()));
        }
        measured.removeIf(series -> series.dots().isEmpty());
        return measured.isEmpty() ? Optional.empty() : Optional.of(figure(measured, lines));
    }

    private Curves figure(List<Series> measured, List<TheorySeries.Line> lines) {
        Plane plane = plane(measured);
        List<Series> all = new ArrayList<>(new TheorySeries(study.theory(), plane)
                .boundaries(
                        levels.get(0).observable(),
                        levels.stream().map(MeasuredBoundary::level).toList(),
                        lines));
        all.addAll(measured);
        String name = String.join(
                "-",
                "boundary",
                levels.get(0).observable(),
                plane.y().column(),
                plane.x().column());
        return new Curves(name, caption(), List.of(new Panel("", plane.x(), plane.y(), all)));
    }

    private Series measured(MeasuredBoundary level, Map<String, Double> member, Ink ink) {
        Map<String, Double> where = view.fixedAnd(member);
        List<Dot> dots = level.measured(where).stream()
                .map(this::dot)
                .sorted(Comparator.comparingDouble(Dot::x))
                .toList();
        Map<String, Double> columns = Grid.byColumn(where);
        columns.put("level", level.level());
        return new Series(Series.MEASURED, label(level, member), ink, columns, dots);
    }

    private Dot dot(BoundaryPoint point) {
        double x = point.at().get(view.x().column());
        return new Dot(x, Double.NaN, point.value(), MeasuredBoundary.error(point), false);
    }

    private String label(MeasuredBoundary level, Map<String, Double> member) {
        String equation = levels.size() > 1 || member.isEmpty() ? level.equation() : "";
        String separator = equation.isEmpty() || member.isEmpty() ? "" : ", ";
        return View.equations(member) + separator + equation;
    }

    private TheorySeries.Line line(Map<String, Double> member, Ink ink) {
        Map<String, Double> where = view.fixedAnd(member);
        List<Integer> rows = study.grid().rows(where);
        return new TheorySeries.Line(
                "", ink, Grid.byColumn(where), rows, study.grid().points(rows));
    }

    private Plane plane(List<Series> measured) {
        DoubleStream ends = measured.stream()
                .flatMap(series -> series.dots().stream())
                .flatMapToDouble(dot -> DoubleStream.of(dot.y(), dot.y() - dot.yError(), dot.y() + dot.yError()));
        DoubleStream predicted = levels.stream()
                .flatMap(level -> level.measured(view.fixed()).stream())
                .filter(point -> point.theory() != null)
                .mapToDouble(point -> point.theory().value());
        double[] values = DoubleStream.concat(ends, predicted).toArray();
        Axis axis = study.input().plan().spec().axis(along).orElseThrow();
        PlotAxis y = PlotAxis.covering(
                axis.column(), Labels.axis(along), Scale.of(axis, study.grid().values(axis)), values);
        return study.grid().plane(view.x().name(), study.grid().plotAxis(view.x()), along, y);
    }

    private String caption() {
        String equations =
                Sentences.list(levels.stream().map(MeasuredBoundary::equation).toList());
        return Sentences.capital(Labels.word(along)) + " where " + equations + ", against "
                + Labels.word(view.x().name()) + ". Error bars: one standard error by bootstrap over realizations."
                + view.leftOutInWords(study.grid());
    }
}
