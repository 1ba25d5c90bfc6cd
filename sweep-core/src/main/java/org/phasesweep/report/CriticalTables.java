package org.phasesweep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.phasesweep.analysis.AnalysisResult;
import org.phasesweep.analysis.AnalysisResult.CollapseFit;
import org.phasesweep.analysis.AnalysisResult.ExponentFit;
import org.phasesweep.analysis.AnalysisResult.ExtremumPoint;
import org.phasesweep.analysis.AnalysisResult.SizeCrossings;
import org.phasesweep.analysis.AnalysisResult.SizePair;
import org.phasesweep.analysis.Measured;

/** The tables of what was measured of critical points, but for boundaries: each with its title. */
final class CriticalTables {

    private static final String ANALYSIS = "analysis.json";
    private static final String NONE = "–";

    private CriticalTables() {}

    /** The tables that have rows. */
    static List<Markup> of(AnalysisResult analysis) {
        List<Markup> parts = new ArrayList<>();
        add(parts, "Exponents", exponents(analysis.exponents()), analysis.exponents());
        add(parts, "Collapses of several sizes", collapses(analysis.collapses()), analysis.collapses());
        add(parts, "Crossings of neighbouring sizes", crossings(analysis.crossings()), analysis.crossings());
        add(parts, "Extrema", extrema(analysis.extrema()), analysis.extrema());
        return parts;
    }

    private static void add(List<Markup> parts, String title, HtmlTable table, List<?> found) {
        if (!found.isEmpty()) {
            parts.add(Markup.tag("h3", title));
            parts.add(table.markup());
        }
    }

    private static HtmlTable exponents(List<ExponentFit> fits) {
        HtmlTable table = new HtmlTable(
                ANALYSIS,
                List.of("power law", "at", "exponent", "below", "above", "above / below", "range of |t|", "status"));
        for (ExponentFit fit : fits) {
            String symbol = Labels.symbol(fit.along());
            String distance = fit.critical() == 0
                    ? symbol
                    : "(" + symbol + " − " + Digits.plain(fit.critical()) + ")/"
                            + Digits.plain(Math.abs(fit.critical()));
            table.add(List.of(
                    Labels.words(fit.observable()) + " over t = " + distance,
                    at(fit.at()),
                    text(fit.exponent()),
                    text(fit.below()),
                    text(fit.above()),
                    text(fit.ratio()),
                    fit.from() == null ? NONE : Digits.plain(fit.from()) + " to " + Digits.plain(fit.to()),
                    status(fit.status())));
        }
        return table;
    }

    private static HtmlTable collapses(List<CollapseFit> fits) {
        HtmlTable table = new HtmlTable(
                ANALYSIS,
                List.of("column", "at", "critical point", "ν", "ω", "quality S", "points", "smallest size", "status"));
        for (CollapseFit fit : fits) {
            table.add(List.of(
                    Labels.words(fit.observable()) + " over " + Labels.word(fit.along()) + ", sizes: "
                            + Labels.word(fit.size()),
                    at(fit.at()),
                    number(fit.critical()),
                    number(fit.nu()),
                    number(fit.omega()),
                    fit.quality() == null ? NONE : Digits.plain(fit.quality(), 2),
                    fit.points() == null ? NONE : Integer.toString(fit.points()),
                    fit.smallestSize() == null ? NONE : Digits.plain(fit.smallestSize()),
                    status(fit.status())));
        }
        return table;
    }

    private static String number(Measured number) {
        return text(number) + (CollapseFit.isGiven(number) ? " (given)" : "");
    }

    private static HtmlTable crossings(List<SizeCrossings> all) {
        HtmlTable table =
                new HtmlTable(ANALYSIS, List.of("column", "at", "sizes", "crossing", "value there", "status"));
        for (SizeCrossings crossings : all) {
            String column = Labels.words(crossings.observable()) + " over " + Labels.word(crossings.along());
            for (SizePair pair : crossings.pairs()) {
                table.add(List.of(
                        column,
                        at(crossings.at()),
                        Digits.plain(pair.smaller()) + " and " + Digits.plain(pair.larger()),
                        text(pair.place(), pair.placeStderr()),
                        text(pair.value(), pair.valueStderr()),
                        status(pair.status())));
            }
            table.add(List.of(
                    column, at(crossings.at()), "limit", text(crossings.limit()), NONE, status(crossings.status())));
        }
        return table;
    }

    private static HtmlTable extrema(List<ExtremumPoint> points) {
        HtmlTable table =
                new HtmlTable(ANALYSIS, List.of("column", "at", "place", "predicted", "value there", "status"));
        for (ExtremumPoint point : points) {
            table.add(List.of(
                    point.kind() + " of " + Labels.words(point.observable()) + " over " + Labels.word(point.along()),
                    at(point.at()),
                    text(point.place()),
                    point.theory() == null ? NONE : Digits.full(point.theory().value(), 4),
                    text(point.value()),
                    status(point.status())));
        }
        return table;
    }

    private static String at(Map<String, Double> at) {
        return at.entrySet().stream()
                .map(entry -> Labels.equation(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String text(Measured measured) {
        return measured == null ? NONE : text(measured.value(), measured.error());
    }

    private static String text(Double value, Double error) {
        return value == null ? NONE : Digits.withError(value, error == null ? Double.NaN : error);
    }

    private static String status(String status) {
        return switch (status) {
            case "ok" -> "measured";
            case "not_bracketed" -> "the grid does not enclose it";
            case "flat" -> "no curve varies beyond its errors";
            case "too_few_points" -> "too few points that can be used";
            default -> Labels.words(status);
        };
    }
}
