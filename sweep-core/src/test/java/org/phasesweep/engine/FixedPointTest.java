package org.phasesweep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.plan.Slice;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.table.UnitRow;
import org.phasesweep.theory.BoundaryPrediction;
import org.phasesweep.theory.ObservablePrediction;
import org.phasesweep.theory.TheoryCurve;
import org.phasesweep.theory.TheoryPoint;

/** The sampler {@code fixed-point} against closed forms of the equation of state, which solve one scalar equation. */
class FixedPointTest {

    private static final String TEMPERATURES =
            "[0.05, 0.3, 0.7, 0.95, 0.999, 0.99999, 1, 1.00001, 1.01, 1.2, 1.9, 2.5, 2.999, 3.001, 7, 50, 1000]";

    private static SmallSweep sweep(String process, String model, int dimension, String sampler, String observables)
            throws Exception {
        return SmallSweep.of("sweep: test\nseed: 5\nprocess: {kind: " + process + "}\nmodel: " + model
                + "\naxes: {dimension: [" + dimension + "], temperature: " + TEMPERATURES + "}\nsampler: " + sampler
                + "\nobservables: [" + observables + "]\nrealizations: 1\nreplicas: 2\n");
    }

    /** How many predictions were compared with rows; each must agree. */
    private static int compare(SmallSweep sweep, double tolerance) {
        int compared = 0;
        for (Slice slice : sweep.slices()) {
            List<UnitRow> rows = sweep.engine().run(new SweepUnit(slice, 0));
            for (UnitRow row : rows) {
                assertThat(row.failure()).isEmpty();
                compared += compare(sweep, point(slice, row), row, tolerance);
            }
        }
        return compared;
    }

    private static TheoryPoint point(Slice slice, UnitRow row) {
        return new TheoryPoint(
                slice.process(),
                slice.model(),
                slice.sampler(),
                slice.dimension(),
                Double.POSITIVE_INFINITY,
                row.temperature());
    }

