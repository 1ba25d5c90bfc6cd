package org.phasesweep.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.plan.Resources.Shard;
import org.phasesweep.sampler.MachineSpeed;
import org.phasesweep.sampler.Step;
import org.phasesweep.sampler.Work;
import org.phasesweep.spec.SpecReader;

/** Counted work and its price on a machine whose steps take round times. */
class SweepPriceTest {

    private static final Components COMPONENTS = Components.load();
    private static final int FILE_ROWS = 50;

    private static final String SPEC = """
            sweep: price
            seed: 1
            model: {kind: gaussian}
            axes: {dimension: [8], sample_count: [3, 100, 1000], temperature: [0.5, 1]}
            sampler: {kind: planted}
            observables: [participation_ratio]
            realizations: 3
            replicas: 12
            """;

    private static SweepPlan plan(String... overrides) throws Exception {
        String file = IntStream.range(0, FILE_ROWS)
                .mapToObj(row -> row + ",1,2,3,4,5,6,7\n")
                .collect(Collectors.joining());
        SweepInput input = SweepInput.load(
                SpecReader.read(SPEC, "s.yaml", List.of(overrides), COMPONENTS.catalog()),
                COMPONENTS,
                uri -> new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        return SweepPlanner.plan(input, COMPONENTS);
    }

    private static Work work(String... overrides) throws Exception {
        SweepPlan plan = plan(overrides);
        return new UnitPrices(plan, COMPONENTS).cost(plan.slices().get(0)).work();
    }

    /** All steps take nothing, but for these. */
    private static MachineSpeed speed(double warmUpSeconds, Map<Step, Double> nanoseconds) {
        Map<Step, Double> all = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            all.put(step, nanoseconds.getOrDefault(step, 0.0));
        }
        return new MachineSpeed(all, warmUpSeconds);
    }

    /** N = 3 is below 12 replicas and has a pass of its own; 12 states fill 16 lanes; N = 100 ends inside a tile. */
    @Test
    void plantedWorkIsCounted() throws Exception {
        Work work = work();
        assertThat(work.count(Step.PASS)).isEqualTo(2);
        assertThat(work.count(Step.FIRST_PRODUCT)).isEqualTo((3 + 1000) * 16 * 8);
        assertThat(work.count(Step.WEIGHT)).isEqualTo((3 + 1000 + 100) * 16 * 2);
        assertThat(work.count(Step.MEAN)).isZero();
        assertThat(work.count(Step.NORMAL)).as("noise, rows, base points").isEqualTo((12 + 1003 + 3 + 12) * 8);
        assertThat(work.count(Step.READ_OUT)).isEqualTo(6 * 12);
        assertThat(work.count(Step.VALUE)).isEqualTo(6 * 12);
        assertThat(work.count(Step.UNIT)).isEqualTo(1);
    }

    @Test
    void theMeanAndMoreObservablesCostMore() throws Exception {
        Work work = work("observables=[participation_ratio, mean_norm2, energy]");
        assertThat(work.count(Step.MEAN)).isEqualTo(work.count(Step.WEIGHT) * 8);
        assertThat(work.count(Step.VALUE)).isEqualTo(3 * work.count(Step.READ_OUT));
    }

    /** Rows are kept, [1000 x 8], with a weight and an index each; C is [8 x 8]. */
    @Test
    void covariancesCostMemoryAndEigenvalues() throws Exception {
        Work more = work("observables=[response]");
        assertThat(more.count(Step.NORMAL) - work().count(Step.NORMAL)).isZero();
        double energies = 2 * 12 * (3 + 100 + 1000) * 8;
        assertThat(more.count(Step.NANOSECOND)).isBetween(1.5 * energies, 4 * energies);
        SweepPlan plain = plan();
        SweepPlan plan = plan("observables=[response]");
        long bytes =
                new UnitPrices(plain, COMPONENTS).cost(plain.slices().get(0)).memoryBytes();
        assertThat(new UnitPrices(plan, COMPONENTS).cost(plan.slices().get(0)).memoryBytes() - bytes)
                .isEqualTo(8 * (1000 * (8 + 2) + 8 * 8));
    }

    @Test
    void classesCostAWeightOnceMore() throws Exception {
        String model = "model={kind: gaussian-mixture}";
        Work plain = work(model);
        Work work = work(model, "observables=[class_agreement]");
        assertThat(work.count(Step.WEIGHT)).isEqualTo(1.8 * plain.count(Step.WEIGHT));
        assertThat(work.count(Step.NANOSECOND)).isZero();
    }

