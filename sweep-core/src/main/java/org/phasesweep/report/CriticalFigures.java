package org.phasesweep.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.phasesweep.analysis.AnalysisResult.CollapseFit;
import org.phasesweep.analysis.AnalysisResult.ExponentFit;
import org.phasesweep.analysis.Measured;
import org.phasesweep.statistics.Estimate;

/** Makes the figures of collapsed curves and of power laws, at most four of each for an observable. */
final class CriticalFigures {

    private static final int MOST_FIGURES = 4;
    private static final int MOST_SIZES = 6;

    /** How far beyond the window of the fit collapsed curves are drawn. */
    private static final double SHOWN = 2;

    private static final int FIT_SAMPLES = 40;

    private final Study study;

    CriticalFigures(Study study) {
        this.study = study;
    }

    /** The figures of an observable. */
    List<Curves> of(String observable) {
        List<CollapseFit> collapses = study.input().analysis().collapses().stream()
                .filter(fit -> fit.observable().equals(observable) && fit.nu() != null)
                .toList();
        List<ExponentFit> exponents = study.input().analysis().exponents().stream()
                .filter(fit -> fit.observable().equals(observable) && fit.exponent() != null)
                .toList();
        List<Curves> figures = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_FIGURES, collapses.size()); i++) {
            figures.add(collapse(collapses.get(i), i + 1));
        }
        for (int i = 0; i < Math.min(MOST_FIGURES, exponents.size()); i++) {
            figures.add(exponent(exponents.get(i), i + 1));
        }
        return figures;
    }

    private List<Integer> rows(Map<String, Double> at) {
        return study.grid().rows(Map.of()).stream()
                .filter(row -> at.entrySet().stream()
                        .allMatch(entry -> study.grid().value(row, path(entry.getKey())) == entry.getValue()))
                .toList();
    }

    private static String path(String column) {
        return column.replace("__", ".");
    }

    private Curves collapse(CollapseFit fit, int number) {
        List<Integer> rows = rows(fit.at());
        List<Double> sizes = Grid.evenly(
                List.copyOf(new TreeSet<>(rows.stream()
                        .map(row -> study.grid().value(row, fit.size()))
                        .toList())),
                MOST_SIZES);
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            double size = sizes.get(i);
            List<Dot> dots = rows.stream()
                    .filter(row -> study.grid().value(row, fit.size()) == size)
                    .map(row -> scaled(fit, row, size))
                    .filter(dot -> Math.abs(dot.x()) <= SHOWN * fit.window())
                    .sorted(Comparator.comparingDouble(Dot::x))
                    .toList();
            Ink ink = new Ink(Ink.Kind.MEASURED, i, sizes.size());
            series.add(new Series(
                    Series.MEASURED,
                    Labels.equation(fit.size(), size),
                    ink,
                    Map.of(fit.size().replace(".", "__"), size),
                    dots));
        }
        String size = Labels.symbol(fit.size());
        String along = Labels.symbol(fit.along());
        PlotAxis x = axis(
                "scaled_" + along,
                "(" + along + " − " + text(fit.critical()) + ") " + size + "^(1/" + text(fit.nu()) + ")",
                Scale.LINEAR,
                series,
                Dot::x);
        PlotAxis y = axis(
                "scaled_" + fit.observable(),
                Labels.words(fit.observable()) + " × " + size + "^(" + text(fit.omega(), -1) + ")",
                Scale.LINEAR,
                series,
                Dot::y);
        String caption = Sentences.capital(Labels.words(fit.observable())) + " of all sizes, scaled; quality S = "
                + Digits.plain(fit.quality(), 2) + " within |x| ≤ " + Digits.plain(fit.window(), 2) + ".";
        String name = String.join("-", "collapse", fit.observable(), Integer.toString(number));
        return new Curves(name, caption + at(fit.at()), List.of(new Panel("", x, y, series)));
    }

    private Dot scaled(CollapseFit fit, int row, double size) {
        Estimate estimate = study.estimates(fit.observable()).get(row);
        double distance = study.grid().value(row, fit.along()) - fit.critical().value();
        double scale = StrictMath.pow(size, -fit.omega().value());
        return new Dot(
                distance * StrictMath.pow(size, 1 / fit.nu().value()),
                Double.NaN,
                scale * estimate.mean(),
                scale * estimate.disorderError(),
                estimate.fewEvents());
    }

    private Curves exponent(ExponentFit fit, int number) {
        List<Series> series = new ArrayList<>();
        addSide(series, fit, -1, fit.below());
        addSide(series, fit, 1, fit.above());
        PlotAxis x = axis("distance", "|t|", Scale.LOGARITHMIC, series, Dot::x);
        PlotAxis y = axis(
                fit.observable(),
                Labels.observable(fit.observable()) + ", absolute",
                Scale.LOGARITHMIC,
                series,
                Dot::y);
        String caption = Sentences.capital(Labels.words(fit.observable())) + " against the distance |t| of "
                + Labels.word(fit.along()) + " from " + Digits.plain(fit.critical()) + ". Lines: |t| to the power "
                + text(fit.exponent()) + ".";
        String name = String.join("-", "exponent", fit.observable(), Integer.toString(number));
        return new Curves(name, caption + at(fit.at()), List.of(new Panel("", x, y, series)));
    }

    private void addSide(List<Series> series, ExponentFit fit, int sign, Measured amplitude) {
        if (amplitude == null) {
            return;
        }
        List<Dot> dots = rows(fit.at()).stream()
                .map(row -> dot(fit, row, sign))
                .filter(dot -> dot.x() > 0 && dot.y() > 0)
                .sorted(Comparator.comparingDouble(Dot::x))
                .toList();
        String side = sign < 0 ? "below" : "above";
        Ink ink = new Ink(Ink.Kind.MEASURED, sign < 0 ? 0 : 1, 2);
        series.add(new Series(Series.MEASURED, side, ink, Map.of("side", (double) sign), dots));
        PlotAxis range = new PlotAxis("", "", Scale.LOGARITHMIC, fit.from(), fit.to());
        List<Dot> line = Arrays.stream(range.samples(FIT_SAMPLES))
                .mapToObj(t -> Dot.of(
                        t, amplitude.value() * StrictMath.pow(t, fit.exponent().value())))
                .toList();
        series.add(new Series(
                "fit",
                "power law " + side,
                new Ink(Ink.Kind.THEORY, ink.rank(), ink.of()),
                Map.of("side", (double) sign),
                line));
    }

    private Dot dot(ExponentFit fit, int row, int sign) {
        Estimate estimate = study.estimates(fit.observable()).get(row);
        double x = study.grid().value(row, fit.along());
        double t = fit.critical() == 0 ? x : (x - fit.critical()) / Math.abs(fit.critical());
        return new Dot(sign * t, Double.NaN, Math.abs(estimate.mean()), estimate.disorderError(), estimate.fewEvents());
    }

    private static PlotAxis axis(
            String column, String label, Scale scale, List<Series> series, ToDoubleFunction<Dot> place) {
        double[] values = series.stream()
                .flatMap(each -> each.dots().stream())
                .mapToDouble(place)
                .toArray();
        return PlotAxis.covering(column, label, scale, values);
    }

    private static String text(Measured measured) {
        return text(measured, 1);
    }

    private static String text(Measured measured, int sign) {
        return Digits.plain(sign * measured.value(), 4);
    }

    private static String at(Map<String, Double> at) {
        return at.isEmpty() ? "" : " At " + View.equations(at) + ".";
    }
}
