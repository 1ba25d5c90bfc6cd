package org.phasesweep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.Philox4x64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.engine.ObservedUnit.Seen;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.spec.Catalog.Section;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.Settings;
import org.phasesweep.spec.SpecException;
import org.phasesweep.table.UnitRow;

/** Every observable of every state against {@link Textbook}, for all models, samplers and processes, at random cells. */
class TextbookTest {

    /** Of max(1, ⟨u⟩) and the observable's unit: what issue 2 asks of a dump, at lower temperatures too. */
    private static final double TOLERANCE = 1e-10;

    private static final int REPLICAS = 5;

    /** Models, each with its dimension; 0 for that of the file. */
    private static final Map<String, Integer> MODELS = Map.of(
            "{kind: gaussian, variance: 3}", 7,
            "{kind: gaussian, spectrum: [4, 1, 0.3, 0, 1e-3]}", 5,
            "{kind: hypercube}", 9,
            "{kind: sphere, radius: 0.5}", 1,
            "{kind: gaussian-mixture, separation: 2, variance: 0.2, weight: 0.4}", 6,
            "{kind: dataset, path: rows.csv, labels: last}", 0);

    private static final Map<String, Component> SAMPLERS = Map.of(
            "{kind: planted}", sampler("planted", Map.of()),
            "{kind: fresh}", sampler("fresh", Map.of()),
            "{kind: probe, base: planted, noise: 0.3}", sampler("probe", Map.of("base", "planted", "noise", 0.3)),
            "{kind: probe, base: planted, noise: 0}", sampler("probe", Map.of("base", "planted", "noise", 0)),
            "{kind: probe, base: fresh, noise: 0}", sampler("probe", Map.of("base", "fresh", "noise", 0)));

    private static final List<String> PROCESSES =
            List.of("{kind: vp}", "{kind: vp-beta, beta_max: 30}", "{kind: ve, sigma: 3}", "{kind: edm}");

    private static Component sampler(String kind, Map<String, ?> settings) {
        return Component.of(SmallSweep.COMPONENTS.sampler(kind), Settings.of(settings));
    }

    /** All that go with a sampler and a model: those of the text above that have a density have a variance. */
    private static List<String> observables(String model, String sampler) {
        return SmallSweep.observables(SAMPLERS.get(sampler)).stream()
                .filter(name -> !Textbook.PRIOR_FORMULAS.containsKey(name) || model.contains("variance"))
                .filter(name -> !Textbook.LATTICE_FORMULAS.containsKey(name))
                .filter(name -> !Textbook.OF_CLASSES.contains(name) || model.matches(".*(mixture|labels).*"))
                .toList();
    }

    /** The class of a row: the sign of one far from 0, of a file what {@link #csv} says. */
    private static double classOf(double[] row) {
        return row.length == 3
                ? Math.floorMod((int) row[0], 3)
                : Math.signum(Arrays.stream(row).sum());
    }

    static Stream<Arguments> modelsSamplersProcesses() {
        return MODELS.keySet().stream()
                .sorted()
                .flatMap(model -> SAMPLERS.keySet().stream()
                        .sorted()
                        .flatMap(sampler -> PROCESSES.stream().map(process -> Arguments.of(model, sampler, process))));
    }

    private static UniformRandomProvider random(String... of) {
        return new Philox4x64(new long[] {20260101, List.of(of).hashCode(), 0, 0, 0, 0});
    }

    /** Rows of the dataset model: some twice, some far apart; the labels are what the first component leaves of 3. */
    private static String csv(UniformRandomProvider random) {
        StringBuilder csv = new StringBuilder();
        for (int row = 0; row < 150; row++) {
            int kind = row % 50 == 0 ? 0 : row;
            csv.append(kind % 7 - 3).append(',').append(random.nextDouble() * kind / 40);
            csv.append(',').append(kind % 11 == 0 ? -12.5 : 0.25);
            csv.append(',').append("abc".charAt(Math.floorMod(kind % 7 - 3, 3))).append('\n');
        }
        return csv.toString();
    }