    private static int compare(SmallSweep sweep, TheoryPoint point, UnitRow row, double tolerance) {
        int compared = 0;
        for (TheoryCurve curve : SmallSweep.COMPONENTS.theories()) {
            int column = sweep.engine().columns().indexOf(curve.observable());
            if (curve instanceof ObservablePrediction prediction && column >= 0 && curve.appliesTo(point)) {
                double value = prediction.value(point);
                if (Double.isFinite(value)) {
                    compared++;
                    assertThat(row.means()[column])
                            .as("%s at %s", curve.name(), point)
                            .isCloseTo(value, within(tolerance * Math.max(1, Math.abs(value))));
                }
            }
        }
        return compared;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ve; {kind: two-delta}; 1; {kind: fixed-point}",
                "vp; {kind: two-delta}; 3; {kind: fixed-point, branch: cooling}",
                "vp; {kind: two-delta, separation: 0.5}; 4; {kind: fixed-point, branch: centre}",
                "vp; {kind: two-delta}; 1; {kind: fixed-point, drift: reverse-sde}",
                "vp; {kind: two-delta, separation: 0.3}; 2; {kind: fixed-point, drift: reverse-ode}",
                "vp-beta; {kind: two-delta}; 1; {kind: fixed-point, drift: reverse-sde}",
                "edm; {kind: two-delta}; 1; {kind: fixed-point, drift: reverse-sde}",
                "ve; {kind: two-delta}; 1; {kind: fixed-point, field: 0.001}",
                "ve; {kind: two-delta, separation: 0.7}; 3; {kind: fixed-point, field: -0.2}",
                "ve; {kind: two-delta, weight: 0.3}; 2; {kind: fixed-point}",
                "ve; {kind: two-delta, weight: 0.501}; 1; {kind: fixed-point, field: 0.01}",
                "ve; {kind: gaussian-mixture, variance: 0.3}; 2; {kind: fixed-point}",
                "vp; {kind: gaussian-mixture, variance: 0.1, separation: 0.4}; 5; {kind: fixed-point, drift: reverse-sde}",
                "vp; {kind: gaussian-mixture, variance: 0.1, separation: 0.4}; 5; {kind: fixed-point, branch: centre}"
            })
    void obeysTheEquationOfState(String process, String model, int dimension, String sampler) throws Exception {
        String observables = "magnetization_abs, response";
        assertThat(compare(sweep(process, model, dimension, sampler, observables), 1e-9))
                .isEqualTo(2 * 17);
    }

    @Test
    void susceptibilityAndHeatCapacityFollow() throws Exception {
        SmallSweep susceptibility = sweep("ve", "{kind: two-delta}", 3, "{kind: fixed-point}", "top_susceptibility");
        assertThat(compare(susceptibility, 1e-6)).isEqualTo(17);
        SmallSweep heat = sweep("ve", "{kind: two-delta}", 5, "{kind: fixed-point}", "heat_capacity");
        assertThat(compare(heat, 1e-8)).isEqualTo(17);
    }

    /** Just below T_c m = √(3ε), and dE/dT jumps to 3/2; at T_c in a field m = (3h)^{1/3}. */
    @Test
    void hasTheExponentsOfMeanField() throws Exception {
        double[] below = row("temperature: [0.9999]", "{kind: fixed-point}", "magnetization_abs, heat_capacity");
        assertThat(below[0]).isCloseTo(Math.sqrt(3e-4), within(1e-6));
        assertThat(below[1]).isCloseTo(1.5 - 2.4e-4, within(1e-7));
        double[] inField = row("temperature: [1]", "{kind: fixed-point, field: 1.0e-9}", "magnetization_abs");
        assertThat(inField[0]).isCloseTo(Math.cbrt(3e-9), within(1e-8));
    }

    private static double[] row(String axes, String sampler, String observables) throws Exception {
        SmallSweep sweep = SmallSweep.of("sweep: test\nseed: 5\nprocess: {kind: ve}\nmodel: {kind: two-delta}\n"
                + "axes: {dimension: [1], " + axes + "}\nsampler: " + sampler + "\nobservables: [" + observables
                + "]\nrealizations: 1\nreplicas: 1\n");
        return sweep.engine()
                .run(new SweepUnit(sweep.slices().get(0), 0))
                .get(0)
                .means();
    }

    /**
     * Against differences of solutions with 60 digits, also at a relative distance of 1e-8 from a transition and from a fold, where
     * rounding of T alone, 1e-16, makes 1e-8.
     */
    @ParameterizedTest
    @CsvFileSource(resources = "/engine/branch_heat.csv", numLinesToSkip = 1, delimiter = ';')
    void heatCapacityIsThatOfTheBranch(
            String process,
            String model,
            int dimension,
            String sampler,
            String temperature,
            double expected,
            double accuracy)
            throws Exception {
        SmallSweep sweep = SmallSweep.of("sweep: test\nseed: 5\nprocess: " + process + "\nmodel: " + model
                + "\naxes: {dimension: [" + dimension + "], temperature: [" + temperature + "]}\nsampler: " + sampler
                + "\nobservables: [heat_capacity]\nrealizations: 1\nreplicas: 1\n");
        UnitRow row =
                sweep.engine().run(new SweepUnit(sweep.slices().get(0), 0)).get(0);
        assertThat(row.failure()).isEmpty();
        assertThat(row.means()[0]).isCloseTo(expected, within(accuracy * expected));
    }

    /** A cell is the same alone and among others. */
    @ParameterizedTest
    @ValueSource(strings = {"cooling", "heating", "centre"})
    void doesNotDependOnOtherCells(String branch) throws Exception {
        String sampler = "{kind: fixed-point, branch: " + branch + "}";
        String observables = "magnetization, response, free_energy, heat_capacity";
        double[] alone = row("temperature: [0.7]", sampler, observables);
        SmallSweep sweep = SmallSweep.of("sweep: test\nseed: 5\nprocess: {kind: ve}\nmodel: {kind: two-delta}\n"
                + "axes: {dimension: [1], temperature: [0.1, 0.6, 0.7, 0.71, 4]}\nsampler: " + sampler
                + "\nobservables: [" + observables + "]\nrealizations: 1\nreplicas: 1\n");
        assertThat(sweep.engine()
                        .run(new SweepUnit(sweep.slices().get(0), 0))
                        .get(2)
                        .means())
                .isEqualTo(alone);
    }

    /** Nor where replicas and data sets of several sizes have branches of their own. */
    @ParameterizedTest
    @ValueSource(strings = {"cooling", "heating"})
    void branchesOfDataSetsDoNotMix(String branch) throws Exception {
        String spec = """
                sweep: test
                seed: 5
                process: {kind: ve}
                model: {kind: gaussian-mixture, variance: 0.2}
                axes: {dimension: [3], sample_count: [%s], temperature: [%s]}
                sampler: {kind: fixed-point, measure: empirical, branch: %s}
                observables: [magnetization, overlap, mean_norm2]
                realizations: 1
                replicas: 3
                """;
        List<UnitRow> alone = rows(spec.formatted("9", "0.4", branch));
        List<UnitRow> among = rows(spec.formatted("5, 9", "0.2, 0.4, 2.5", branch));
        assertThat(among)
                .filteredOn(row -> row.sampleCount() == 9 && row.temperature() == 0.4)
                .singleElement()
                .satisfies(row -> assertThat(row.means()).isEqualTo(alone.get(0).means()))
                .satisfies(row -> assertThat(row.replicaVariances())
                        .isEqualTo(alone.get(0).replicaVariances()));
    }

    private static List<UnitRow> rows(String yaml) throws Exception {
        SmallSweep sweep = SmallSweep.of(yaml);
        return sweep.engine().run(new SweepUnit(sweep.slices().get(0), 0));
    }

    /** Wide classes have no stable state of the reverse SDE before t = ½ ln(σ² − 1), T = σ² − 2: the potential is unbounded below. */
    @Test
    void saysWhereThereIsNoStableState() throws Exception {
        SmallSweep sweep = SmallSweep.of("""
                sweep: test
                seed: 5
                process: {kind: vp}
                model: {kind: gaussian-mixture, variance: 3, separation: 2}
                axes: {dimension: [1], temperature: [0.5, 0.9, 1.1, 2]}
                sampler: {kind: fixed-point, drift: reverse-sde}
                observables: [magnetization_abs]
                realizations: 1
                replicas: 1
                """);
        for (Slice slice : sweep.slices()) {
            sweep.engine().run(new SweepUnit(slice, 0)).forEach(row -> {
                if (row.temperature() < 1) {
                    assertThat(row.failure()).contains("unbounded below");
                } else {
                    assertThat(row.failure()).isEmpty();
                }
            });
        }
    }

    /** On the symmetric branch the rates of growth cross their level where the enumeration of §3 says, and nowhere where it says so. */
    @ParameterizedTest
    @CsvSource({
        "ve, 1, 0, response, 1",
        "vp, 1, 0, response, 1",
        "vp, 1.3, 0.4, response, 1.29",
        "vp, 0.5, 0.4, response, NaN",
        "vp, 1, 0, growth_rate_sde, 1.4142135623730951",
        "vp, 0.7, 0.2, growth_rate_sde, 0.42813646",
        "vp, 0.2, 1.1, growth_rate_sde, NaN",
        "ve, 0.8, 0.1, growth_rate_sde, 0.54",
        "vp, 1, 0, growth_rate_ode, NaN",
        "vp, 0.7, 0.3, growth_rate_ode, 1.33333333",
        "edm, 0.8, 0.1, growth_rate_ode, 0.54"
    })
    void losesStabilityWhereTheEnumerationSays(
            String process, double separation, double variance, String observable, double expected) throws Exception {
        String model = variance == 0
                ? "{kind: two-delta, separation: " + separation + "}"
                : "{kind: gaussian-mixture, separation: " + separation + ", variance: " + variance + "}";
        double level = observable.equals("response") ? 1 : 0;
        SmallSweep sweep = SmallSweep.of("sweep: test\nseed: 5\nprocess: {kind: " + process + "}\nmodel: " + model
                + "\naxes: {dimension: [1], temperature: {from: 0.02, to: 20, count: 4000, scale: log}}\n"
                + "sampler: {kind: fixed-point, branch: centre}\nobservables: [" + observable
                + "]\nrealizations: 1\nreplicas: 1\n");
        Slice slice = sweep.slices().get(0);
        List<UnitRow> rows = sweep.engine().run(new SweepUnit(slice, 0));
        List<Double> crossings = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            double before = rows.get(i - 1).means()[0] - level;
            double after = rows.get(i).means()[0] - level;
            if (before > 0 != after > 0) {
                double share = before / (before - after);
                double from = rows.get(i - 1).temperature();
                crossings.add(from + share * (rows.get(i).temperature() - from));
            }
        }
        BoundaryPrediction prediction = prediction(observable, point(slice, rows.get(0)), level);
        double predicted = prediction.criticalTemperature(point(slice, rows.get(0)));
        if (Double.isNaN(expected)) {
            assertThat(predicted).isNaN();
            assertThat(crossings).isEmpty();
        } else {
            assertThat(predicted).isCloseTo(expected, within(1e-6));
            assertThat(crossings).hasSize(1);
            assertThat(crossings.get(0)).isCloseTo(expected, within(1e-5));
        }
    }

    /** Other laws: the response of the symmetric state is 1 at the predicted temperature. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{kind: sphere, radius: 0.7}; 5",
                "{kind: hypercube}; 6",
                "{kind: curie-weiss, beta: 0.8}; 7",
                "{kind: curie-weiss, beta: 1.2}; 40",
                "{kind: simplex-mixture, classes: 4, variance: 0.1}; 6",
                "{kind: hierarchical-mixture, classes: 2, subclasses: 2, separation: 1, sub_separation: 0.4, variance: 0.2}; 8",
                "{kind: hierarchical-mixture, classes: 3, subclasses: 2, separation: 0.5, sub_separation: 1.5, variance: 0}; 9"
            })
    void otherLawsLoseTheirSymmetryThere(String model, int dimension) throws Exception {
        Slice any = centre(model, dimension, 1).slices().get(0);
        TheoryPoint point =
                new TheoryPoint(any.process(), any.model(), any.sampler(), dimension, Double.POSITIVE_INFINITY, 1);
        double critical = prediction("response", point, 1).criticalTemperature(point);
        SmallSweep there = centre(model, dimension, critical);
        UnitRow row =
                there.engine().run(new SweepUnit(there.slices().get(0), 0)).get(0);
        assertThat(row.failure()).isEmpty();
        assertThat(row.means()[0]).isCloseTo(1, within(1e-9));
    }

    private static SmallSweep centre(String model, int dimension, double temperature) throws Exception {
        return SmallSweep.of("""
                sweep: test
                seed: 5
                process: {kind: ve}
                model: %s
                axes: {dimension: [%d], temperature: [%s]}
                sampler: {kind: fixed-point, branch: centre}
                observables: [response]
                realizations: 1
                replicas: 1
                """.formatted(model, dimension, temperature));
    }

    /** The hypersphere orders as |x| = R I_{d/2}/I_{d/2−1}(R|x|/T). */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 300})
    void theHypersphereOrders(int dimension) throws Exception {
        SmallSweep sweep = sweep("ve", "{kind: sphere, radius: 1.3}", dimension, "{kind: fixed-point}", "mean_norm2");
        assertThat(compare(sweep, 1e-7)).isEqualTo(17);
    }

    /** Below T_c = r² every direction is as good as that of the state: the susceptibility across it is infinite, C/T = 1. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 10, 300})
    void theHypersphereIsMarginalAcrossItsState(int dimension) throws Exception {
        SmallSweep sweep = sweep("ve", "{kind: sphere, radius: 1.5}", dimension, "{kind: fixed-point}", "response");
        for (Slice slice : sweep.slices()) {
            for (UnitRow row : sweep.engine().run(new SweepUnit(slice, 0))) {
                assertThat(row.failure()).isEmpty();
                assertThat(row.means()[0])
                        .as("T = %s", row.temperature())
                        .isCloseTo(Math.min(1, 2.25 / row.temperature()), within(1e-9));
            }
        }
    }

    private static BoundaryPrediction prediction(String observable, TheoryPoint point, double level) {
        return SmallSweep.COMPONENTS.theories().stream()
                .filter(curve -> curve.observable().equals(observable) && curve.appliesTo(point))
                .filter(BoundaryPrediction.class::isInstance)
                .map(BoundaryPrediction.class::cast)
                .filter(curve -> curve.locates(point, level))
                .findFirst()
                .orElseThrow();
    }

    /** The light state of two points, heated, falls over to the heavy one at the fold. */
    @ParameterizedTest
    @ValueSource(doubles = {0.52, 0.7, 0.9, 0.99})
    void theLightStateEndsInAFold(double weight) throws Exception {
        SmallSweep sweep = SmallSweep.of("sweep: test\nseed: 5\nprocess: {kind: ve}\nmodel: {kind: two-delta, weight: "
                + weight + "}\naxes: {dimension: [3], temperature: {from: 0.1, to: 3, count: 581}}\n"
                + "sampler: {kind: fixed-point, branch: heating, from: -1}\nobservables: [magnetization]\n"
                + "realizations: 1\nreplicas: 1\n");
        Slice slice = sweep.slices().get(0);
        List<UnitRow> rows = sweep.engine().run(new SweepUnit(slice, 0));
        double predicted = prediction("magnetization", point(slice, rows.get(0)), 0)
                .criticalTemperature(point(slice, rows.get(0)));
        assertThat(predicted).isBetween(0.2, 3.0);
        rows.forEach(row -> assertThat(row.means()[0] < 0)
                .as("light at T = %s, fold at %s", row.temperature(), predicted)
                .isEqualTo(row.temperature() < predicted));
    }

    /** Three points on a simplex have an ordered state up to T = 1.09 of where the symmetric one turns unstable. */
    @Test
    void threePointsOrderAsAtAFirstOrderTransition() throws Exception {
        double half = Math.sqrt(3) / 2;
        SmallSweep sweep = SmallSweep.of("""
                sweep: test
                seed: 5
                process: {kind: ve}
                model: {kind: dataset, path: a.csv}
                axes: {sample_count: [3], temperature: [0.45, 0.53, 0.54, 0.56]}
                sampler: {kind: fixed-point, branch: heating, measure: empirical}
                observables: [mean_norm2, response]
                realizations: 1
                replicas: 3
                """, "1,0\n-0.5," + half + "\n-0.5," + -half + "\n");
        double[] norms = sweep.engine().run(new SweepUnit(sweep.slices().get(0), 0)).stream()
                .mapToDouble(row -> row.means()[0])
                .toArray();
        assertThat(norms[0]).isGreaterThan(0.5);
        assertThat(norms[1]).isGreaterThan(0.1);
        assertThat(norms[2]).isGreaterThan(0.1);
        assertThat(norms[3]).isLessThan(1e-20);
    }
}
