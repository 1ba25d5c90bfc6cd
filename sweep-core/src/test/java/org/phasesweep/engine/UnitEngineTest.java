package org.phasesweep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.plan.CompletedCells;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.PlanException;
import org.phasesweep.plan.Resources;
import org.phasesweep.plan.Slice;
import org.phasesweep.plan.SweepInput;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.plan.SweepPlanner;
import org.phasesweep.plan.SweepTask;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.plan.TaskPacker;
import org.phasesweep.sampler.MachineSpeed;
import org.phasesweep.sampler.Step;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.Settings;
import org.phasesweep.spec.SpecReader;
import org.phasesweep.spec.SweepSpec;
import org.phasesweep.table.UnitRow;

class UnitEngineTest {

    private static final Components COMPONENTS = Components.load();

    private static final String ALL_PLANTED = """
            sweep: test
            seed: 7
            model: {kind: gaussian, variance: 1.5}
            axes: {dimension: [10], sample_count: [3, 40, 200], temperature: [0.05, 0.3, 1, 5]}
            sampler: {kind: planted}
            observables: [participation_ratio, planted_weight, posterior_entropy, information_density, energy,
              posterior_trace, mmse_planted, mean_norm2, score_norm2, score_divergence, nearest_is_planted, max_weight,
              entropy_rate, entropy_rate_planted, score_norm2_planted]
            realizations: 60
            replicas: 40
            """;

    private static SweepPlan plan(String yaml, String... overrides) throws Exception {
        SweepSpec spec = SpecReader.read(yaml, "test.yaml", List.of(overrides), COMPONENTS.catalog());
        return SweepPlanner.plan(SweepInput.load(spec, COMPONENTS, uri -> null), COMPONENTS);
    }

    private static Map<String, UnitRow> run(SweepPlan plan, long memory) throws PlanException {
        return run(plan, new Resources(2, memory, Resources.Shard.ALL));
    }

    private static Map<String, UnitRow> run(SweepPlan plan, Resources resources) throws PlanException {
        UnitEngine engine = new UnitEngine(COMPONENTS, plan.spec(), null);
        Map<String, UnitRow> rows = new HashMap<>();
        for (SweepTask task : TaskPacker.pack(plan, COMPONENTS, CompletedCells.NONE, resources)) {
            for (SweepUnit unit : task.units()) {
                for (UnitRow row : engine.run(unit)) {
                    assertThat(row.failure()).isEmpty();
                    assertThat(rows.put(row.cellId() + row.realization(), row)).isNull();
                }
            }
        }
        return rows;
    }

    /** The identities of physics.md §2, each as a mean difference of two columns over realizations. */
    @ParameterizedTest
    @CsvSource({
        "participation_ratio, planted_weight",
        "posterior_entropy, information_density",
        "posterior_trace, mmse_planted",
        "entropy_rate, entropy_rate_planted",
        "score_norm2, score_norm2_planted",
    })
    void exactIdentitiesHoldWithinTheirErrors(String one, String other) throws Exception {
        SweepPlan plan = plan(ALL_PLANTED);
        List<String> columns = new UnitEngine(COMPONENTS, plan.spec(), null).columns();
        Map<String, List<Double>> differences = new HashMap<>();
        run(plan, Long.MAX_VALUE)
                .values()
                .forEach(row -> differences
                        .computeIfAbsent(row.cellId(), id -> new ArrayList<>())
                        .add(row.means()[columns.indexOf(one)] - row.means()[columns.indexOf(other)]));
        assertThat(differences).hasSize(12);
        differences.values().forEach(UnitEngineTest::assertMeanIsZero);
    }

    /** False-alarm probability 1e-6 a cell for normal means: 4.9 standard errors; the seed is fixed. */
    private static void assertMeanIsZero(List<Double> values) {
        double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
        double squares =
                values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        double error = Math.sqrt(squares / (values.size() - 1.0) / values.size());
        assertThat(Math.abs(mean)).isLessThanOrEqualTo(4.9 * error + 1e-12);
    }

