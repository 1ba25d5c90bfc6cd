package org.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.phasesweep.analysis.AnalysisResult.CollapseFit;
import org.phasesweep.analysis.CollapseQuality.Curve;
import org.phasesweep.analysis.CollapseQuality.Place;
import org.phasesweep.analysis.CollapseScan.Fit;
import org.phasesweep.spec.Measure.ScalingCollapse;
import org.phasesweep.statistics.Bootstrap;

/**
 * Measures x_c, ν and ω by collapsing the curves of several sizes, for every combination of the other axes
 * ({@link CollapseScan}). The spread over windows, smallest sizes and corrections to scaling is the systematic error; the
 * statistical error is that of a bootstrap of the best way over whole realizations. Curves without errors are taken to be known to a
 * part in a thousand.
 */
final class CollapseFinder {

    private static final int FEWEST_SIZES = 2;
    private static final int FEWEST_POINTS = 3;

    /** A curve whose values differ by less than so many of its largest errors is flat. */
    private static final double FLAT = 5;

    /** Each is a fit; the error of the error bar is 7 %. */
    private static final int RESAMPLES = 100;

    private static final double ASSUMED_ERROR = 1e-3;
    private static final String METHOD = "Houdayer-Hartmann quality; windows, sizes and corrections to scaling averaged"
            + " by goodness; bootstrap over realizations";

    private final Lines lines;
    private final ScalingCollapse asked;

    CollapseFinder(Lines lines, ScalingCollapse asked) {
        this.lines = lines;
        this.asked = asked;
    }

    List<CollapseFit> find() {
        List<CollapseFit> found = new ArrayList<>();
        lines.by(Set.of(asked.along(), asked.size())).forEach((at, points) -> found.add(find(at, points)));
        return found;
    }

    private CollapseFit find(Map<String, Double> at, List<Integer> points) {
        Map<Double, List<Integer>> sizes = lines.bySize(points, asked, asked.size());
        sizes.replaceAll((size, line) -> lines.withErrors(line, asked));
        sizes.values().removeIf(line -> line.size() < FEWEST_POINTS);
        if (sizes.size() < FEWEST_SIZES) {
            return failed(at, "too_few_points");
        }
        List<Integer> all = sizes.values().stream().flatMap(List::stream).toList();
        MeasuredPoints measured = lines.measured(all, asked);
        List<double[]> values = split(measured.values(), sizes);
        List<double[]> errors = split(measured.errors(), sizes);
        List<Curve> curves = new ArrayList<>();
        sizes.forEach((size, line) -> {
            int i = curves.size();
            double[] axis = lines.values(line, asked.along());
            curves.add(new Curve(size, axis, values.get(i), known(errors.get(i), values.get(i))));
        });
        if (curves.stream().allMatch(CollapseFinder::isFlat)) {
            return failed(at, "flat");
        }
        Optional<CollapseScan> scan = CollapseScan.of(curves, asked, measured.independentShare());
        if (scan.isEmpty()) {
            return failed(at, "too_few_points");
        }
        return isInside(curves, scan.get())
                ? result(at, curves, scan.get(), errors(at, measured, sizes, scan.get()))
                : failed(at, "not_bracketed");
    }

    /** Whether a curve varies by no more than its errors: such curves collapse everywhere. */
    private static boolean isFlat(Curve curve) {
        double low = Arrays.stream(curve.values()).min().orElseThrow();
        double high = Arrays.stream(curve.values()).max().orElseThrow();
        double error = Arrays.stream(curve.errors()).max().orElseThrow();
        return high - low <= FLAT * error;
    }

    /** Whether x_c is on the axis of every curve. */
    private static boolean isInside(List<Curve> curves, CollapseScan scan) {
        double critical = scan.best().place().critical();
        return curves.stream()
                .allMatch(curve -> critical >= curve.axis()[0] && critical <= curve.axis()[curve.axis().length - 1]);
    }

    private static List<double[]> split(double[] all, Map<Double, List<Integer>> sizes) {
        List<double[]> parts = new ArrayList<>();
        int start = 0;
        for (List<Integer> line : sizes.values()) {
            parts.add(Arrays.copyOfRange(all, start, start + line.size()));
            start += line.size();
        }
        return parts;
    }

    /** The errors; assumed ones where none is known. */
    private static double[] known(double[] errors, double[] values) {
        double largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
        return Arrays.stream(errors)
                .map(error -> error > ZeroMean.ROUNDING ? error : ASSUMED_ERROR * largest)
                .toArray();
    }

    /** Statistical errors of x_c, ν and ω. */
    private double[] errors(
            Map<String, Double> at, MeasuredPoints measured, Map<Double, List<Integer>> sizes, CollapseScan scan) {
        Bootstrap bootstrap = lines.bootstrap(asked, at);
        return measured.standardErrors(bootstrap, RESAMPLES, values -> {
            Place place = scan.again(split(values, sizes));
            return new double[] {place.critical(), nu(place), place.omega()};
        });
    }

    private static double nu(Place place) {
        return 1 / place.inverseNu();
    }

    private CollapseFit result(Map<String, Double> at, List<Curve> curves, CollapseScan scan, double[] errors) {
        Fit best = scan.best();
        return new CollapseFit(
                asked.observable(),
                asked.size(),
                asked.along(),
                at,
                measured(asked.critical(), scan, Place::critical, errors[0]),
                measured(asked.nu(), scan, CollapseFinder::nu, errors[1]),
                measured(asked.omega(), scan, Place::omega, errors[2]),
                best.sum().chi2() / best.sum().points(),
                best.sum().points(),
                best.window(),
                curves.get(best.leftOut()).size(),
                best.quality().terms(),
                METHOD,
                "ok");
    }

    private static Measured measured(
            OptionalDouble given, CollapseScan scan, ToDoubleFunction<Place> number, double error) {
        return given.isPresent()
                ? Measured.of(given.getAsDouble(), Double.NaN, Double.NaN)
                : Measured.of(scan.average(number), error, scan.spread(number));
    }

    private CollapseFit failed(Map<String, Double> at, String status) {
        return new CollapseFit(
                asked.observable(),
                asked.size(),
                asked.along(),
                at,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                METHOD,
                status);
    }
}