    private static SmallSweep randomSweep(String model, String sampler, String process) throws Exception {
        UniformRandomProvider random = random(model, sampler, process);
        Set<Integer> counts =
                new TreeSet<>(List.of(1 + random.nextInt(3), 4 + random.nextInt(120), 127 + random.nextInt(4)));
        List<Double> temperatures = Stream.generate(() -> Math.exp(random.nextDouble(Math.log(1e-4), Math.log(1e4))))
                .limit(3)
                .toList();
        int dimension = MODELS.get(model);
        String axes = (dimension == 0 ? "" : "dimension: [" + dimension + "], ") + "sample_count: " + counts
                + ", temperature: " + temperatures;
        String yaml = "sweep: test\nseed: " + random.nextInt(1000) + "\nprocess: " + process + "\nmodel: " + model
                + "\naxes: {" + axes + "}\nsampler: " + sampler + "\nobservables: "
                + observables(model, sampler) + "\nrealizations: 2\nreplicas: " + REPLICAS + "\n";
        return SmallSweep.of(yaml, csv(random));
    }

    @ParameterizedTest
    @MethodSource("modelsSamplersProcesses")
    void everyObservableAgreesAtEveryState(String model, String sampler, String process) throws Exception {
        SmallSweep sweep = randomSweep(model, sampler, process);
        ObservedUnit observed = new ObservedUnit();
        List<UnitRow> rows = sweep.engine().run(new SweepUnit(sweep.slices().get(0), 1), observed);
        assertThat(rows).noneMatch(UnitRow::failed);
        assertThat(observed.seen()).hasSize(rows.size() * REPLICAS);
        Component forward = sweep.slices().get(0).process();
        List<String> columns = sweep.engine().entries(sweep.slices().get(0).dimension());
        Map<String, double[][]> expected = new HashMap<>();
        for (Seen seen : observed.seen()) {
            Textbook book = textbook(forward, sampler, seen, observed);
            book.classify(TextbookTest::classOf);
            double[] values = assertAgrees(book, sweep.slices().get(0).model(), seen, columns);
            expected.computeIfAbsent(seen.cell().id(), id -> new double[REPLICAS][])[seen.replica()] = values;
        }
        rows.forEach(row -> assertIsMeanAndVariance(row, expected.get(row.cellId())));
    }

    private static Textbook textbook(Component process, String sampler, Seen seen, ObservedUnit observed) {
        double[][] data = observed.data(seen.cell().sampleCount());
        int planted = -1;
        if (sampler.contains("planted")) {
            planted = seen.replica() % data.length;
            assertThat(seen.base()).isEqualTo(data[planted]);
        }
        return new Textbook(process, seen.cell().temperature(), seen.base(), seen.noise(), data, planted);
    }

    private static double[] assertAgrees(Textbook book, Component model, Seen seen, List<String> columns) {
        int firstBin = columns.indexOf("overlap_histogram[0]");
        if (firstBin >= 0) {
            int bin = 0;
            while (seen.values()[firstBin + bin] == 0) {
                bin++;
            }
            book.draw(seen.values()[columns.indexOf("overlap")], bin);
        }
        for (int column = 0; column < columns.size(); column++) {
            String name = columns.get(column);
            double bound = TOLERANCE * Math.max(1, book.energy()) * book.unit(name);
            assertThat(seen.values()[column])
                    .as("%s of replica %d in %s", name, seen.replica(), seen.cell())
                    .isCloseTo(formula(name, model).applyAsDouble(book), within(bound));
        }
        return seen.values();
    }

    private static ToDoubleFunction<Textbook> formula(String name, Component model) {
        return Textbook.PRIOR_FORMULAS.containsKey(name)
                ? book -> Textbook.PRIOR_FORMULAS.get(name).apply(book, model)
                : Textbook.FORMULAS.getOrDefault(name, Textbook.PLANTED_FORMULAS.get(name));
    }

