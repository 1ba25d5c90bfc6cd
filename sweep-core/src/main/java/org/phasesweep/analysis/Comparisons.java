package org.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.phasesweep.analysis.AnalysisResult.Comparison;
import org.phasesweep.observable.Observable;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.statistics.Estimate;
import org.phasesweep.table.Diagram;
import org.phasesweep.table.Realizations;
import org.phasesweep.theory.ObservablePrediction;
import org.phasesweep.theory.TheoryCurve;
import org.phasesweep.theory.TheoryCurve.Exactness;
import org.phasesweep.theory.TheoryPoint;

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
        Identity.ALL.stream().flatMap(identity -> compare(identity).stream()).forEach(comparisons::add);
        return comparisons;
    }

    private Optional<Comparison> compare(ObservablePrediction prediction) {
        Map<Integer, Double> predicted = predicted(prediction);
        String column = prediction.observable();
        Observable observable = components.observable(column);
        if (predicted.isEmpty()) {
            return Optional.empty();
        }
        if (prediction.exactness() == Exactness.EXACT) {
            Map<Integer, double[]> residuals = new LinkedHashMap<>();
            predicted.forEach((point, value) ->
                    residuals.put(point, minus(Diagrams.pseudoValues(realizations, observable, point), value)));
            return Optional.of(exact(prediction.name(), column, residuals));
        }
        List<Estimate> estimates = diagram.estimates().get(diagram.observables().indexOf(column));
        Map<Integer, Double> differences =
                differences(predicted.keySet(), point -> estimates.get(point).mean() - predicted.get(point));
        return Optional.of(new Comparison(
                prediction.name(),
                column,
                "asymptotic",
                predicted.size(),
                null,
                null,
                null,
                differences,
                null,
                null,
                null,
                null));
    }

    private Map<Integer, Double> predicted(ObservablePrediction prediction) {
        Map<Integer, Double> predicted = new LinkedHashMap<>();
        for (int i = 0; i < plan.points().size(); i++) {
            TheoryPoint at = theory.theoryPoint(plan.points().get(i));
            double value = prediction.appliesTo(at) ? prediction.value(at) : Double.NaN;
            if (Double.isFinite(value)) {
                predicted.put(i, value);
            }
        }
        return predicted;
    }

    private static double[] minus(double[] values, double predicted) {
        return Arrays.stream(values).map(value -> value - predicted).toArray();
    }

    private Optional<Comparison> compare(Identity identity) {
        if (!realizations.columns().containsAll(identity.columns())) {
            return Optional.empty();
        }
        Map<Integer, double[]> residuals = new LinkedHashMap<>();
        for (int point = 0; point < plan.points().size(); point++) {
            if (!theory.obeysNishimori(plan.points().get(point))) {
                continue;
            }
            double[] residual = residuals(identity, point);
            if (Arrays.stream(residual).anyMatch(Double::isFinite)) {
                residuals.put(point, residual);
            }
        }
        return residuals.isEmpty()
                ? Optional.empty()
                : Optional.of(exact(identity.name(), identity.statement(), residuals));
    }

    private double[] residuals(Identity identity, int point) {
        TheoryPoint at = theory.theoryPoint(plan.points().get(point));
        double[][] columns = identity.columns().stream()
                .map(name -> realizations.means()[realizations.columns().indexOf(name)][point])
                .toArray(double[][]::new);
        return IntStream.range(0, columns[0].length)
                .mapToDouble(r -> identity.residual()
                        .of(
                                at,
                                Arrays.stream(columns)
                                        .mapToDouble(values -> values[r])
                                        .toArray()))
                .toArray();
    }

    /** @param residuals by point, for each realization */
    private Comparison exact(String name, String column, Map<Integer, double[]> residuals) {
        Map<List<String>, List<double[]>> groups = new LinkedHashMap<>();
        residuals.forEach((point, values) -> groups.computeIfAbsent(
                        theory.disorder(plan.points().get(point)), key -> new ArrayList<>())
                .add(values));
        ZeroMean test = new ZeroMean();
        groups.values().forEach(cells -> test.add(cells.toArray(double[][]::new)));
        Double p = test.dof() == 0 ? null : test.p();
        Map<Integer, Double> differences = differences(residuals.keySet(), point -> finiteMean(residuals.get(point)));
        double largest = residuals.values().stream()
                .mapToDouble(values -> Math.abs(finiteMean(values)))
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
        Pulls pulls = new Pulls();
        residuals.values().forEach(pulls::add);
        return new Comparison(
                name,
                column,
                "exact",
                residuals.size(),
                test.chi2(),
                test.dof(),
                p,
                differences,
                Measured.orNull(largest),
                pulls.count(),
                Measured.orNull(pulls.mean()),
                Measured.orNull(pulls.width()));
    }

    private static double finiteMean(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).average().orElse(Double.NaN);
    }

    /** Mean absolute difference over the points of each dimension. */
    private Map<Integer, Double> differences(Set<Integer> points, IntToDoubleFunction difference) {
        Map<Integer, double[]> sums = new TreeMap<>();
        for (int point : points) {
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
