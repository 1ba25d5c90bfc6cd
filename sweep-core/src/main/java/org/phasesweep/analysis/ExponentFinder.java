package org.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.phasesweep.analysis.AnalysisResult.ExponentFit;
import org.phasesweep.analysis.PowerLaw.Average;
import org.phasesweep.analysis.PowerLaw.Scan;
import org.phasesweep.spec.Measure.Exponent;
import org.phasesweep.spec.Measure.Side;
import org.phasesweep.statistics.Bootstrap;

/**
 * Measures critical exponents: fits |A| ≃ c |t|^p, t = (x − x_c)/|x_c|, or t = x where x_c is 0 ({@link PowerLaw}), for every
 * combination of the axes other than x. Points within two standard errors of A = 0 are left out.
 */
final class ExponentFinder {

    private static final String METHOD =
            "all ranges averaged by goodness, corrections up to second order, bootstrap over realizations";

    private final Lines lines;
    private final Exponent asked;

    ExponentFinder(Lines lines, Exponent asked) {
        this.lines = lines;
        this.asked = asked;
    }

    List<ExponentFit> find() {
        List<ExponentFit> found = new ArrayList<>();
        lines.by(Set.of(asked.along())).forEach((at, points) -> found.add(find(at, points)));
        return found;
    }

    private ExponentFit find(Map<String, Double> at, List<Integer> line) {
        List<Integer> near = lines.along(line, asked).stream()
                .filter(point -> isWanted(distance(point)))
                .toList();
        List<Integer> points = usable(near);
        if (points.isEmpty()) {
            return failed(at);
        }
        double[] t = points.stream().mapToDouble(this::distance).toArray();
        MeasuredPoints measured = lines.measured(points, asked);
        double[] logs = logarithms(measured.values());
        Optional<Scan> scan = new PowerLaw(t, logErrors(measured)).scan(logs);
        boolean bothSides = asked.side() != Side.BOTH
                || (Arrays.stream(t).anyMatch(x -> x < 0) && Arrays.stream(t).anyMatch(x -> x > 0));
        return scan.isEmpty() || !bothSides ? failed(at) : result(at, measured, scan.get());
    }

    /** The points that are clear of zero. */
    private List<Integer> usable(List<Integer> near) {
        List<Integer> points = lines.withErrors(near, asked);
        if (points.isEmpty()) {
            return points;
        }
        MeasuredPoints measured = lines.measured(points, asked);
        double[] values = measured.values();
        double[] limits = measured.limits();
        return IntStream.range(0, values.length)
                .filter(i -> Math.abs(values[i]) > limits[i])
                .mapToObj(points::get)
                .toList();
    }

    private double distance(int point) {
        double x = lines.value(point, asked.along());
        return asked.critical() == 0 ? x : (x - asked.critical()) / Math.abs(asked.critical());
    }

    private boolean isWanted(double t) {
        boolean side = switch (asked.side()) {
            case BELOW -> t < 0;
            case ABOVE -> t > 0;
            case BOTH -> t != 0;
        };
        return side
                && Math.abs(t) >= asked.from().orElse(0)
                && Math.abs(t) <= asked.to().orElse(Double.POSITIVE_INFINITY);
    }

    private static double[] logarithms(double[] values) {
        return Arrays.stream(values)
                .map(value -> StrictMath.log(Math.abs(value)))
                .toArray();
    }

    private static double[] logErrors(MeasuredPoints measured) {
        double[] values = measured.values();
        double[] errors = measured.errors();
        for (int i = 0; i < errors.length; i++) {
            errors[i] = errors[i] > 0 ? errors[i] / Math.abs(values[i]) : 0;
        }
        return errors;
    }

    private ExponentFit result(Map<String, Double> at, MeasuredPoints measured, Scan scan) {
        Bootstrap bootstrap = lines.bootstrap(asked, at);
        double[] errors = measured.standardErrors(
                bootstrap, Bootstrap.RESAMPLES, values -> withRatio(scan.values(logarithms(values))));
        double[] noise =
                measured.standardErrors(bootstrap, Bootstrap.RESAMPLES, values -> scan.deviations(logarithms(values)));
        Average average = scan.average(noise);
        double[] values = withRatio(average.values());
        double[] systematic = average.systematic();
        Measured ratio = asked.side() == Side.BOTH
                ? ofLogarithm(values[3], errors[3], StrictMath.hypot(systematic[1], systematic[2]))
                : null;
        return new ExponentFit(
                asked.observable(),
                asked.along(),
                asked.critical(),
                asked.side().inWords(),
                at,
                Measured.of(values[0], errors[0], systematic[0]),
                amplitude(1, values, errors, systematic),
                amplitude(2, values, errors, systematic),
                ratio,
                average.from(),
                average.to(),
                average.points(),
                METHOD,
                "ok");
    }

    private static double[] withRatio(double[] values) {
        return DoubleStream.concat(Arrays.stream(values), DoubleStream.of(values[2] - values[1]))
                .toArray();
    }

    private static Measured amplitude(int index, double[] values, double[] errors, double[] systematic) {
        return Double.isFinite(values[index]) ? ofLogarithm(values[index], errors[index], systematic[index]) : null;
    }

    private static Measured ofLogarithm(double log, double stderr, double systematic) {
        double value = StrictMath.exp(log);
        return Measured.of(value, value * stderr, value * systematic);
    }

    private ExponentFit failed(Map<String, Double> at) {
        return new ExponentFit(
                asked.observable(),
                asked.along(),
                asked.critical(),
                asked.side().inWords(),
                at,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                METHOD,
                "too_few_points");
    }
}
