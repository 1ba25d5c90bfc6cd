package org.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.phasesweep.analysis.AnalysisResult.Comparison;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.GridPoint;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.table.Diagram;
import org.phasesweep.table.Realizations;
import org.phasesweep.theory.ObservablePrediction;
import org.phasesweep.theory.TheoryCurve;
import org.phasesweep.theory.TheoryCurve.Exactness;

/** Compares measured columns with every prediction that speaks of them, and with the exact identities. */
final class Comparisons {

    private final SweepPlan plan;
    private final Realizations realizations;
    private final Diagram diagram;
    private final Components components;
    private final TheoryAtBoundary theory;

    Comparisons(SweepPlan plan, Realizations realizations, Diagram diagram, Components components) {
        this.plan = plan;
        this.realizations = realizations;
        this.diagram = diagram;
        this.components = components;
        this.theory = new TheoryAtBoundary(plan, components);
    }

    List<Comparison> all() {
        List<Comparison> comparisons = new ArrayList<>();
        for (TheoryCurve curve : components.theories()) {
            if (curve instanceof ObservablePrediction prediction
                    && diagram.observables().contains(curve.observable())) {
                compare(prediction).ifPresent(comparisons::add);
            }
        }
        boolean planted = components.sampler(plan.spec().sampler().kind()).hasPlantedPoint();
        if (planted) {
            Identity.ALL.stream()
                    .flatMap(identity -> compare(identity).stream())
                    .forEach(comparisons::add);
        }
        return comparisons;
    }

    private Optional<Comparison> compare(ObservablePrediction prediction) {
        Map<Integer, Double> predicted = new LinkedHashMap<>();
        for (int i = 0; i < plan.points().size(); i++) {
            GridPoint point = plan.points().get(i);
            if (prediction.appliesTo(theory.theoryPoint(point))) {
                double value = prediction.value(theory.theoryPoint(point));
                if (Double.isFinite(value)) {
                    predicted.put(i, value);
                }
            }
        }
        if (predicted.isEmpty()) {
            return Optional.empty();
        }
        String column = prediction.observable();
        if (prediction.exactness() == Exactness.EXACT && realizations.columns().contains(column)) {
            double[][] means = realizations.means()[realizations.columns().indexOf(column)];
            return Optional.of(exact(prediction.name(), column, predicted, means));
        }
        int observable = diagram.observables().indexOf(column);
        Map<Integer, Double> differences = differences(
                predicted,
                point -> diagram.estimates().get(observable).get(point).mean() - predicted.get(point));
        return Optional.of(new Comparison(
                prediction.name(), column, "asymptotic", predicted.size(), null, null, null, differences));
    }

    private Optional<Comparison> compare(Identity identity) {
        int one = realizations.columns().indexOf(identity.one());
        int other = realizations.columns().indexOf(identity.other());
        if (one < 0 || other < 0) {
            return Optional.empty();
        }
        Map<Integer, Double> zero = new LinkedHashMap<>();
        double[][] difference = new double[plan.points().size()][];
        for (int i = 0; i < difference.length; i++) {
            double[] first = realizations.means()[one][i];
            double[] second = realizations.means()[other][i];
            zero.put(i, 0.0);
            difference[i] = IntStream.range(0, first.length)
                    .mapToDouble(r -> first[r] - second[r])
                    .toArray();
        }
        return Optional.of(exact(identity.name(), identity.one() + " - " + identity.other(), zero, difference));
    }

    /** @param means {@code [point][realization]} */
    private Comparison exact(String name, String column, Map<Integer, Double> predicted, double[][] means) {
        Map<String, List<Integer>> bySlice = new TreeMap<>();
        predicted
                .keySet()
                .forEach(point -> bySlice.computeIfAbsent(
                                plan.points().get(point).sliceId(), id -> new ArrayList<>())
                        .add(point));
        BlockTest test = new BlockTest();
        bySlice.values().forEach(points -> {
            double[][] residuals = residuals(points, predicted, means);
            if (residuals.length > 0) {
                test.add(residuals);
            }
        });
        Map<Integer, Double> differences =
                differences(predicted, point -> finiteMean(means[point]) - predicted.get(point));
        Double p = test.dof() == 0 ? null : test.p();
        return new Comparison(name, column, "exact", predicted.size(), test.chi2(), test.dof(), p, differences);
    }

    private static double[][] residuals(List<Integer> points, Map<Integer, Double> predicted, double[][] means) {
        return IntStream.range(0, means[points.get(0)].length)
                .mapToObj(r -> points.stream()
                        .mapToDouble(point -> means[point][r] - predicted.get(point))
                        .toArray())
                .filter(row -> Arrays.stream(row).allMatch(Double::isFinite))
                .toArray(double[][]::new);
    }

    private static double finiteMean(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).average().orElse(Double.NaN);
    }

    /** Mean absolute difference over the points of each dimension. */
    private Map<Integer, Double> differences(Map<Integer, Double> predicted, IntToDoubleFunction difference) {
        Map<Integer, double[]> sums = new TreeMap<>();
        for (int point : predicted.keySet()) {
            double size = Math.abs(difference.applyAsDouble(point));
            if (Double.isFinite(size)) {
                double[] sum = sums.computeIfAbsent(plan.points().get(point).dimension(), d -> new double[2]);
                sum[0] += size;
                sum[1]++;
            }
        }
        Map<Integer, Double> means = new TreeMap<>();
        sums.forEach((dimension, sum) -> means.put(dimension, sum[0] / sum[1]));
        return means;
    }
}
