package org.phasesweep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.plan.Slice;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.Settings;
import org.phasesweep.statistics.StatisticalAssert;
import org.phasesweep.theory.ObservablePrediction;
import org.phasesweep.theory.TheoryPoint;

/** The sampler {@code generative-bath} against exact enumeration. */
class BathTest {

    private static final int REALIZATIONS = 300;

    private static SmallSweep sweep(String model, int dimension, String sampler) throws Exception {
        return SmallSweep.of("sweep: test\nseed: 11\nprocess: {kind: ve}\nmodel: " + model + "\naxes: {dimension: ["
                + dimension + "], temperature: [0.5, 0.9, 1, 1.1, 2.5]}\nsampler: {kind: generative-bath, " + sampler
                + "}\nobservables: [magnetization, magnetization_abs, magnetization2, magnetization4, fluctuation,"
                + " state_norm2]\nrealizations: " + REALIZATIONS + "\nreplicas: 20\n");
    }

    private static TheoryPoint twoPoints(Slice slice, double separation, double weight) {
        Component points = Component.of(
                SmallSweep.COMPONENTS.model("two-delta"),
                Settings.EMPTY.with("separation", separation).with("weight", weight));
        double temperature = slice.cells().get(0).temperature();
        return new TheoryPoint(
                slice.process(), points, slice.sampler(), slice.dimension(), Double.POSITIVE_INFINITY, temperature);
    }

    /** χ² of all cells and columns that fluctuate, columns apart: those of one cell are correlated. */
    private static void assertAgrees(SmallSweep sweep, double separation, double weight) {
        double[][][] means = sweep.means();
        for (String name : sweep.engine().columns()) {
            ObservablePrediction prediction =
                    prediction(name, twoPoints(sweep.slices().get(0), separation, weight));
            List<Double> z = new ArrayList<>();
            for (int cell = 0; cell < sweep.slices().size(); cell++) {
                double[] values = means[sweep.engine().columns().indexOf(name)][cell];
                double expected = prediction.value(twoPoints(sweep.slices().get(cell), separation, weight));
                z.add(deviation(values, expected));
            }
            double chi2 =
                    z.stream().filter(Double::isFinite).mapToDouble(v -> v * v).sum();
            double p = ChiSquaredDistribution.of(z.size()).survivalProbability(chi2);
            assertThat(p).as("%s: deviations %s", name, z).isGreaterThan(StatisticalAssert.FALSE_ALARM);
        }
    }

