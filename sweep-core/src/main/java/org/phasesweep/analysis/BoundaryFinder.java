package org.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.phasesweep.analysis.AnalysisResult.BoundaryPoint;
import org.phasesweep.analysis.AnalysisResult.Theory;
import org.phasesweep.observable.Evaluable;
import org.phasesweep.observable.Observable;
import org.phasesweep.plan.GridPoint;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.spec.SweepSpec.Boundary;
import org.phasesweep.statistics.Bootstrap;
import org.phasesweep.statistics.ReplicaAccumulator;
import org.phasesweep.table.Realizations;

/**
 * Measures a boundary: where the mean of an observable crosses a level along one axis, for every combination of the others.
 * The error is that of a bootstrap over whole realizations, which keeps the correlation of cells that share disorder.
 */
final class BoundaryFinder {

    /** An error bar needs a crossing in this share of the resamples. */
    private static final double NEEDED_SHARE = 0.9;

    private final SweepPlan plan;
    private final Realizations realizations;
    private final Boundary boundary;
    private final Observable observable;
    private final GridAxes axes;
    private final TheoryAtBoundary theory;

    BoundaryFinder(
            SweepPlan plan,
            Realizations realizations,
            Boundary boundary,
            Observable observable,
            TheoryAtBoundary theory) {
        this.plan = plan;
        this.realizations = realizations;
        this.boundary = boundary;
        this.observable = observable;
        this.axes = new GridAxes(plan);
        this.theory = theory;
    }

    List<BoundaryPoint> find() {
        Map<Map<String, Double>, List<Integer>> lines = new LinkedHashMap<>();
        for (int point = 0; point < plan.points().size(); point++) {
            lines.computeIfAbsent(axes.others(plan.points().get(point), boundary.along()), at -> new ArrayList<>())
                    .add(point);
        }
        List<BoundaryPoint> found = new ArrayList<>();
        lines.forEach((at, points) -> found.add(find(at, points)));
        return found;
    }

    private BoundaryPoint find(Map<String, Double> at, List<Integer> unsorted) {
        List<Integer> points = new ArrayList<>(unsorted);
        points.sort(Comparator.comparingDouble(point -> along(point)));
        double[] axis = points.stream().mapToDouble(this::axisValue).toArray();
        Line line = new Line(points);
        if (points.size() < 2 || line.complete.length == 0) {
            return result(at, points, null, null, "not_bracketed");
        }
        Crossing crossing = new Crossing(axis, boundary.level());
        double[] means = line.means(line.complete);
        int changes = crossing.significantChanges(means, i -> line.error((int) i));
        OptionalDouble root = crossing.find(means);
        if (changes == 0 || root.isEmpty()) {
            return result(at, points, null, null, "not_bracketed");
        }
        if (changes > 1) {
            return result(at, points, null, null, "multiple");
        }
        double value = plain(root.getAsDouble());
        return result(at, points, value, error(at, line, crossing), "ok");
    }

    private BoundaryPoint result(
            Map<String, Double> at, List<Integer> points, Double value, Double error, String status) {
        GridPoint any = plan.points().get(points.get(0));
        Theory predicted = theory.at(any, boundary).orElse(null);
        String method = "interpolated" + (axes.logarithmic(boundary.along()) ? " in the logarithm" : "")
                + ", bootstrap over realizations";
        return new BoundaryPoint(
                boundary.observable(), boundary.level(), boundary.along(), at, value, error, method, status, predicted);
    }

    private Double error(Map<String, Double> at, Line line, Crossing crossing) {
        Bootstrap bootstrap = new Bootstrap(plan.spec().seed(), boundary + " at " + at);
        ReplicaAccumulator roots = new ReplicaAccumulator();
        for (int i = 0; i < Bootstrap.RESAMPLES; i++) {
            int[] indices = bootstrap.resample(line.complete.length);
            int[] resampled =
                    Arrays.stream(indices).map(index -> line.complete[index]).toArray();
            crossing.find(line.means(resampled)).ifPresent(root -> roots.add(plain(root)));
        }
        boolean enough = line.complete.length > 1 && roots.count() >= NEEDED_SHARE * Bootstrap.RESAMPLES;
        return enough ? Math.sqrt(roots.variance()) : null;
    }

    private double along(int point) {
        return axes.value(plan.points().get(point), boundary.along());
    }

    private double axisValue(int point) {
        double value = along(point);
        return axes.logarithmic(boundary.along()) ? StrictMath.log(value) : value;
    }

    private double plain(double axisValue) {
        return axes.logarithmic(boundary.along()) ? StrictMath.exp(axisValue) : axisValue;
    }

    /** The observable on the points of one line, over the realizations that every point has. */
    private final class Line {
        private final double[][][] ingredients;
        private final int[] complete;

        Line(List<Integer> points) {
            ingredients = observable.ingredients().stream()
                    .map(name -> realizations.means()[realizations.columns().indexOf(name)])
                    .map(column -> points.stream().map(point -> column[point]).toArray(double[][]::new))
                    .toArray(double[][][]::new);
            complete = IntStream.range(0, ingredients[0][0].length)
                    .filter(r -> Arrays.stream(ingredients)
                            .allMatch(column -> Arrays.stream(column).allMatch(point -> Double.isFinite(point[r]))))
                    .toArray();
        }

        double[] means(int[] indices) {
            return IntStream.range(0, ingredients[0].length)
                    .mapToDouble(point -> value(point, indices))
                    .toArray();
        }

        private double value(int point, int[] indices) {
            double[] means = new double[ingredients.length];
            for (int i = 0; i < means.length; i++) {
                for (int r : indices) {
                    means[i] += ingredients[i][point][r];
                }
                means[i] /= indices.length;
            }
            return observable instanceof Evaluable evaluable ? evaluable.evaluate(means) : means[0];
        }

        /** Standard error of the value at a point; 0 when it cannot be told, which leaves no point out. */
        double error(int point) {
            ReplicaAccumulator values = new ReplicaAccumulator();
            for (int r : complete) {
                values.add(value(point, new int[] {r}));
            }
            double error = Math.sqrt(values.variance() / complete.length);
            return Double.isFinite(error) ? error : 0;
        }
    }
}
