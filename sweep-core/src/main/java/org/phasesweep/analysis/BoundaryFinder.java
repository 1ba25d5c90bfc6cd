package org.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.phasesweep.analysis.AnalysisResult.BoundaryPoint;
import org.phasesweep.analysis.AnalysisResult.Theory;
import org.phasesweep.analysis.Crossing.Range;
import org.phasesweep.observable.Observable;
import org.phasesweep.plan.GridPoint;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.spec.SweepSpec.Boundary;
import org.phasesweep.statistics.Bootstrap;
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

    /** Enough for the noise of the moves to a coarser grid, which is only taken out of them. */
    private static final int RESAMPLES_OF_MOVES = 100;

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
        MeasuredPoints curve =
                new MeasuredPoints(realizations, observable, List.copyOf(points.values()), point -> boundary);
        Crossing crossing = new Crossing(axis, boundary.level());
        int[] sides = crossing.sides(curve.values(), curve.limits());
        int changes = Crossing.changes(sides);
        if (changes != 1) {
            return result(at, line, null, changes == 0 ? "not_bracketed" : "multiple");
        }
        Range bracket = Crossing.bracket(sides);
        double root = crossing.find(curve.values(), bracket).orElseThrow();
        CoarserGrids coarser = new CoarserGrids(axis, boundary.level(), bracket, root);
        UnaryOperator<double[]> value = values -> new double[] {value(values, crossing, bracket)};
        UnaryOperator<double[]> moves = values -> moves(values, value(values, crossing, bracket), coarser);
        return result(at, line, measured(at, curve, value, moves), "ok");
    }

    /** The crossing on the plain axis; NaN where there is none, and where a resample leaves a point without a value. */
    private double value(double[] values, Crossing crossing, Range bracket) {
        boolean known = Arrays.stream(values).allMatch(Double::isFinite);
        return known ? plain(crossing.find(values, bracket).orElse(Double.NaN)) : Double.NaN;
    }

    /** How far from it the crossings of the coarser grids are. */
    private double[] moves(double[] values, double value, CoarserGrids coarser) {
        double[] roots = Double.isFinite(value) ? coarser.roots(values) : new double[coarser.count()];
        return Arrays.stream(roots).map(root -> plain(root) - value).toArray();
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

    private Measured measured(
            Map<String, Double> at,
            MeasuredPoints curve,
            UnaryOperator<double[]> value,
            UnaryOperator<double[]> moves) {
        Bootstrap bootstrap = new Bootstrap(plan.spec().seed(), boundary + " at " + at);
        double stderr = curve.standardErrors(bootstrap, Bootstrap.RESAMPLES, value)[0];
        double[] noise = curve.standardErrors(bootstrap, RESAMPLES_OF_MOVES, moves);
        double[] values = curve.values();
        return Measured.of(value.apply(values)[0], stderr, CoarserGrids.error(moves.apply(values), noise));
    }

    private double axisValue(int point) {
        double value = axes.exactValue(plan.points().get(point), boundary.along());
        return axes.logarithmic(boundary.along()) ? StrictMath.log(value) : value;
    }

    private double plain(double axisValue) {
        return axes.logarithmic(boundary.along()) ? StrictMath.exp(axisValue) : axisValue;
    }
}
