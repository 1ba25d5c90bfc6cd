package org.phasesweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.analysis.AnalysisResult.CollapseFit;
import org.phasesweep.analysis.AnalysisResult.SizeCrossings;
import org.phasesweep.analysis.AnalysisResult.SizePair;
import org.phasesweep.statistics.StatisticalAssert;

/** Crossings and collapses of the Curie–Weiss model (physics reference §3, §9) and of made-up scaling functions. */
class FiniteSizeTest {

    private static final String[] POPULATION = {"model={kind: two-delta}", "sampler={kind: population}"};

    private static SyntheticSweep sweep(String... more) {
        return new SyntheticSweep(
                Stream.concat(Stream.of(POPULATION), Stream.of(more)).toArray(String[]::new));
    }

    private static SyntheticSweep bath(long seed, int replicas, String observable, String measure) {
        return sweep(
                        "axes={dimension: [64, 128, 256, 512, 1024, 2048, 4096],"
                                + " temperature: {from: 0.8, to: 1.2, count: 25}}",
                        "observables=[" + observable + "]",
                        "realizations=64",
                        "analysis=[{" + measure + ": {observable: " + observable
                                + ", size: dimension, along: temperature}}]")
                .fill(new GenerativeBath(seed, replicas));
    }

    private static void assertMeasured(Measured measured, double expected, double largestError) {
        assertThat(Math.abs(measured.value() - expected))
                .as("%s of %s", measured, expected)
                .isLessThan(2 * measured.error());
        assertThat(measured.error()).as("%s", measured).isLessThan(largestError);
    }

    /** T_c = 1, ν̄ = 2, β/ν̄ = ¼, γ/ν̄ = ½, within two error bars that are below 5 %. Seeds are fixed. */
    @ParameterizedTest
    @CsvSource({"magnetization_abs, -0.25, 1", "susceptibility, 0.5, 2"})
    void theBathCollapsesWithTheExponentsOfMeanFieldTheory(String observable, double omega, long seed) {
        CollapseFit fit =
                bath(seed, 2048, observable, "collapse").analyse().collapses().get(0);
        assertThat(fit.status()).isEqualTo("ok");
        assertThat(fit.quality()).isBetween(0.05, 2.0);
        assertMeasured(fit.critical(), 1, 0.05);
        assertMeasured(fit.nu(), 2, 0.1);
        assertMeasured(fit.omega(), omega, 0.05 * Math.abs(omega));
    }

    /** U₄ has no power of the size; its curves cross at T_c, with corrections that the limit takes off. */
    @Test
    void theBinderCumulantCrossesAtTheCriticalPoint() {
        SizeCrossings crossings = bath(3, 512, "binder_cumulant", "crossing")
                .analyse()
                .crossings()
                .get(0);
        assertThat(crossings.status()).isEqualTo("ok");
        assertThat(crossings.pairs()).hasSize(6);
        assertMeasured(crossings.limit(), 1, 0.01);
        for (SizePair pair : crossings.pairs()) {
            if (pair.place() != null) {
                assertThat(pair.place()).isCloseTo(1, within(4 * pair.placeStderr() + 1.0 / pair.smaller()));
                assertThat(pair.value()).isBetween(0.2, 0.4);
            }
        }
    }

    private static double scalingFunction(double x) {
        return 1 / (1 + Math.exp(1.5 * x)) + 0.2 * Math.exp(-x * x);
    }

    /** A(T, L) = L^0.3 f((T − 2) L^0.8) with independent noise of 1 % of its largest value. */
    private static SyntheticSweep madeUp(long seed, double noise, int realizations, String options) {
        ZigguratSampler.NormalizedGaussian normal =
                ZigguratSampler.NormalizedGaussian.of(StatisticalAssert.source(seed));
        return sweep(
                        "axes={dimension: [8, 16, 32], temperature: {from: 1.7, to: 2.3, count: 13}}",
                        "observables=[magnetization_abs]",
                        "realizations=" + realizations,
                        "analysis=[{collapse: {observable: magnetization_abs, size: dimension, along: temperature"
                                + options + "}}]")
                .fill((column, point, r) -> Math.pow(point.dimension(), 0.3)
                        * (scalingFunction((point.temperature() - 2) * Math.pow(point.dimension(), 0.8))
                                + noise * normal.sample()));
    }

