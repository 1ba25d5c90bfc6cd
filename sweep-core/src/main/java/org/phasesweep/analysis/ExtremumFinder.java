package org.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.phasesweep.analysis.AnalysisResult.ExtremumPoint;
import org.phasesweep.analysis.AnalysisResult.Theory;
import org.phasesweep.analysis.Valley.Minimum;
import org.phasesweep.analysis.Valley.Scan;
import org.phasesweep.spec.Measure.Extremum;
import org.phasesweep.spec.Measure.Kind;
import org.phasesweep.statistics.Bootstrap;

/**
 * Measures where a curve is smallest or largest ({@link Valley}), on the scale of the axis, for every combination of the other axes.
 * {@code not_bracketed} where the curve is not clearly higher (lower) on both sides. Errors by a bootstrap over whole
 * realizations.
 */
final class ExtremumFinder {

    private final Lines lines;
    private final Extremum asked;
    private final boolean logarithmic;
    private final double sign;

    ExtremumFinder(Lines lines, Extremum asked) {
        this.lines = lines;
        this.asked = asked;
        this.logarithmic = lines.axes().logarithmic(asked.along());
        this.sign = asked.kind() == Kind.MINIMUM ? 1 : -1;
    }

    List<ExtremumPoint> find() {
        List<ExtremumPoint> found = new ArrayList<>();
        lines.by(Set.of(asked.along())).forEach((at, points) -> found.add(find(at, points)));
        return found;
    }

    private ExtremumPoint find(Map<String, Double> at, List<Integer> line) {
        List<Integer> points = lines.withErrors(lines.along(line, asked), asked);
        if (points.isEmpty()) {
            return result(at, line, null, null, "not_bracketed");
        }
        MeasuredPoints measured = lines.measured(points, asked);
        double[] values = signed(measured.values());
        if (!Valley.isBracketed(values, measured.limits())) {
            return result(at, line, null, null, "not_bracketed");
        }
        Optional<Scan> scan = new Valley(axis(points), measured.errors()).scan(values);
        if (scan.isEmpty()) {
            return result(at, line, null, null, "not_bracketed");
        }
        Bootstrap bootstrap = lines.bootstrap(asked, at);
        double[] errors = measured.standardErrors(
                bootstrap, Bootstrap.RESAMPLES, curve -> plain(scan.get().values(signed(curve))));
        Minimum minimum = scan.get().minimum();
        double[] found = plain(new double[] {minimum.place(), minimum.value()});
        double spread = minimum.placeSpread() * (logarithmic ? found[0] : 1);
        return result(
                at,
                line,
                Measured.of(found[0], errors[0], spread),
                Measured.of(found[1], errors[1], minimum.valueSpread()),
                "ok");
    }

    private double[] axis(List<Integer> points) {
        double[] values = lines.values(points, asked.along());
        return logarithmic ? Arrays.stream(values).map(StrictMath::log).toArray() : values;
    }

    private double[] signed(double[] values) {
        return Arrays.stream(values).map(value -> sign * value).toArray();
    }

    private double[] plain(double[] found) {
        return new double[] {logarithmic ? StrictMath.exp(found[0]) : found[0], sign * found[1]};
    }

    private ExtremumPoint result(
            Map<String, Double> at, List<Integer> line, Measured place, Measured value, String status) {
        Theory theory = lines.theory().at(lines.point(line.get(0)), asked).orElse(null);
        String method =
                "local polynomials" + (logarithmic ? " in the logarithm" : "") + ", bootstrap over realizations";
        return new ExtremumPoint(
                asked.observable(), asked.kind().inWords(), asked.along(), at, place, value, method, status, theory);
    }
}
