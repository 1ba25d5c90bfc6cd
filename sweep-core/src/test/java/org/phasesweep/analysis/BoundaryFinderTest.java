package org.phasesweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.phasesweep.statistics.StatisticalAssert.assertShare;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.analysis.AnalysisResult.BoundaryPoint;
import org.phasesweep.statistics.Estimate;
import org.phasesweep.statistics.Estimates;
import org.phasesweep.statistics.StatisticalAssert;

class BoundaryFinderTest {

    private static final int REPEATS = 1000;

    private final UniformRandomProvider source = StatisticalAssert.source(11);
    private final ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(source);

    private static BoundaryPoint only(SyntheticSweep sweep) {
        List<BoundaryPoint> found = sweep.analyse().boundaries();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    /** Values of the eight temperatures 1 … 8 with independent noise of that standard deviation. */
    private SyntheticSweep curve(double noise, double... values) {
        return new SyntheticSweep()
                .fill((column, point, r) -> values[(int) point.temperature() - 1] + noise * normal.sample());
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(x));
    }

    @Test
    void aCleanCrossingIsFoundOnALinearAndOnALogarithmicAxis() {
        BoundaryPoint linear =
                only(new SyntheticSweep().fill((column, point, r) -> logistic(point.temperature() - 4.3)));
        assertThat(linear.status()).isEqualTo("ok");
        assertThat(linear.value()).isCloseTo(4.3, within(0.02));
        assertThat(linear.stderr()).isZero();
        assertThat(linear.error()).isBetween(Math.abs(linear.value() - 4.3), 0.05);
        assertThat(linear.at())
                .containsExactly(java.util.Map.entry("dimension", 20.0), java.util.Map.entry("sample_count", 100.0));
        BoundaryPoint logarithmic =
                only(new SyntheticSweep("axes.temperature={from: 0.01, to: 100, count: 25, scale: log}")
                        .fill((column, point, r) -> logistic(2 * Math.log(point.temperature() / 0.7))));
        assertThat(logarithmic.method()).contains("logarithm");
        assertThat(logarithmic.value()).isCloseTo(0.7, within(1e-3));
    }

    /**
     * Whole realizations shift the values, as the disorder of a slice does, and every cell has its own noise. Where the first
     * is large the crossing is a linear function of R = 32 Gaussian values and its interval covers as Student's t says, 67.5 %;
     * the error of 400 resamples varies by 3.5 %, which takes 0.04 %. Where the second is large the curve may cross several times.
     * The truth is the crossing of the interpolated mean curve.
     */
    @Test
    void theBootstrapErrorCovers() {
        int covered = covered(0.3, 0.05) + covered(0.05, 0.3) + covered(0.3, 0);
        assertShare(covered, 3 * REPEATS, TDistribution.of(31).probability(-1, 1));
    }

    private int covered(double shared, double own) {
        DoubleUnaryOperator mean = t -> logistic((t - 4.4) / 1.5);
        SyntheticSweep sweep = new SyntheticSweep();
        double truth = only(sweep.fill((column, point, r) -> mean.applyAsDouble(point.temperature())))
                .value();
        int covered = 0;
        for (int i = 0; i < REPEATS; i++) {
            double[] shifts = IntStream.range(0, 32)
                    .mapToDouble(r -> shared * normal.sample())
                    .toArray();
            BoundaryPoint point = only(sweep.fill(
                    (column, at, r) -> mean.applyAsDouble(at.temperature()) + shifts[r] + own * normal.sample()));
            assertThat(point.status()).isEqualTo("ok");
            covered += Math.abs(point.value() - truth) <= point.stderr() ? 1 : 0;
        }
        return covered;
    }

