package org.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.phasesweep.analysis.AnalysisResult.SizeCrossings;
import org.phasesweep.analysis.AnalysisResult.SizePair;
import org.phasesweep.analysis.Crossing.Range;
import org.phasesweep.spec.Measure.SizeCrossing;
import org.phasesweep.statistics.Bootstrap;

/**
 * Measures where the curves of neighbouring sizes cross ({@link PairCrossing}), for every combination of the axes other than
 * size. The crossings of all pairs, at L the geometric mean of the sizes, are extrapolated on a line in 1/L: the systematic error of
 * the limit is its distance from the crossing of the two largest sizes. Errors by a bootstrap over whole realizations.
 */
final class CrossingFinder {

    private static final String METHOD = "interpolated, limit linear in 1/size, bootstrap over realizations";

    private final Lines lines;
    private final SizeCrossing asked;
    private final boolean logarithmic;

    /**
     * The curves of two neighbouring sizes.
     *
     * @param start index of the first point of the smaller size among all points
     * @param middle that of the larger one
     * @param end after its last point
     * @param bracket of the crossing on the common axis; null when there is none
     */
    private record Pair(
            double smaller, double larger, int start, int middle, int end, PairCrossing crossing, Range bracket) {

        double inverseSize() {
            return 1 / Math.sqrt(smaller * larger);
        }

        double[] find(double[] values) {
            return bracket == null
                    ? new double[] {Double.NaN, Double.NaN}
                    : crossing.find(
                            Arrays.copyOfRange(values, start, middle),
                            Arrays.copyOfRange(values, middle, end),
                            bracket);
        }
    }

    CrossingFinder(Lines lines, SizeCrossing asked) {
        this.lines = lines;
        this.asked = asked;
        this.logarithmic = lines.axes().logarithmic(asked.along());
    }

    List<SizeCrossings> find() {
        List<SizeCrossings> found = new ArrayList<>();
        lines.by(Set.of(asked.along(), asked.size())).forEach((at, points) -> found.add(find(at, points)));
        return found;
    }

    private SizeCrossings find(Map<String, Double> at, List<Integer> points) {
        Map<Double, List<Integer>> sizes = lines.bySize(points, asked, asked.size());
        sizes.values().removeIf(line -> line.size() < 2);
        List<Integer> all = sizes.values().stream().flatMap(List::stream).toList();
        if (sizes.size() < 2) {
            return new SizeCrossings(
                    asked.observable(), asked.size(), asked.along(), at, List.of(), null, METHOD, "not_bracketed");
        }
        MeasuredPoints measured = lines.measured(all, asked);
        List<Pair> pairs = pairs(sizes, measured);
        double[] found = plain(pairs, measured.values());
        Bootstrap bootstrap = lines.bootstrap(asked, at);
        double[] errors = measured.standardErrors(bootstrap, Bootstrap.RESAMPLES, values -> plain(pairs, values));
        boolean some = pairs.stream().anyMatch(pair -> pair.bracket() != null);
        return new SizeCrossings(
                asked.observable(),
                asked.size(),
                asked.along(),
                at,
                rows(pairs, found, errors),
                limit(at, pairs, measured, errors),
                METHOD,
                some ? "ok" : "not_bracketed");
    }

    private List<Pair> pairs(Map<Double, List<Integer>> sizes, MeasuredPoints measured) {
        double[] values = measured.values();
        double[] limits = measured.limits();
        List<Pair> pairs = new ArrayList<>();
        List<Double> order = List.copyOf(sizes.keySet());
        int start = 0;
        for (int i = 0; i + 1 < order.size(); i++) {
            int middle = start + sizes.get(order.get(i)).size();
            int end = middle + sizes.get(order.get(i + 1)).size();
            PairCrossing crossing = new PairCrossing(axis(sizes.get(order.get(i))), axis(sizes.get(order.get(i + 1))));
            Range bracket = crossing.bracket(
                    Arrays.copyOfRange(values, start, middle),
                    Arrays.copyOfRange(values, middle, end),
                    Arrays.copyOfRange(limits, start, middle),
                    Arrays.copyOfRange(limits, middle, end));
            pairs.add(new Pair(order.get(i), order.get(i + 1), start, middle, end, crossing, bracket));
            start = middle;
        }
        return pairs;
    }

    private double[] axis(List<Integer> line) {
        double[] values = lines.values(line, asked.along());
        return logarithmic ? Arrays.stream(values).map(StrictMath::log).toArray() : values;
    }

    /** Place and value at the crossing of each pair, one after the other. */
    private double[] plain(List<Pair> pairs, double[] values) {
        double[] found = new double[2 * pairs.size()];
        for (int i = 0; i < pairs.size(); i++) {
            double[] crossing = pairs.get(i).find(values);
            found[2 * i] = logarithmic ? StrictMath.exp(crossing[0]) : crossing[0];
            found[2 * i + 1] = crossing[1];
        }
        return found;
    }

    private static List<SizePair> rows(List<Pair> pairs, double[] found, double[] errors) {
        List<SizePair> rows = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            rows.add(new SizePair(
                    pairs.get(i).smaller(),
                    pairs.get(i).larger(),
                    Measured.orNull(found[2 * i]),
                    Measured.orNull(errors[2 * i]),
                    Measured.orNull(found[2 * i + 1]),
                    Measured.orNull(errors[2 * i + 1]),
                    Double.isFinite(found[2 * i]) ? "ok" : "not_bracketed"));
        }
        return rows;
    }

    /** The crossing of infinite sizes; null for fewer than two crossings. */
    private Measured limit(Map<String, Double> at, List<Pair> pairs, MeasuredPoints measured, double[] errors) {
        double[] weights = new double[pairs.size()];
        boolean known = true;
        for (int i = 0; i < weights.length; i++) {
            known &= pairs.get(i).bracket() == null || errors[2 * i] > 0;
        }
        for (int i = 0; i < weights.length; i++) {
            double error = known ? errors[2 * i] : 1;
            weights[i] = pairs.get(i).bracket() == null ? 0 : 1 / (error * error);
        }
        double value = limit(pairs, weights, plain(pairs, measured.values()));
        if (!Double.isFinite(value)) {
            return null;
        }
        Bootstrap bootstrap = lines.bootstrap("limit of " + asked, at);
        double[] error = measured.standardErrors(bootstrap, Bootstrap.RESAMPLES, values ->
                new double[] {limit(pairs, weights, plain(pairs, values))});
        double last = largest(pairs, weights, plain(pairs, measured.values()));
        return Measured.of(value, error[0], Math.abs(value - last));
    }

    private static double largest(List<Pair> pairs, double[] weights, double[] found) {
        double last = Double.NaN;
        for (int i = 0; i < pairs.size(); i++) {
            last = weights[i] > 0 ? found[2 * i] : last;
        }
        return last;
    }

    /** The weighted line through the crossings over 1/L, at 0; NaN for fewer than two. */
    private static double limit(List<Pair> pairs, double[] weights, double[] found) {
        double[] sums = new double[5];
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                double x = pairs.get(i).inverseSize();
                double[] terms = {1, x, x * x, found[2 * i], x * found[2 * i]};
                for (int k = 0; k < sums.length; k++) {
                    sums[k] += weights[i] * terms[k];
                }
            }
        }
        double determinant = sums[0] * sums[2] - sums[1] * sums[1];
        boolean enough = Arrays.stream(weights).filter(weight -> weight > 0).count() > 1;
        return enough ? (sums[2] * sums[3] - sums[1] * sums[4]) / determinant : Double.NaN;
    }
}
