package org.phasesweep.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phasesweep.analysis.AnalysisResult.BoundaryPoint;
import org.phasesweep.analysis.AnalysisResult.Comparison;
import org.phasesweep.spec.Axis;
import org.phasesweep.statistics.Estimate;

/** The results of a sweep in a few sentences. */
final class Headline {

    /** An exact relation that chance breaks less often than this, over all that were tested, is broken. */
    private static final double BROKEN = 1e-3;

    private final Study study;

    Headline(Study study) {
        this.study = study;
    }

    /** The sentences, the most important first. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        study.boundaries().forEach(boundary -> sentences.addAll(of(boundary)));
        if (sentences.isEmpty()) {
            sentences.add(range(study.observables().get(0)));
        }
        List<Comparison> exact = study.input().analysis().comparisons().stream()
                .filter(comparison -> comparison.p() != null)
                .toList();
        if (!exact.isEmpty()) {
            sentences.add(identities(exact));
        }
        return sentences;
    }

    private String range(String observable) {
        List<Estimate> estimates = study.estimates(observable);
        DoubleSummaryStatistics means = estimates.stream()
                .mapToDouble(Estimate::mean)
                .filter(Double::isFinite)
                .summaryStatistics();
        String name = Sentences.capital(Labels.observable(observable));
        String where = " over " + Sentences.count(estimates.size(), "point") + " of the grid.";
        if (means.getCount() == 0) {
            return name + " has no value.";
        }
        if (means.getCount() == 1) {
            double error = estimates.get(0).disorderError();
            return name + ": " + Digits.withError(means.getMin(), error) + (error > 0 ? "." : ", error unknown.");
        }
        return name + " goes from " + Digits.plain(means.getMin(), 3) + " to " + Digits.plain(means.getMax(), 3)
                + where;
    }

    private List<String> of(MeasuredBoundary boundary) {
        List<BoundaryPoint> measured = boundary.measured(Map.of());
        String name = Sentences.capital(boundary.equation());
        if (measured.isEmpty()) {
            return List.of(name + " is crossed nowhere on this grid along " + Labels.word(boundary.along()) + ".");
        }
        String text = name + " is crossed " + places(boundary, measured) + " Measured at " + measured.size() + " of "
                + Sentences.count(boundary.points().size(), "place") + ".";
        List<String> sentences = new ArrayList<>(List.of(text));
        TheoryDeviations.of(measured).inWords(Labels.symbol(boundary.along())).ifPresent(sentences::add);
        return sentences;
    }

    /** The ends of the boundary at the largest dimension that has any. */
    private static String places(MeasuredBoundary boundary, List<BoundaryPoint> measured) {
        double largest =
                measured.stream().mapToDouble(Headline::dimension).max().orElseThrow();
        List<BoundaryPoint> there = measured.stream()
                .filter(point -> dimension(point) == largest)
                .sorted(Comparator.comparingDouble(BoundaryPoint::value))
                .toList();
        String symbol = Labels.symbol(boundary.along()) + " = ";
        String first = symbol + value(there.get(0));
        String last = symbol + value(there.get(there.size() - 1));
        String at = largest > 0 ? ", for d = " + Digits.plain(largest) : "";
        return there.size() == 1 ? "at " + first + at + "." : "between " + first + " and " + last + at + ".";
    }

    private static double dimension(BoundaryPoint point) {
        return point.at().getOrDefault(Axis.DIMENSION, 0.0);
    }

    private static String value(BoundaryPoint point) {
        Map<String, Double> others = new LinkedHashMap<>(point.at());
        others.remove(Axis.DIMENSION);
        String at = others.isEmpty() ? "" : " (" + View.equations(others) + ")";
        return Digits.withError(point.value(), MeasuredBoundary.error(point)) + at;
    }

    private static String identities(List<Comparison> exact) {
        Comparison worst =
                exact.stream().min(Comparator.comparingDouble(Comparison::p)).orElseThrow();
        String p = "p = " + Digits.probability(worst.p()) + " (" + worst.theory() + ")";
        return worst.p() * exact.size() < BROKEN
                ? "An exact relation is broken: " + p + ". The numbers, or the errors on them, are not to be trusted."
                : "Exact relations tested: " + exact.size() + ", all hold; the smallest " + p + ".";
    }
}