    /**
     * On a straight line the crossing is the mean of the realizations' own crossings. The error of 400 resamples varies by
     * 3.5 % (each sweep has its own resamples), its average over 300 by 0.2 %: a factor √(R/(R−1)) left out, 7 %, would show, and the limit is five of these.
     */
    @Test
    void onAStraightLineTheErrorIsThatOfTheMean() {
        double ratios = 0;
        for (int i = 0; i < 300; i++) {
            SyntheticSweep sweep = new SyntheticSweep("axes.temperature=[1, 7]", "realizations=8", "seed=" + i);
            double[] crossings = IntStream.range(0, 8)
                    .mapToDouble(r -> 4 + 0.5 * normal.sample())
                    .toArray();
            BoundaryPoint found = only(sweep.fill((column, point, r) -> 0.5 + crossings[r] - point.temperature()));
            Estimate mean = Estimates.ofMeans(crossings, new double[8], 1);
            assertThat(found.value()).isCloseTo(mean.mean(), within(1e-10));
            assertThat(found.systematic()).as("of two points").isNull();
            ratios += found.error() / mean.disorderError() / 300;
        }
        assertThat(ratios).isCloseTo(1, within(0.01));
    }

    /**
     * A transition of that width anywhere between two points of distance 1, which the mean of 16 realizations knows to that
     * error. The mean square of (measured − true)/error is 1 for a jump and where noise rules, less between, where the
     * systematic error is for the worst shape; it varies by 0.12 over 150 repeats. The statistical error alone gives 300 and
     * more where it is small.
     */
    @ParameterizedTest
    @CsvSource({"0.05, 0.002", "0.3, 0.02", "1, 0.002", "1, 0.05"})
    void theErrorHoldsWhatHappensBetweenPoints(double width, double error) {
        SyntheticSweep sweep = new SyntheticSweep("realizations=16");
        double meanSquare = 0;
        for (int i = 0; i < 150; i++) {
            double place = 4 + source.nextDouble();
            BoundaryPoint found = only(sweep.fill((column, point, r) ->
                    logistic((point.temperature() - place) / width) + 4 * error * normal.sample()));
            assertThat(found.error()).isCloseTo(Math.hypot(found.stderr(), found.systematic()), within(1e-12));
            meanSquare += Math.pow((found.value() - place) / found.error(), 2) / 150;
        }
        assertThat(meanSquare).isBetween(0.05, 1.6);
    }

    /** A place anywhere between two points is within 1/√12 of their middle in a share 1/√3 of cases. */
    @Test
    void theErrorOfAJumpCovers() {
        SyntheticSweep sweep = new SyntheticSweep("realizations=2");
        int covered = 0;
        for (int i = 0; i < 300; i++) {
            double place = 4 + source.nextDouble();
            BoundaryPoint found = only(sweep.fill((column, point, r) -> point.temperature() < place ? 1 : 0));
            covered += Math.abs(found.value() - place) <= found.error() ? 1 : 0;
        }
        assertShare(covered, 300, 1 / Math.sqrt(3));
    }