    /**
     * Of 20 made-up sweeps the mean square of the pulls is 1 for errors that are right; that of 20 squares of Gaussian numbers is
     * above 3.3 with a probability below 1e-6. The lower limit keeps errors from being three times too large.
     */
    @Test
    void errorsOfCollapsesCover() {
        int sweeps = 20;
        double[] squares = new double[3];
        for (int i = 0; i < sweeps; i++) {
            CollapseFit fit = madeUp(i, 0.05, 16, "").analyse().collapses().get(0);
            double[] pulls = {
                (fit.critical().value() - 2) / fit.critical().error(),
                (fit.nu().value() - 1.25) / fit.nu().error(),
                (fit.omega().value() - 0.3) / fit.omega().error()
            };
            for (int k = 0; k < pulls.length; k++) {
                squares[k] += pulls[k] * pulls[k] / sweeps;
            }
        }
        assertThat(Arrays.stream(squares).boxed())
                .allSatisfy(square -> assertThat(square).isBetween(0.11, 3.3));
    }

    @Test
    void whatIsGivenIsHeldFixed() {
        CollapseFit fit = madeUp(1, 0.02, 16, ", critical: 2, nu: 1.25, window: 3, correction: 1")
                .analyse()
                .collapses()
                .get(0);
        assertThat(fit.critical()).isEqualTo(new Measured(2, null, null, null));
        assertThat(fit.nu()).isEqualTo(new Measured(1.25, null, null, null));
        assertThat(fit.window()).isEqualTo(3);
        assertMeasured(fit.omega(), 0.3, 0.1);
    }

    /** One realization has no errors: the spread remains. */
    @Test
    void exactCurvesCollapseToo() {
        CollapseFit fit = madeUp(1, 0, 1, "").analyse().collapses().get(0);
        assertThat(fit.nu().stderr()).isNull();
        assertThat(fit.critical().value()).isCloseTo(2, within(1e-3));
        assertThat(fit.nu().value()).isCloseTo(1.25, within(0.03));
        assertThat(fit.omega().value()).isCloseTo(0.3, within(0.03));
    }

    /** Flat curves collapse everywhere, and one size nowhere: neither is a result. */
    @Test
    void whatCannotBeCollapsedIsTold() {
        String collapse = "analysis=[{collapse: {observable: magnetization_abs, size: dimension, along: temperature}}]";
        String axes = "axes={dimension: [1, 2, 4], temperature: [1, 2, 3, 4, 5, 6]}";
        SyntheticSweep flat =
                sweep(axes, "observables=[magnetization_abs]", collapse).fill((column, point, r) -> 1);
        SyntheticSweep lone = sweep(axes, "observables=[magnetization_abs]", collapse)
                .fill((column, point, r) -> point.dimension() > 1 ? Double.NaN : point.temperature());
        assertThat(flat.analyse().collapses()).extracting(CollapseFit::status).containsExactly("flat");
        assertThat(lone.analyse().collapses()).extracting(CollapseFit::status).containsExactly("too_few_points");
        assertThat(lone.analyse().collapses().get(0).nu()).isNull();
    }

    @Test
    void anAnalysisDoneAgainIsTheSame() {
        SyntheticSweep sweep = madeUp(5, 0.02, 16, "");
        assertThat(sweep.analyse().toJson()).isEqualTo(sweep.analyse().toJson());
    }

    /** Curves that never cross, and curves over different loads, whose points do not coincide. */
    @Test
    void curvesThatDoNotCrossAreToldAndPointsNeedNotCoincide() {
        String crossing = "analysis=[{crossing: {observable: magnetization_abs, size: dimension, along: temperature}}]";
        String axes = "axes={dimension: [1, 2, 4], temperature: [1, 2, 3, 4, 5, 6]}";
        SyntheticSweep apart = sweep(axes, "observables=[magnetization_abs]", crossing)
                .fill((column, point, r) -> point.dimension() + point.temperature() + 0.1 * (r % 3));
        SizeCrossings found = apart.analyse().crossings().get(0);
        assertThat(found.status()).isEqualTo("not_bracketed");
        assertThat(found.limit()).isNull();
        assertThat(found.pairs()).extracting(SizePair::status).containsOnly("not_bracketed");
        SyntheticSweep crossed = sweep(axes, "observables=[magnetization_abs]", crossing)
                .fill((column, point, r) ->
                        1 + (point.temperature() - 3.3 - 1.0 / point.dimension()) * point.dimension());
        List<SizePair> pairs = crossed.analyse().crossings().get(0).pairs();
        assertThat(pairs).extracting(SizePair::status).containsOnly("ok");
        assertThat(pairs.get(0).place()).isCloseTo(3.3, within(1e-9));
        assertThat(pairs.get(0).value()).isCloseTo(0, within(1e-9));
        assertThat(crossed.analyse().crossings().get(0).limit().value()).isCloseTo(3.3, within(1e-9));
    }
}
