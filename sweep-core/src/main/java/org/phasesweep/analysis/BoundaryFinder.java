package org.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.phasesweep.analysis.AnalysisResult.BoundaryPoint;
import org.phasesweep.analysis.AnalysisResult.Theory;
import org.phasesweep.analysis.Crossing.Range;
import org.phasesweep.observable.Observable;
import org.phasesweep.plan.GridPoint;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.spec.SweepSpec.Boundary;
import org.phasesweep.statistics.Bootstrap;
import org.phasesweep.statistics.ReplicaAccumulator;
import org.phasesweep.table.Realizations;

/**
 * Measures a boundary: where the mean of an observable crosses a level along one axis, for every combination of the others.
 *
 * <p>A point counts as above or below the level when it is two standard errors from it ({@link MeasuredCurve#limits}). No
 * change of sides: {@code not_bracketed}; more than one: {@code multiple}; one: {@code ok}, and the crossing is sought
 * around that change only. Points without any value are left out. Functions of means are those of the diagram, jackknifed.
 * Along {@code load} the place of a point is ln N / d of its whole N, not the load that N was rounded from.
 *
 * <p>The statistical error is that of a bootstrap over whole realizations, which keeps the correlation of cells that share
 * disorder, times √(R/(R−1)), without which it would be too small (by 7 % at R = 8). Resamples that do not cross are left out:
 * at most one in ten, else there is no error. The systematic error is what a transition narrower than the grid leaves open
 * ({@link CoarserGrids}); on two points nothing tells it.
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

    private BoundaryPoint find(Map<String, Double> at, List<Integer> line) {
        Map<Double, Integer> points = new TreeMap<>();
        line.stream().filter(this::isMeasured).forEach(point -> points.putIfAbsent(axisValue(point), point));
        if (points.size() < 2) {
            return result(at, line, null, "not_bracketed");
        }
        double[] axis = points.keySet().stream().mapToDouble(x -> x).toArray();
        MeasuredCurve curve = new MeasuredCurve(realizations, observable, List.copyOf(points.values()));
        Crossing crossing = new Crossing(axis, boundary.level());
        int[] sides = crossing.sides(curve.values(), curve.limits());
        int changes = Crossing.changes(sides);
        if (changes != 1) {
            return result(at, line, null, changes == 0 ? "not_bracketed" : "multiple");
        }
        Range bracket = Crossing.bracket(sides);
        double root = crossing.find(curve.values(), bracket).orElseThrow();
        CoarserGrids coarser = new CoarserGrids(axis, boundary.level(), bracket, root);
        return result(at, line, measured(at, curve, values -> valueAndMoves(values, crossing, bracket, coarser)), "ok");
    }

    /** The crossing on the plain axis, NaN where there is none, and how far from it those of the coarser grids are. */
    private double[] valueAndMoves(double[] values, Crossing crossing, Range bracket, CoarserGrids coarser) {
        double value = plain(crossing.find(values, bracket).orElse(Double.NaN));
        DoubleStream moves = Arrays.stream(coarser.roots(values)).map(root -> plain(root) - value);
        return DoubleStream.concat(DoubleStream.of(value), moves).toArray();
    }

    private boolean isMeasured(int point) {
        double[][] ingredients = Diagrams.ingredients(realizations, observable, point);
        return Double.isFinite(axisValue(point))
                && IntStream.range(0, ingredients[0].length).anyMatch(r -> Diagrams.finite(ingredients, r));
    }

    private BoundaryPoint result(Map<String, Double> at, List<Integer> points, Measured found, String status) {
        GridPoint any = plan.points().get(points.get(0));
        // Axes that advance together with this one change along the line, so that no single point can be asked.
        boolean alone = plan.spec().zips().stream().noneMatch(zip -> zip.contains(boundary.along()));
        Theory predicted = alone ? theory.at(any, boundary).orElse(null) : null;
        String method = "interpolated" + (axes.logarithmic(boundary.along()) ? " in the logarithm" : "")
                + ", bootstrap over realizations, moves without a neighbouring point";
        return new BoundaryPoint(
                boundary.observable(),
                boundary.level(),
                boundary.along(),
                at,
                found == null ? null : found.value(),
                found == null ? null : found.stderr(),
                found == null ? null : found.systematic(),
                found == null ? null : found.error(),
                method,
                status,
                predicted);
    }

    private Measured measured(Map<String, Double> at, MeasuredCurve curve, UnaryOperator<double[]> valueAndMoves) {
        double[] found = valueAndMoves.apply(curve.values());
        double[] errors = errors(at, curve, valueAndMoves, found.length);
        double systematic = CoarserGrids.error(
                Arrays.copyOfRange(found, 1, found.length), Arrays.copyOfRange(errors, 1, errors.length));
        return Measured.of(found[0], errors[0], systematic);
    }

    private double[] errors(
            Map<String, Double> at, MeasuredCurve curve, UnaryOperator<double[]> functions, int functionCount) {
        int count = curve.realizations();
        Bootstrap bootstrap = new Bootstrap(plan.spec().seed(), boundary + " at " + at);
        ReplicaAccumulator[] found = new ReplicaAccumulator[functionCount];
        Arrays.setAll(found, i -> new ReplicaAccumulator());
        for (int sample = 0; sample < Bootstrap.RESAMPLES && count > 1; sample++) {
            double[] values = curve.resampled(bootstrap.resample(count));
            if (Arrays.stream(values).allMatch(Double::isFinite)) {
                add(found, functions.apply(values));
            }
        }
        return Arrays.stream(found).mapToDouble(values -> error(values, count)).toArray();
    }

    private static void add(ReplicaAccumulator[] found, double[] values) {
        for (int i = 0; i < found.length; i++) {
            if (Double.isFinite(values[i])) {
                found[i].add(values[i]);
            }
        }
    }

    private static double error(ReplicaAccumulator values, int count) {
        boolean enough = values.count() >= NEEDED_SHARE * Bootstrap.RESAMPLES;
        return enough ? Math.sqrt(values.variance() * count / (count - 1)) : Double.NaN;
    }

    private double axisValue(int point) {
        double value = axes.exactValue(plan.points().get(point), boundary.along());
        return axes.logarithmic(boundary.along()) ? StrictMath.log(value) : value;
    }

    private double plain(double axisValue) {
        return axes.logarithmic(boundary.along()) ? StrictMath.exp(axisValue) : axisValue;
    }
}
