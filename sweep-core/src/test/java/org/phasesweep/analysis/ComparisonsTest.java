package org.phasesweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.analysis.AnalysisResult.Comparison;

class ComparisonsTest {

    private static final String ALL = "observables=[participation_ratio, planted_weight, posterior_entropy,"
            + " information_density, posterior_trace, mmse_planted, nearest_is_planted, max_weight, excess_entropy,"
            + " free_energy, score_norm2, score_divergence, mean_norm2, energy, energy_per_dim, mean_error2,"
            + " entropy_rate, entropy_rate_planted, score_norm2_planted, overlap]";

    private static SyntheticSweep sampled(String model, String... more) {
        String[] overrides = {
            ALL,
            model,
            "axes={dimension: [5, 8], sample_count: [4, 40], temperature: [0.1, 0.5, 2, 8]}",
            "process={kind: vp}",
            "realizations=48",
            "replicas=24"
        };
        return new SyntheticSweep(
                        Stream.of(overrides, more).flatMap(Arrays::stream).toArray(String[]::new))
                .sample();
    }

    private static Map<String, Comparison> exact(SyntheticSweep sweep) {
        return sweep.analyse().comparisons().stream()
                .filter(comparison -> comparison.kind().equals("exact"))
                .collect(Collectors.toMap(Comparison::theory, Function.identity()));
    }

    /** Every identity that the columns can show, in sampled sweeps; p below 1e-6 is the false alarm of each. */
    @ParameterizedTest
    @CsvSource({
        "'model={kind: gaussian, variance: 2}', 14",
        "'model={kind: hypercube}', 12",
        "'model={kind: sphere, radius: 1.5}', 13",
        "'model={kind: gaussian-mixture, separation: 0.7, variance: 0.5, weight: 0.3}', 13",
        "'model={kind: hierarchical-mixture, sub_separation: 0.7, variance: 0.5}', 13",
        "'model={kind: sparse, density: 0.3, variance: 2}', 13",
        "'model={kind: discrete, points: [1, 0, -1, 2, 0, 1, 1, 3, 0, 0, -2, 1, 0, 1, 1, 0, 2, 2, -1, 0, 1, 1, 1, 0, 0, 3,"
                + " -1, -1, 0, 2, 0, 0, 1, -2, 1, 1, 0, 2, 1, 0]}', 12",
    })
    void everyIdentityThatTheColumnsCanShowIsComparedAndHolds(String model, int count) {
        Map<String, Comparison> exact = exact(sampled(model));
        assertThat(exact).hasSize(count);
        exact.forEach((name, comparison) -> {
            assertThat(comparison.dof()).as(name).isEqualTo(2);
            assertThat(comparison.points()).as(name).isEqualTo(16);
            assertThat(comparison.p()).as(name).isBetween(1e-6, 1.0);
        });
    }

    /** Every prediction of the channel of a law; p below 1e-6 is the false alarm of each. */
    @ParameterizedTest
    @CsvSource({
        "'model={kind: gaussian, variance: 2}', 5",
        "'model={kind: hypercube}', 5",
        "'model={kind: sphere, radius: 1.5}', 5",
        "'model={kind: sparse, density: 0.3, variance: 1.5}', 5",
        "'model={kind: two-delta, separation: 0.6}', 7",
        "'model={kind: gaussian-mixture, separation: 0.7, variance: 0.5}', 7",
        "'model={kind: simplex-mixture, classes: 4, separation: 0.8, variance: 0.2}', 7",
    })
    void channelsOfLawsAreAsPredicted(String model, int count) {
        String ofClasses = count == 7 ? ", class_agreement, class_entropy" : "";
        SyntheticSweep sweep = sampled(
                model,
                "sampler={kind: population}",
                "axes={dimension: [5, 8], temperature: [0.1, 0.5, 2, 8]}",
                "observables=[information, posterior_trace, mean_norm2, free_energy, score_norm2" + ofClasses + "]",
                "analysis=[{boundary: {observable: information, level: 0.5, along: temperature}}]");
        Map<String, Comparison> exact = exact(sweep);
        exact.keySet().removeIf(name -> !name.startsWith("law-"));
        assertThat(exact).hasSize(count);
        // The error of Gaussian data is the same at every state.
        Comparison constant = model.contains("gaussian,") ? exact.remove("law-posterior-trace") : null;
        if (constant != null) {
            assertThat(constant.differences().values()).allMatch(difference -> difference < 1e-14);
        }
        exact.forEach((name, comparison) -> {
            assertThat(comparison.p()).as(name).isBetween(1e-6, 1.0);
            assertThat(comparison.dof()).as(name).isEqualTo(2);
        });
    }

