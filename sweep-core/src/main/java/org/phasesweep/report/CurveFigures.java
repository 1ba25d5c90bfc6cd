package org.phasesweep.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.phasesweep.spec.Axis;
import org.phasesweep.statistics.Estimate;

/**
 * Makes curves of observables along the most important axis: a series for each dimension (whatever the view has panels for)
 * and a panel for each value of the second axis, or a series for each value of the second axis when there is no third.
 */
final class CurveFigures {

    private static final int MOST_SERIES = 6;
    private static final int MOST_PANELS = 4;

    private final Study study;
    private final View view;
    private final Optional<Axis> seriesAxis;
    private final Optional<Axis> panelAxis;
    private final PlotAxis x;

    CurveFigures(Study study, View view) {
        this.study = study;
        this.view = view;
        this.seriesAxis = view.panel().or(view::y);
        this.panelAxis = view.panel().isPresent() ? view.y() : Optional.empty();
        this.x = study.grid().plotAxis(view.x());
    }

    /** The curves of an observable. */
    Curves of(String observable) {
        PlotAxis y = valueAxis(observable);
        List<Panel> panels = choices(panelAxis, MOST_PANELS).stream()
                .map(at -> panel(observable, at, y))
                .filter(panel -> !panel.series().isEmpty())
                .toList();
        String by = seriesAxis.map(axis -> "-by-" + axis.column()).orElse("");
        return new Curves("curves-" + observable + "-" + x.column() + by, caption(observable), panels);
    }

    private List<Map<String, Double>> choices(Optional<Axis> axis, int most) {
        return axis.map(chosen -> Grid.evenly(study.grid().values(chosen), most).stream()
                        .map(value -> Map.of(chosen.name(), value))
                        .toList())
                .orElse(List.of(Map.of()));
    }

    private Panel panel(String observable, Map<String, Double> at, PlotAxis y) {
        List<TheorySeries.Line> lines = lines(at);
        List<Series> series = new ArrayList<>(new TheorySeries(study.theory(), plane(y)).of(observable, lines));
        lines.forEach(line -> series.add(measured(observable, line)));
        return new Panel(View.equations(at), x, y, series);
    }

    private List<TheorySeries.Line> lines(Map<String, Double> at) {
        List<Map<String, Double>> members = choices(seriesAxis, MOST_SERIES);
        List<TheorySeries.Line> lines = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            Map<String, Double> where = view.fixedAnd(at);
            where.putAll(members.get(i));
            List<Integer> rows = study.grid().rows(where);
            if (!rows.isEmpty()) {
                String label = members.get(i).isEmpty() ? Series.MEASURED : View.equations(members.get(i));
                Ink ink = new Ink(Ink.Kind.MEASURED, i, members.size());
                lines.add(new TheorySeries.Line(
                        label, ink, Grid.byColumn(where), rows, study.grid().points(rows)));
            }
        }
        return lines;
    }

    private Series measured(String observable, TheorySeries.Line line) {
        return new Series(Series.MEASURED, line.label(), line.ink(), line.at(), dots(observable, line.rows()));
    }

    private Plane plane(PlotAxis y) {
        return study.grid().plane(view.x().name(), x, y.column(), y);
    }

    private List<Dot> dots(String observable, List<Integer> rows) {
        List<Estimate> estimates = study.estimates(observable);
        return rows.stream()
                .sorted(Comparator.comparingDouble(
                        row -> study.grid().value(row, view.x().name())))
                .map(row -> dot(study.grid().value(row, view.x().name()), estimates.get(row)))
                .toList();
    }

    private static Dot dot(double x, Estimate estimate) {
        return new Dot(x, Double.NaN, estimate.mean(), estimate.disorderError(), estimate.fewEvents());
    }

    private PlotAxis valueAxis(String observable) {
        List<Estimate> shown = study.grid().rows(view.fixed()).stream()
                .map(study.estimates(observable)::get)
                .toList();
        double[] means = shown.stream().mapToDouble(Estimate::mean).toArray();
        double[] ends = shown.stream()
                .flatMapToDouble(estimate -> DoubleStream.of(
                        estimate.mean() - estimate.disorderError(), estimate.mean() + estimate.disorderError()))
                .toArray();
        PlotAxis axis = PlotAxis.ofValues(observable, Labels.observable(observable), means, ends);
        return axis.high() == 1 && axis.low() == 0 ? axis.widened() : axis;
    }

    private String caption(String observable) {
        String text = Sentences.capital(Labels.observable(observable)) + " against "
                + Labels.word(view.x().name())
                + ". Error bars: one standard error over realizations; open symbols: too few events for the error bar to"
                + " be trusted.";
        return text + leftOut(seriesAxis, MOST_SERIES) + leftOut(panelAxis, MOST_PANELS) + view.fixedInWords();
    }

    private String leftOut(Optional<Axis> axis, int most) {
        return axis.filter(chosen -> study.grid().values(chosen).size() > most)
                .map(chosen -> " Shown are " + most + " of "
                        + study.grid().values(chosen).size() + " values of " + Labels.word(chosen.name())
                        + "; all are in diagram.csv.")
                .orElse("");
    }
}
