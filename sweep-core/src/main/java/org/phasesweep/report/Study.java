package org.phasesweep.report;

import java.util.List;
import java.util.stream.Stream;
import org.phasesweep.statistics.Estimate;

/**
 * What figures are made of.
 *
 * @param input the sweep and its results
 * @param grid its points by axis
 * @param theory its predictions
 * @param boundaries its measured boundaries
 */
record Study(ReportInput input, Grid grid, TheoryLines theory, List<MeasuredBoundary> boundaries) {

    static Study of(ReportInput input) {
        return new Study(
                input,
                new Grid(input.plan()),
                new TheoryLines(input.plan(), input.components()),
                MeasuredBoundary.of(input.analysis()));
    }

    /** The estimates of an observable, one for each row of the diagram. */
    List<Estimate> estimates(String observable) {
        return input.diagram().estimates().get(input.diagram().observables().indexOf(observable));
    }

    /** The observables, the one that the sweep is about first: that of the first boundary, or else Y. */
    List<String> observables() {
        List<String> names = input.diagram().observables();
        String first = boundaries.stream()
                .map(MeasuredBoundary::observable)
                .filter(names::contains)
                .findFirst()
                .orElse(names.contains("participation_ratio") ? "participation_ratio" : names.get(0));
        return Stream.concat(Stream.of(first), names.stream().filter(name -> !name.equals(first)))
                .toList();
    }

    /** How many realizations the points have, in words: from the fewest to the most where a target decides. */
    String realizations() {
        int most = input().plan().spec().realizations();
        int fewest = input().plan().spec().target().isEmpty()
                        || input().diagram().estimates().isEmpty()
                ? most
                : input().diagram().estimates().get(0).stream()
                        .mapToInt(Estimate::realizations)
                        .min()
                        .orElse(most);
        return (fewest < most ? fewest + " to " : "") + Sentences.count(most, "realization");
    }
}