    /** Each identity fails when one of its columns is off by 20 % and 0.03: none is blind. */
    @Test
    void everyIdentitySeesAWrongColumn() {
        SyntheticSweep sweep = sampled("model={kind: gaussian, variance: 2}");
        Map<String, Integer> wrong = Map.ofEntries(
                Map.entry("identity-participation", 0),
                Map.entry("identity-entropy", 2),
                Map.entry("identity-mmse", 4),
                Map.entry("identity-nearest", 6),
                Map.entry("identity-excess-entropy", 8),
                Map.entry("identity-free-energy", 9),
                Map.entry("identity-score", 10),
                Map.entry("identity-second-moment", 12),
                Map.entry("identity-energy", 13),
                Map.entry("identity-energy-per-dim", 14),
                Map.entry("identity-error", 15),
                Map.entry("identity-entropy-rate", 17),
                Map.entry("identity-score-planted", 18),
                Map.entry("identity-overlap", 19));
        wrong.forEach((name, column) -> {
            double[][] kept = sweep.means[column];
            sweep.means[column] = Arrays.stream(kept)
                    .map(values ->
                            Arrays.stream(values).map(v -> 1.2 * v + 0.03).toArray())
                    .toArray(double[][]::new);
            assertThat(exact(sweep).get(name).p()).as(name).isLessThan(1e-6);
            sweep.means[column] = kept;
        });
    }

    @Test
    void freshStatesHaveNoIdentities() {
        SyntheticSweep sweep = new SyntheticSweep(
                "sampler.kind=fresh", "observables=[participation_ratio, posterior_entropy, excess_entropy, energy]");
        assertThat(exact(sweep.sample())).isEmpty();
    }

    @Test
    void oneDataPointIsExactAndNotTested() {
        SyntheticSweep sweep = new SyntheticSweep(
                "axes.sample_count=[1]", "observables=[participation_ratio, planted_weight, posterior_entropy]");
        Comparison comparison = exact(sweep.sample()).get("identity-participation");
        assertThat(comparison.dof()).isZero();
        assertThat(comparison.p()).isNull();
        assertThat(comparison.differences()).containsExactly(Map.entry(20, 0.0));
    }

    /** An axis of the process repeats the same numbers: they are no independent evidence. */
    @Test
    void slicesWithTheSameNumbersCountOnce() {
        String columns = "observables=[participation_ratio, planted_weight]";
        SyntheticSweep once = new SyntheticSweep(columns);
        SyntheticSweep thrice = new SyntheticSweep(
                columns,
                "axes={dimension: [20], sample_count: [100], temperature: [1, 2, 3, 4, 5, 6, 7, 8],"
                        + " process.sigma: [1, 2, 3]}");
        Comparison one = exact(once.sample()).get("identity-participation");
        Comparison three = exact(thrice.sample()).get("identity-participation");
        assertThat(three.dof()).isEqualTo(one.dof()).isEqualTo(1);
        assertThat(three.p()).isCloseTo(one.p(), within(1e-9));
    }

    /** Asymptotic predictions show their difference by size and no p. */
    @Test
    void asymptoticPredictionsHaveDifferencesOnly() {
        SyntheticSweep sweep = new SyntheticSweep(
                "observables=[excess_entropy]",
                "analysis=[{boundary: {observable: excess_entropy, level: 0.5, along: dimension}}]",
                "axes={dimension: [10, 20], sample_count: [100], temperature: [100]}");
        sweep.fill((column, point, r) ->
                Math.log(100) / point.dimension() - 0.5 * Math.log1p(0.01) + 0.2 / point.dimension());
        List<Comparison> found = sweep.analyse().comparisons();
        assertThat(found).hasSize(1);
        assertThat(found.get(0).kind()).isEqualTo("asymptotic");
        assertThat(found.get(0).p()).isNull();
        assertThat(found.get(0).differences().get(10)).isCloseTo(0.02, within(1e-12));
        assertThat(found.get(0).differences().get(20)).isCloseTo(0.01, within(1e-12));
    }

    /**
     * Every cell has a pull where its error is not flagged; the few of one sweep have a mean and a width of their order. Where nothing
     * fluctuates there are none, and the difference is told.
     */
    @Test
    void exactComparisonsTellTheirPulls() {
        exact(sampled("model={kind: gaussian, variance: 2}")).forEach((name, comparison) -> {
            assertThat(comparison.pulls()).as(name).isBetween(4, 16);
            assertThat(comparison.pullMean()).as(name).isBetween(-3.0, 3.0);
            assertThat(comparison.pullWidth()).as(name).isBetween(0.05, 3.0);
            assertThat(comparison.largestDifference()).as(name).isPositive();
        });
        SyntheticSweep constant = new SyntheticSweep("observables=[participation_ratio, planted_weight]")
                .fill((column, point, r) -> column.equals("planted_weight") ? 0.25 : 0.375);
        Comparison known = exact(constant).get("identity-participation");
        assertThat(known.pulls()).isZero();
        assertThat(known.pullMean()).isNull();
        assertThat(known.pullWidth()).isNull();
        assertThat(known.largestDifference()).isEqualTo(0.125);
    }

    /** 32 residuals with mean 0.5 and standard error 0.25 have a pull of 2; a point with seven realizations has none. */
    @Test
    void aPullIsTheMeanOverItsError() {
        double[] values = new double[32];
        Arrays.setAll(values, r -> 0.5 + (r % 2 == 0 ? 1 : -1) * 0.25 * Math.sqrt(31));
        Pulls pulls = new Pulls();
        pulls.add(values);
        pulls.add(Arrays.copyOf(values, 7));
        pulls.add(Arrays.stream(values).map(value -> value - 1).toArray());
        assertThat(pulls.count()).isEqualTo(2);
        assertThat(pulls.mean()).isCloseTo(0, within(1e-12));
        assertThat(pulls.width()).isCloseTo(2 * Math.sqrt(2), within(1e-12));
    }
}
