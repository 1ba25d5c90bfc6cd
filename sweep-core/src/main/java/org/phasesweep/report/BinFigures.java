package org.phasesweep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.phasesweep.spec.Axis;
import org.phasesweep.statistics.Estimate;
import org.phasesweep.table.Diagram;

/** Makes curves of histograms: a series for each value of the most important axis, a panel for each of the next one. */
final class BinFigures {

    private static final int MOST_SERIES = 6;
    private static final int MOST_PANELS = 4;

    private final Study study;
    private final View view;

    BinFigures(Study study, View view) {
        this.study = study;
        this.view = view;
    }

    /** The curves of a histogram; none where the list has no bins. */
    Optional<Figure> of(Diagram.ListColumn list) {
        return list.edges().isEmpty() ? Optional.empty() : Optional.of(curves(list));
    }

    private Curves curves(Diagram.ListColumn list) {
        PlotAxis x = PlotAxis.covering("bin_centre", "centre of the bin", Scale.LINEAR, numbers(list.edges()));
        List<Panel> panels = new ArrayList<>();
        for (Map<String, Double> at : choices(view.y(), MOST_PANELS)) {
            List<Series> series = series(list, at);
            double[] ends = series.stream()
                    .flatMap(curve -> curve.dots().stream())
                    .flatMapToDouble(dot -> DoubleStream.of(dot.y() - dot.yError(), dot.y() + dot.yError()))
                    .toArray();
            PlotAxis y = PlotAxis.covering(list.name(), "probability of the bin", Scale.LINEAR, ends);
            if (!series.isEmpty()) {
                panels.add(new Panel(View.equations(at), x, y, series));
            }
        }
        return new Curves("bins-" + list.name() + "-by-" + view.x().column(), caption(list), panels);
    }

    private List<Series> series(Diagram.ListColumn list, Map<String, Double> at) {
        List<Map<String, Double>> members = choices(Optional.of(view.x()), MOST_SERIES);
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            Map<String, Double> where = view.fixedAnd(at);
            where.putAll(held());
            where.putAll(members.get(i));
            Ink ink = new Ink(Ink.Kind.MEASURED, i, members.size());
            String label = View.equations(members.get(i));
            study.grid().rows(where).stream()
                    .findFirst()
                    .ifPresent(row ->
                            series.add(new Series(Series.MEASURED, label, ink, Grid.byColumn(where), dots(list, row))));
        }
        return series;
    }

    /** A third axis has no place. */
    private Map<String, Double> held() {
        return View.held(study.grid(), view.panel().stream().toList(), Optional.empty());
    }

    private List<Map<String, Double>> choices(Optional<Axis> axis, int most) {
        return axis.map(chosen -> Grid.evenly(study.grid().values(chosen), most).stream()
                        .map(value -> Map.of(chosen.name(), value))
                        .toList())
                .orElse(List.of(Map.of()));
    }

    private static List<Dot> dots(Diagram.ListColumn list, int row) {
        List<Dot> dots = new ArrayList<>();
        List<Estimate> bins = list.estimates().get(row);
        for (int bin = 0; bin < bins.size(); bin++) {
            Estimate estimate = bins.get(bin);
            double centre = 0.5 * (list.edges().get(bin) + list.edges().get(bin + 1));
            dots.add(new Dot(centre, Double.NaN, estimate.mean(), estimate.disorderError(), false));
        }
        return dots;
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(value -> value).toArray();
    }

    private String caption(Diagram.ListColumn list) {
        String held = held().isEmpty() ? "" : " Shown at " + View.equations(held()) + ".";
        return Sentences.capital(Labels.words(list.name())) + ": the probability of each bin. Error bars: one standard"
                + " error over realizations. All values are in diagram.arrow and diagram.parquet." + held
                + view.fixedInWords();
    }
}