    /** Mean and unbiased variance over replicas, by their definitions. */
    private static void assertIsMeanAndVariance(UnitRow row, double[][] values) {
        double[] means = entries(row.means(), row.listMeans());
        double[] variances = entries(row.replicaVariances(), row.listVariances());
        for (int column = 0; column < values[0].length; column++) {
            int c = column;
            double mean = Arrays.stream(values).mapToDouble(v -> v[c]).average().orElseThrow();
            double squares = Arrays.stream(values)
                    .mapToDouble(v -> (v[c] - mean) * (v[c] - mean))
                    .sum();
            double largest =
                    Arrays.stream(values).mapToDouble(v -> Math.abs(v[c])).max().orElseThrow();
            double rounding = Math.max(1e-14 * largest, REPLICAS * Double.MIN_VALUE);
            assertThat(means[c]).isCloseTo(mean, within(rounding));
            assertThat(variances[c])
                    .isCloseTo(squares / (REPLICAS - 1), within(Math.max(1e-14 * largest * largest, Double.MIN_VALUE)));
        }
    }

    private static double[] entries(double[] numbers, double[][] lists) {
        return DoubleStream.concat(Arrays.stream(numbers), Arrays.stream(lists).flatMapToDouble(Arrays::stream))
                .toArray();
    }

    @Test
    void everyRegisteredObservableHasATextbookFormula() {
        Set<String> formulas = Stream.of(Textbook.FORMULAS, Textbook.PLANTED_FORMULAS, Textbook.FUNCTIONS_OF_MEANS)
                .flatMap(map -> map.keySet().stream())
                .map(name -> name.replaceFirst("\\[[0-9]+]$", ""))
                .collect(Collectors.toSet());
        formulas.addAll(Textbook.OF_GIVEN_STATES_ONLY);
        formulas.addAll(Textbook.PRIOR_FORMULAS.keySet());
        formulas.addAll(Textbook.LATTICE_FORMULAS.keySet());
        formulas.addAll(Set.of("binder_cumulant", "susceptibility"));
        assertThat(formulas)
                .containsExactlyInAnyOrderElementsOf(
                        SmallSweep.COMPONENTS.catalog().names(Section.OBSERVABLE));
    }

    @Test
    void functionsOfMeansAreThoseOfTheTextbook() {
        Textbook.FUNCTIONS_OF_MEANS.forEach((name, function) -> {
            var observable = SmallSweep.COMPONENTS.observable(name);
            assertThat(observable.ingredients()).containsExactly(function.getKey());
            assertThat(observable)
                    .isInstanceOfSatisfying(
                            org.phasesweep.observable.Evaluable.class,
                            evaluable -> assertThat(evaluable.evaluate(new double[] {0.3}))
                                    .isEqualTo(function.getValue().applyAsDouble(0.3)));
        });
    }

    @Test
    void whatNeedsAPlantedPointIsRefusedForFreshStates() {
        List<String> all = SmallSweep.COMPONENTS.catalog().names(Section.OBSERVABLE);
        Set<String> fresh = new TreeSet<>(all);
        fresh.removeAll(Textbook.OF_GIVEN_STATES_ONLY);
        fresh.removeAll(Textbook.PRIOR_FORMULAS.keySet());
        assertThat(SmallSweep.observables("planted")).containsExactlyElementsOf(fresh);
        fresh.removeAll(Textbook.PLANTED_FORMULAS.keySet());
        assertThat(SmallSweep.observables("fresh")).containsExactlyElementsOf(fresh);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "planted_weight",
                "information_density",
                "nearest_is_planted",
                "mmse_planted",
                "mean_error2",
                "entropy_rate_planted",
                "score_norm2_planted"
            })
    void aSpecThatAsksForItIsRefused(String observable) {
        String yaml = "sweep: test\nseed: 1\nmodel: {kind: hypercube}\naxes: {dimension: [3], sample_count: [4],"
                + " temperature: [1]}\nsampler: {kind: fresh}\nobservables: [" + observable
                + "]\nrealizations: 2\nreplicas: 2\n";
        assertThatThrownBy(() -> SmallSweep.of(yaml))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("observable '" + observable + "' needs a planted point");
    }
}