    @Test
    void rowsCostWhatTheirModelSays() throws Exception {
        Work work = work("model={kind: sparse, density: 0.25}", "axes.sample_count=[2000]");
        assertThat(work.count(Step.UNIFORM)).isEqualTo((2000 + 12) * 8);
        assertThat(work.count(Step.NORMAL)).isEqualTo((2000 + 12) * 2 + 12 * 8);
        assertThat(work("model={kind: hypercube}").count(Step.SIGN)).isEqualTo((1003 + 15) * 8);
    }

    /** F and its axes, [8 x 4] each. */
    @Test
    void memoryCountsWhatARealizationHolds() throws Exception {
        SweepPlan plain = plan();
        SweepPlan manifold = plan("model={kind: linear-manifold}");
        long rows =
                new UnitPrices(plain, COMPONENTS).cost(plain.slices().get(0)).memoryBytes();
        long all = new UnitPrices(manifold, COMPONENTS)
                .cost(manifold.slices().get(0))
                .memoryBytes();
        assertThat(all - rows).isEqualTo(2 * 8 * 4 * Double.BYTES);
    }

    /** 38 rows and fewer leave fresh rows for all 12 replicas; 40 and 45 do not, so that their states are others. */
    @ParameterizedTest
    @CsvSource({"'[5, 38]', 1, 38", "'[5, 38, 40, 45]', 3, 123"})
    void freshStatesOfAFileTakeAPassForEveryCountThatLeavesTooFewRows(String counts, int passes, int rows)
            throws Exception {
        Work work = work(
                "model={kind: dataset, path: a.csv}",
                "axes={sample_count: " + counts + ", temperature: [0.5, 1]}",
                "sampler.kind=fresh");
        assertThat(work.count(Step.PASS)).isEqualTo(passes);
        assertThat(work.count(Step.FIRST_PRODUCT)).isEqualTo(rows * 16 * 8);
        assertThat(work.count(Step.UNIFORM)).as("the order").isEqualTo(FILE_ROWS);
    }

    @Test
    void thePriceIsTheSumOfTheStepsAndTheWarmUpOfEveryCore() throws Exception {
        MachineSpeed speed = speed(2, Map.of(Step.UNIT, 4e9));
        Resources resources = new Resources(2, Long.MAX_VALUE, Shard.ALL, speed);
        List<SweepTask> tasks = TaskPacker.pack(plan(), COMPONENTS, CompletedCells.NONE, resources);
        SweepPrice price = SweepPrice.of(tasks, resources);
        assertThat(tasks).hasSize(3);
        double warmUp = 2 * 6 / 6.08;
        assertThat(price.coreSeconds()).isCloseTo(3 * 4 + 2 * warmUp, within(1e-9));
        assertThat(price.warmUpSeconds()).isCloseTo(2 * warmUp, within(1e-9));
        assertThat(price.durationSeconds()).isCloseTo(warmUp + 6, within(1e-9));
        assertThat(price.memoryBytesPerTask()).isEqualTo(tasks.get(0).memoryBytes());
    }

    /** Two parts of one unit cost 1 + s where s is the share of what both repeat: 0.29 and 0.31 here. */
    @ParameterizedTest
    @CsvSource({"0.29, 6", "0.31, 3"})
    void longUnitsAreCutWhileLittleIsRepeated(double repeated, int parts) throws Exception {
        double weights = work().count(Step.WEIGHT);
        MachineSpeed speed = speed(0, Map.of(Step.UNIT, 1e12 * repeated, Step.WEIGHT, 1e12 * (1 - repeated) / weights));
        Resources resources = new Resources(2, Long.MAX_VALUE, Shard.ALL, speed);
        assertThat(TaskPacker.pack(plan(), COMPONENTS, CompletedCells.NONE, resources))
                .hasSize(parts);
    }

    @Test
    void whatIsShorterThanTheCompilerPaysLessThanTheWholeWarmUp() throws Exception {
        MachineSpeed speed = speed(2, Map.of(Step.UNIT, 1e6));
        Resources resources = new Resources(64, Long.MAX_VALUE, Shard.ALL, speed);
        SweepPrice price =
                SweepPrice.of(TaskPacker.pack(plan(), COMPONENTS, CompletedCells.NONE, resources), resources);
        double compiledElsewhere = 0.5;
        assertThat(price.coreSeconds()).isCloseTo(3e-3 + compiledElsewhere * 2 * 3e-3 / 0.083, within(1e-9));
        assertThat(SweepPrice.of(List.of(), resources)).isEqualTo(new SweepPrice(0, 0, 0, 0));
    }
}