    private static ObservablePrediction prediction(String observable, TheoryPoint point) {
        return SmallSweep.COMPONENTS.theories().stream()
                .filter(curve -> curve.observable().equals(observable) && curve.appliesTo(point))
                .filter(ObservablePrediction.class::isInstance)
                .map(ObservablePrediction.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Differences from the prediction in standard errors; where nothing fluctuates the two must be equal. */
    private static double deviation(double[] values, double expected) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double error = Math.sqrt(squares / (values.length - 1.0) / values.length);
        if (error < 1e-12 * Math.abs(mean)) {
            assertThat(mean).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
            return Double.NaN;
        }
        return (mean - expected) / error;
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 0, 0.5",
        "1, 1, 7, 0, 0.5",
        "1, 1, 500, 0, 0.5",
        "1, 1, 40, 0.05, 0.5",
        "1, 1, 40, -0.3, 0.7",
        "3, 0.6, 25, 0.02, 0.4",
        "2, 1.5, 8, 0, 1"
    })
    void twoPointsHaveTheMomentsOfTheEnumeration(
            int dimension, double separation, int size, double field, double weight) throws Exception {
        String model = "{kind: two-delta, separation: " + separation + ", weight: " + weight + "}";
        SmallSweep sweep = sweep(model, dimension, "bath_size: " + size + ", field: " + field);
        assertAgrees(sweep, separation, weight);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 6, 0, 0.5", "2, 0.7, 12, 0.1, 0.6"})
    void gibbsSamplingHasThemToo(int dimension, double separation, int size, double field, double weight)
            throws Exception {
        String model =
                "{kind: gaussian-mixture, variance: 1.0e-14, separation: " + separation + ", weight: " + weight + "}";
        SmallSweep sweep = sweep(model, dimension, "sweeps: 8, bath_size: " + size + ", field: " + field);
        assertAgrees(sweep, separation, weight);
    }

    /** Chains of two points begin in equilibrium, where they would never reach the other point. */
    @Test
    void chainsOfTwoPointsBeginInEquilibrium() throws Exception {
        assertAgrees(sweep("{kind: two-delta, weight: 0.495}", 1, "bath_size: 150, sweeps: 1"), 1, 0.495);
    }

    /** Three points of unequal weight, by a sum over all orders of four replicas. */
    @Test
    void chainsOfPointsHaveTheMomentsOfTheEnumeration() throws Exception {
        SmallSweep sweep = sweep(
                "{kind: discrete, points: [1, -0.5, -1], weights: [0.2, 0.5, 0.3]}",
                1,
                "bath_size: 4, sweeps: 10, field: -0.05");
        double[][][] means = sweep.means();
        for (int power = 1; power <= 2; power++) {
            int column = sweep.engine().columns().indexOf(power == 1 ? "magnetization" : "magnetization2");
            double chi2 = 0;
            for (int cell = 0; cell < 5; cell++) {
                double temperature = sweep.slices().get(cell).cells().get(0).temperature();
                chi2 += Math.pow(deviation(means[column][cell], momentOfFour(power, temperature)), 2);
            }
            double p = ChiSquaredDistribution.of(5).survivalProbability(chi2);
            assertThat(p).isGreaterThan(StatisticalAssert.FALSE_ALARM);
        }
    }

    /** ⟨m^n⟩ with P ∝ Π p_a e^{−y²/2T} · exp(|S + M h|²/2MT). */
    private static double momentOfFour(int power, double temperature) {
        double[] points = {1, -0.5, -1};
        double[] weights = {0.2, 0.5, 0.3};
        double norm = 0;
        double moment = 0;
        for (int code = 0; code < 81; code++) {
            double sum = 0;
            double weight = 1;
            for (int a = 0, rest = code; a < 4; a++, rest /= 3) {
                sum += points[rest % 3];
                weight *= weights[rest % 3] * Math.exp(-0.5 * points[rest % 3] * points[rest % 3] / temperature);
            }
            weight *= Math.exp((sum - 0.2) * (sum - 0.2) / (8 * temperature));
            norm += weight;
            moment += weight * Math.pow(sum / 4, power);
        }
        return moment / norm;
    }

    /** An ordered bath does not leave its state: what it begins in decides, which is not equilibrium. */
    @Test
    void ordersForEverAndSaysSo() throws Exception {
        String spec =
                "sweep: test\nseed: 11\nprocess: {kind: ve}\nmodel: {kind: gaussian-mixture, variance: 0.01}\naxes: {dimension: [1],"
                        + " temperature: [0.3]}\nsampler: {kind: generative-bath, bath_size: 100, sweeps: 2%s}\n"
                        + "observables: [magnetization]\nrealizations: 20\nreplicas: 1\n";
        SmallSweep measured = SmallSweep.of(spec.formatted(""));
        SmallSweep given = SmallSweep.of(spec.formatted(", burn_in: 3"));
        int apart = 0;
        for (int realization = 0; realization < 20; realization++) {
            String failure = failure(measured, realization);
            apart += failure.isEmpty() ? 0 : 1;
            assertThat(failure).matches("|.*remembers where it began.*are apart after 200 sweeps; give more sweeps.*");
            assertThat(failure(given, realization)).isEmpty();
        }
        assertThat(apart).isBetween(1, 19);
    }

    private static String failure(SmallSweep sweep, int realization) {
        return sweep.engine()
                .run(new SweepUnit(sweep.slices().get(0), realization))
                .get(0)
                .failure();
    }

    /** Draws by rejection take other numbers of random numbers in the two baths, and they meet all the same. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{kind: sphere}; 5; 0.5",
                "{kind: sphere}; 3; 0.2",
                "{kind: curie-weiss, beta: 0.5}; 6; 3",
                "{kind: linear-manifold, latent_ratio: 0.5}; 6; 2",
                "{kind: sparse}; 4; 2"
            })
    void bathsOfAnyLawMeet(String model, int dimension, double temperature) throws Exception {
        SmallSweep sweep = SmallSweep.of("sweep: test\nseed: 11\nprocess: {kind: ve}\nmodel: " + model
                + "\naxes: {dimension: [" + dimension + "], temperature: [" + temperature + "], sampler.sweeps: [10]}\n"
                + "sampler: {kind: generative-bath, bath_size: 6}\n"
                + "observables: [magnetization]\nrealizations: 1\nreplicas: 1\n");
        assertThat(failure(sweep, 0)).isEmpty();
    }

    /** The Gaussian bath has a Gaussian state: precision M/T − M/(T + σ²)·… = M (1/T)(1 − σ²/(σ² + T)) = M/(σ² + T). */
    @Test
    void aGaussianBathIsAGaussianOfVarianceOverSize() throws Exception {
        SmallSweep sweep = sweep("{kind: gaussian, variance: 2}", 3, "bath_size: 5, sweeps: 20");
        int column = sweep.engine().columns().indexOf("state_norm2");
        double[][][] means = sweep.means();
        double chi2 = 0;
        for (int cell = 0; cell < sweep.slices().size(); cell++) {
            double temperature = sweep.slices().get(cell).cells().get(0).temperature();
            chi2 += Math.pow(deviation(means[column][cell], 3 * (2 + temperature) / 5), 2);
        }
        assertThat(ChiSquaredDistribution.of(5).survivalProbability(chi2)).isGreaterThan(StatisticalAssert.FALSE_ALARM);
    }

    /** At T_c: ⟨m²⟩√M → 1.170829 and U₄ → 0.270520, corrections O(M^{−1/2}). */
    @ParameterizedTest
    @CsvSource({"magnetization2, 0.5, 1.170829", "binder_cumulant, 0, 0.270520"})
    void criticalBathsTendToTheConstantsOfMeanField(String observable, double power, double constant) throws Exception {
        double[] scaled = new double[2];
        for (int i = 0; i < 2; i++) {
            int size = 1 << (16 + 2 * i);
            Slice slice = sweep("{kind: two-delta}", 1, "bath_size: " + size).slices().stream()
                    .filter(s -> s.cells().get(0).temperature() == 1)
                    .findFirst()
                    .orElseThrow();
            TheoryPoint point = twoPoints(slice, 1, 0.5);
            scaled[i] = prediction(observable, point).value(point) * Math.pow(size, power);
        }
        assertThat(2 * scaled[1] - scaled[0]).isCloseTo(constant, within(2e-6));
    }

    /** M = 1 is the law of the data itself. */
    @Test
    void oneReplicaIsADrawOfTheData() throws Exception {
        SmallSweep sweep = sweep("{kind: two-delta, separation: 2}", 1, "bath_size: 1");
        assertThat(sweep.engine().columns()).contains("magnetization2");
        double[][][] means = sweep.means();
        int column = sweep.engine().columns().indexOf("magnetization2");
        assertThat(means[column][0]).containsOnly(4.0);
    }
}