    @Test
    void aSliceCutForMemoryGivesTheSameBits() throws Exception {
        SweepPlan plan = plan(ALL_PLANTED, "realizations=3");
        Map<String, UnitRow> whole = run(plan, Long.MAX_VALUE);
        long tight = 260_000;
        assertThat(
                        TaskPacker.pack(
                                        plan,
                                        COMPONENTS,
                                        CompletedCells.NONE,
                                        new Resources(2, tight, Resources.Shard.ALL))
                                .stream()
                                .flatMap(task -> task.units().stream())
                                .count())
                .isGreaterThan(3);
        assertThat(run(plan, tight)).isEqualTo(whole);
    }

    /** A machine that needs years cuts every slice, one that needs nothing makes one task of all. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e30})
    void pricesDecideNoBit(double nanoseconds) throws Exception {
        SweepPlan plan = plan(ALL_PLANTED, "realizations=3");
        Map<Step, Double> absurd = Arrays.stream(Step.values()).collect(Collectors.toMap(step -> step, step -> 0.0));
        absurd.put(Step.WEIGHT, nanoseconds);
        MachineSpeed speed = new MachineSpeed(absurd, nanoseconds);
        Resources resources = new Resources(2, Long.MAX_VALUE, Resources.Shard.ALL, speed);
        assertThat(TaskPacker.pack(plan, COMPONENTS, CompletedCells.NONE, resources))
                .hasSize(nanoseconds > 1 ? 3 * 4 : 1);
        assertThat(run(plan, resources)).isEqualTo(run(plan, Long.MAX_VALUE));
    }

    @Test
    void anAxisValueAddedLaterChangesNoExistingCell() throws Exception {
        Map<String, UnitRow> before = run(plan(ALL_PLANTED, "realizations=2"), Long.MAX_VALUE);
        Map<String, UnitRow> after = run(
                plan(
                        ALL_PLANTED,
                        "realizations=2",
                        "axes.sample_count=[3, 7, 40, 130, 200, 300]",
                        "axes.temperature=[0.01, 0.05, 0.3, 0.7, 1, 5]"),
                Long.MAX_VALUE);
        before.forEach((key, row) -> assertThat(after).containsEntry(key, row));
    }

    @Test
    void theNumbersDependOnSeedAndSamplerButNotOnTheProcess() throws Exception {
        String small = "realizations=1";
        Map<String, UnitRow> base = run(plan(ALL_PLANTED, small, "observables=[participation_ratio]"), Long.MAX_VALUE);
        Map<String, UnitRow> seed =
                run(plan(ALL_PLANTED, small, "observables=[participation_ratio]", "seed=8"), Long.MAX_VALUE);
        Map<String, UnitRow> process =
                run(plan(ALL_PLANTED, small, "observables=[participation_ratio]", "process.kind=ve"), Long.MAX_VALUE);
        assertThat(means(seed)).doesNotContainAnyElementsOf(means(base));
        assertThat(means(process)).containsExactlyElementsOf(means(base));
    }

    private static List<Double> means(Map<String, UnitRow> rows) {
        return rows.values().stream()
                .map(row -> row.means()[0])
                .filter(y -> y < 1)
                .sorted()
                .toList();
    }

    @Test
    void whatAUnitThrowsBecomesFailureRows() throws Exception {
        SweepPlan plan = plan(ALL_PLANTED, "realizations=1");
        Slice slice = plan.slices().get(0);
        Settings settings = slice.model().settings().with("spectrum", List.of(1.0, 2.0));
        Component ofTwo = Component.of(COMPONENTS.model("gaussian"), settings);
        Slice unfit = new Slice(slice.id(), slice.process(), ofTwo, slice.sampler(), slice.dimension(), slice.cells());
        List<UnitRow> rows = new UnitEngine(COMPONENTS, plan.spec(), null).run(new SweepUnit(unfit, 0));
        assertThat(rows).hasSize(12).allMatch(UnitRow::failed);
        assertThat(rows.get(0).failure())
                .startsWith("IllegalArgumentException: model gaussian: spectrum has 2 eigenvalues but dimension is 10");
    }

    @Test
    void aUnitThatIsStoppedHasNoRowsAndHasNotFailed() throws Exception {
        SweepPlan plan = plan(ALL_PLANTED, "realizations=1");
        UnitEngine engine = new UnitEngine(COMPONENTS, plan.spec(), null);
        SweepUnit unit = new SweepUnit(plan.slices().get(0), 0);
        assertThatThrownBy(() -> engine.run(unit, UnitObserver.NONE, () -> {
                    throw new CancellationException("stopped");
                }))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void aUnitThatTakesTooLongFails() throws Exception {
        SweepPlan plan = plan(ALL_PLANTED, "unit_time_limit_seconds=1e-9", "realizations=1");
        List<UnitRow> rows = new UnitEngine(COMPONENTS, plan.spec(), null)
                .run(new SweepUnit(plan.slices().get(0), 0));
        assertThat(rows).allMatch(row -> row.failure().contains("unit_time_limit_seconds"));
    }

    private static final String ENDLESS = """
            sweep: test
            seed: 7
            model: {kind: MODEL}
            axes: {dimension: [4], SIZE, temperature: [1]}
            sampler: SAMPLER
            observables: [energy]
            realizations: 1
            replicas: 16
            unit_time_limit_seconds: 0.05
            """;

    /** Each would take hours. That a unit of 0.05 s takes a minute on a loaded machine is all but impossible. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{kind: planted} | gaussian | sample_count: [1e12]",
                "{kind: fresh} | gaussian | sample_count: [1e12]",
                "{kind: planted} | sphere | sample_count: [1e12]",
                "{kind: fresh} | sparse | sample_count: [1e12]",
                "{kind: planted} | gaussian-mixture | sample_count: [1e12]",
                "{kind: planted} | hypercube | sample_count: [1e12]",
                "{kind: levels, state: planted} | gaussian | sample_count: [4000]",
                "{kind: levels, state: fresh} | gaussian | load: [50]",
            })
    void everySamplerAsksWhetherThereIsTime(String sampler, String model, String size) throws Exception {
        String yaml =
                ENDLESS.replace("SAMPLER", sampler).replace("MODEL", model).replace("SIZE", size);
        SweepPlan plan = plan(sampler.contains("levels") ? yaml.replace("replicas: 16", "replicas: 100000000") : yaml);
        long start = System.nanoTime();
        List<UnitRow> rows = new UnitEngine(COMPONENTS, plan.spec(), null)
                .run(new SweepUnit(plan.slices().get(0), 0));
        assertThat((System.nanoTime() - start) * 1e-9).isLessThan(60);
        assertThat(rows).hasSize(1).allMatch(row -> row.failure().contains("unit_time_limit_seconds = 0.05"));
    }

    /** What lies between two questions is a tile, a stream or a read-out: a unit of 12 cells asks far more often than that. */
    @Test
    void aUnitAsksWhileItDrawsNoiseWhileItDrawsDataAtTilesAndAtReadOuts() throws Exception {
        SweepPlan plan = plan(ALL_PLANTED, "realizations=1");
        UnitEngine engine = new UnitEngine(COMPONENTS, plan.spec(), null);
        SweepUnit unit = new SweepUnit(plan.slices().get(0), 0);
        AtomicInteger all = new AtomicInteger();
        engine.run(unit, UnitObserver.NONE, all::incrementAndGet);
        assertThat(all.get())
                .as("40 streams of noise, 12 read-outs of 3 panels")
                .isGreaterThan(40 + 12 * 3);
        for (int stop = 1; stop <= all.get(); stop++) {
            AtomicInteger left = new AtomicInteger(stop);
            assertThatThrownBy(() -> engine.run(unit, UnitObserver.NONE, () -> {
                        if (left.decrementAndGet() == 0) {
                            throw new CancellationException("stopped");
                        }
                    }))
                    .isInstanceOf(CancellationException.class);
        }
    }
}