    @ParameterizedTest
    @CsvSource({
        "0.9 0.9 0.8 0.8 0.7 0.7 0.6 0.6, not_bracketed",
        "0.9 0.9 0.8 0.8 0.7 0.6 0.5 0.5, not_bracketed",
        "0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5, not_bracketed",
        "0.9 0.8 0.7 0.2 0.1 0.1 0.2 0.8, multiple",
        "0.2 0.9 0.2 0.9 0.2 0.9 0.2 0.9, multiple",
        "0.9 0.9 0.8 0.8 0.5 0.2 0.1 0.1, ok",
        "0.1 0.1 0.1 0.1 0.2 0.3 0.7 0.9, ok",
    })
    void theStatusSaysWhetherThereIsOneCrossing(String values, String status) {
        double[] numbers = Arrays.stream(values.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        // The average of alternating noise is zero up to rounding: its error is not.
        BoundaryPoint found = only(new SyntheticSweep()
                .fill((column, point, r) -> numbers[(int) point.temperature() - 1] + (r % 2 == 0 ? 0.01 : -0.01)));
        assertThat(found.status()).isEqualTo(status);
        assertThat(found.value() != null).isEqualTo(status.equals("ok"));
        assertThat(found.stderr() != null).isEqualTo(status.equals("ok"));
    }

    /** A tail that reaches the level within its noise is no second crossing, and does not move the first one. */
    @Test
    void noiseNearTheLevelElsewhereDoesNotMoveTheCrossing() {
        double clean =
                only(curve(0.001, 0.9, 0.9, 0.8, 0.3, 0.1, 0.1, 0.2, 0.2)).value();
        int moved = 0;
        for (int i = 0; i < 200; i++) {
            BoundaryPoint found =
                    only(new SyntheticSweep().fill((column, point, r) -> switch ((int) point.temperature()) {
                        case 1, 2 -> 0.9 + 0.001 * normal.sample();
                        case 3 -> 0.8 + 0.001 * normal.sample();
                        case 4 -> 0.3 + 0.001 * normal.sample();
                        case 8 -> 0.5 + 0.3 * normal.sample();
                        default -> 0.1 + 0.001 * normal.sample();
                    }));
            moved += found.status().equals("ok") && Math.abs(found.value() - clean) > 0.05 ? 1 : 0;
        }
        assertThat(moved).isZero();
    }

    /** At the level in truth: told apart from it in one line of 40 or fewer, for any number of realizations. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 8, 32})
    void aCurveThatEndsAtTheLevelIsSeldomSaidToCrossIt(int realizations) {
        SyntheticSweep sweep = new SyntheticSweep("realizations=" + realizations);
        int repeats = 2000;
        int crossed = 0;
        for (int i = 0; i < repeats; i++) {
            sweep.fill((column, point, r) -> (point.temperature() < 8 ? 10 : 0.5) + normal.sample());
            crossed += only(sweep).status().equals("ok") ? 1 : 0;
        }
        assertShare(crossed, repeats, NormalDistribution.of(0, 1).survivalProbability(2));
    }

    @Test
    void ofOneRealizationTheSystematicErrorAloneIsKnown() {
        BoundaryPoint found = only(
                new SyntheticSweep("realizations=1").fill((column, point, r) -> logistic(point.temperature() - 4.3)));
        assertThat(found.status()).isEqualTo("ok");
        assertThat(found.stderr()).isNull();
        assertThat(found.systematic()).isPositive();
        assertThat(found.error()).isEqualTo(found.systematic());
    }

    @Test
    void missingPointsAndRealizationsAreLeftOut() {
        SyntheticSweep sweep =
                new SyntheticSweep().fill((column, point, r) -> logistic(point.temperature() - 4.3) + 0.01 * (r % 3));
        BoundaryPoint whole = only(sweep);
        Arrays.fill(sweep.means[0][7], Double.NaN);
        for (int point = 0; point < 7; point++) {
            Arrays.fill(sweep.means[0][point], 3 * point, 3 * point + 3, Double.NaN);
        }
        BoundaryPoint partly = only(sweep);
        assertThat(partly.status()).isEqualTo("ok");
        assertThat(partly.value()).isCloseTo(whole.value(), within(0.01));
        assertThat(partly.stderr()).isCloseTo(whole.stderr(), within(0.3 * whole.stderr()));
        for (double[] point : sweep.means[0]) {
            Arrays.fill(point, Double.NaN);
        }
        assertThat(only(sweep).status()).isEqualTo("not_bracketed");
    }

    /** 1/⟨Y⟩ crosses 2 where ⟨Y⟩ crosses ½, however widely Y varies; the mean of 1/Y would be there elsewhere. */
    @Test
    void functionsOfMeansAreJackknifed() {
        SyntheticSweep sweep = new SyntheticSweep(
                "observables=[effective_count, participation_ratio]",
                "analysis=[{boundary: {observable: effective_count, level: 2, along: temperature}},"
                        + " {boundary: {observable: participation_ratio, level: 0.5, along: temperature}}]",
                "axes.temperature={from: 1, to: 8, count: 29}",
                "realizations=400");
        sweep.fill((column, point, r) -> 2 * source.nextDouble() * logistic((point.temperature() - 4.3) / 2));
        List<BoundaryPoint> found = sweep.analyse().boundaries();
        assertThat(found).hasSize(2);
        assertThat(found.get(0).status()).isEqualTo("ok");
        double error = found.get(1).stderr();
        assertThat(found.get(0).value()).isCloseTo(found.get(1).value(), within(0.5 * error));
        assertThat(found.get(0).stderr()).isCloseTo(error, within(0.3 * error));
    }

    @Test
    void theOrderOfTheAxisDoesNotMatter() {
        String[] orders = {"[1, 2, 3, 4, 5, 6, 7, 8]", "[8, 1, 6, 3, 4, 2, 7, 5]"};
        List<BoundaryPoint> found = Arrays.stream(orders)
                .map(order -> new SyntheticSweep("axes.temperature=" + order)
                        .fill((column, point, r) -> logistic(point.temperature() - 4.3) + 0.01 * (r % 5)))
                .map(BoundaryFinderTest::only)
                .toList();
        assertThat(found.get(1)).isEqualTo(found.get(0));
    }

    @Test
    void zippedAxesGiveOneLineAndNoTheory() {
        SyntheticSweep sweep = new SyntheticSweep(
                "axes={dimension: [20], sample_count: [100, 200, 300, 400], temperature: [1, 2, 3, 4]}",
                "zip=[[sample_count, temperature]]");
        BoundaryPoint found = only(sweep.fill((column, point, r) -> logistic(point.temperature() - 2.3)));
        assertThat(found.status()).isEqualTo("ok");
        assertThat(found.at()).containsExactly(Map.entry("dimension", 20.0));
        assertThat(found.theory()).isNull();
    }

    /** N is whole: at d = 8 and α = 0.2 it is 5 instead of 4.95, at 0.3 11 instead of 11.02. */
    @Test
    void alongTheLoadThePlaceIsThatOfTheWholeSampleCount() {
        SyntheticSweep sweep = new SyntheticSweep(
                "axes={dimension: [8], load: [0.15, 0.18, 0.2, 0.3, 0.31], temperature: [1]}",
                "analysis=[{boundary: {observable: participation_ratio, level: 0.5, along: load}}]");
        sweep.fill((column, point, r) -> 1 - Math.log(point.sampleCount()) / 8 / 0.48);
        BoundaryPoint found = only(sweep);
        assertThat(found.value()).isCloseTo(0.24, within(1e-12));
        assertThat(found.theory().name()).isEqualTo("gaussian-collapse");
        assertThat(found.theory().value()).isCloseTo(0.5 * Math.log(2), within(1e-14));
    }

    /** Planted states jump at T_c; of fresh ones the level is reached where 1 − λ* is the level, which is colder. */
    @Test
    void theTheoryIsThatOfTheLevelAndOfTheStates() {
        String[] axes = {"axes={dimension: [20], load: [0.3], temperature: {from: 0.02, to: 8, count: 8, scale: log}}"};
        SyntheticSweep planted = new SyntheticSweep(axes[0]);
        SyntheticSweep fresh = new SyntheticSweep(axes[0], "sampler.kind=fresh");
        double alpha = Math.log(Math.rint(Math.exp(6))) / 20;
        assertThat(only(planted).theory().name()).isEqualTo("gaussian-collapse");
        assertThat(only(planted).theory().value()).isCloseTo(1 / Math.expm1(2 * alpha), within(1e-12));
        assertThat(only(fresh).theory().name()).isEqualTo("fresh-participation");
        assertThat(only(new SyntheticSweep(axes[0], "sampler.kind=fresh", "model={kind: hypercube}"))
                        .theory())
                .isNull();
        double k = 1 / only(fresh).theory().value();
        double load = 0.5 * Math.log1p(0.5 * k)
                - 0.25 * k / (1 + 0.5 * k)
                + 0.125 * k * (1 + k) / ((1 + 0.5 * k) * (1 + 0.5 * k));
        assertThat(load).isCloseTo(alpha, within(1e-9));
    }
}
