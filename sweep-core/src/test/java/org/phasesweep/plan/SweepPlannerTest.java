package org.phasesweep.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.plan.Resources.Shard;
import org.phasesweep.sampler.Cell;
import org.phasesweep.spec.SpecReader;

class SweepPlannerTest {

    private static final Components COMPONENTS = Components.load();

    private static final String SPEC = """
            sweep: test
            seed: 1
            model: {kind: gaussian}
            axes: {dimension: [4, 8], load: [0.2, 0.4], temperature: [0.5, 1, 2]}
            sampler: {kind: planted}
            observables: [participation_ratio]
            realizations: 3
            replicas: 4
            """;

    private static SweepPlan plan(String... overrides) throws Exception {
        return SweepPlanner.plan(
                new SweepInput(
                        SpecReader.read(SPEC, "s.yaml", List.of(overrides), COMPONENTS.catalog()), Optional.empty()),
                COMPONENTS);
    }

    private static Set<String> cellIds(SweepPlan plan) {
        return plan.points().stream().map(GridPoint::cellId).collect(Collectors.toSet());
    }

    @Test
    void cellsThatDifferInTemperatureOrSampleCountShareASlice() throws Exception {
        SweepPlan plan = plan();
        assertThat(plan.points()).hasSize(12);
        assertThat(plan.slices()).hasSize(2).allMatch(slice -> slice.cells().size() == 6);
        assertThat(plan("disorder=independent").slices()).hasSize(12);
    }

    @Test
    void rowsAreSortedAndSampleCountsRounded() throws Exception {
        List<GridPoint> points = plan().points();
        assertThat(points.get(0).dimension()).isEqualTo(4);
        assertThat(points.stream().map(GridPoint::sampleCount).distinct()).containsExactly(2.0, 5.0, 25.0);
        assertThat(points.get(0).time()).isEqualTo(0.5 * StrictMath.log1p(0.5));
    }

    @Test
    void pointsThatResolveToOneCellAreComputedOnceAndAreTwoRows() throws Exception {
        SweepPlan plan = plan("axes.load=[0.2, 0.2001]", "axes.dimension=[4]");
        assertThat(plan.points()).hasSize(6);
        assertThat(plan.slices().get(0).cells()).hasSize(3);
    }

    @Test
    void extensionAndOrderKeepIdentities() throws Exception {
        Set<String> ids = cellIds(plan());
        assertThat(cellIds(plan("axes.temperature=[2, 3, 1, 0.5]", "axes.dimension=[16, 8, 4]")))
                .containsAll(ids);
        assertThat(plan("axes.temperature=[2, 3, 1, 0.5]").slices().get(0).id())
                .isEqualTo(plan().slices().get(0).id());
    }

    /** Or rows copied from the directory of another sweep would be taken for this one's. */
    @ParameterizedTest
    @ValueSource(strings = {"seed=2", "replicas=5"})
    void sweepsWithOtherNumbersHaveOtherIdentities(String other) throws Exception {
        assertThat(cellIds(plan(other))).hasSize(12).doesNotContainAnyElementsOf(cellIds(plan()));
        assertThat(plan(other).slices()).extracting(Slice::id).doesNotContainAnyElementsOf(sliceIds(plan()));
        assertThat(cellIds(plan("realizations=4"))).isEqualTo(cellIds(plan()));
    }

    private static List<String> sliceIds(SweepPlan plan) {
        return plan.slices().stream().map(Slice::id).toList();
    }

    @Test
    void zippedAxesAdvanceTogetherAndConditionsDropCells() throws Exception {
        SweepPlan zipped = plan("zip=[[dimension, load]]");
        assertThat(zipped.points()).hasSize(6);
        SweepPlan filtered = plan("where=[sample_count <= 5, temperature != 1]");
        assertThat(filtered.points()).hasSize(6);
        assertThatThrownBy(() -> plan("where=[load > 1]")).hasMessageContaining("no cell is left");
    }

    @Test
    void dottedAxesMakeSlicesOfTheirOwn() throws Exception {
        SweepPlan plan = plan("axes.model.variance=[1, 2]");
        assertThat(plan.otherAxes()).containsExactly("model__variance");
        assertThat(plan.slices()).hasSize(4);
        assertThat(cellIds(plan)).containsAll(cellIds(plan()));
    }

    @Test
    void tooManyDataPointsAreRefusedWithTheirCell() {
        assertThatThrownBy(() -> plan("axes.load=[3]", "axes.dimension=[40]"))
                .isInstanceOf(PlanException.class)
                .hasMessageStartingWith(
                        "dimension 40, load 3.0, temperature 0.5: that is 1.3041808783936323E52 data points");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void shardsPartitionTheUnits(int n) throws Exception {
        SweepPlan plan = plan("realizations=50");
        List<String> seen = new ArrayList<>();
        for (int k = 1; k <= n; k++) {
            Resources resources = new Resources(2, Long.MAX_VALUE, new Shard(k, n));
            TaskPacker.pack(plan, COMPONENTS, CompletedCells.NONE, resources)
                    .forEach(task -> task.units().forEach(unit -> seen.add(unit.id())));
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize(100);
    }

    @Test
    void whatExistsIsLeftOutAndTheRestIsPackedOnce() throws Exception {
        SweepPlan plan = plan("realizations=20");
        CompletedCells some = (slice, realization, cell) -> realization < 5 || cell.hashCode() % 3 == 0;
        Set<String> packed = new HashSet<>();
        for (SweepTask task : TaskPacker.pack(plan, COMPONENTS, some, new Resources(2, Long.MAX_VALUE, Shard.ALL))) {
            for (SweepUnit unit : task.units()) {
                for (Cell cell : unit.slice().cells()) {
                    assertThat(some.contains(unit.slice().id(), unit.realization(), cell.id()))
                            .isFalse();
                    assertThat(packed.add(cell.id() + unit.realization())).isTrue();
                }
            }
        }
        long expected = plan.slices().stream()
                .flatMap(slice -> slice.cells().stream())
                .filter(cell -> cell.id().hashCode() % 3 != 0)
                .count();
        assertThat(packed).hasSize((int) expected * 15);
    }

    @Test
    void whatCannotFitIsRefusedWithTheReason() throws Exception {
        SweepPlan plan = plan("replicas=100000");
        assertThatThrownBy(() ->
                        TaskPacker.pack(plan, COMPONENTS, CompletedCells.NONE, new Resources(2, 1 << 20, Shard.ALL)))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("a task has 2 MB; give more with --memory, use fewer cores, or lower replicas");
    }

    /** A million cells within the heap of the tests; the time is in the note of the release, not asserted here. */
    @Test
    void aMillionCellsArePlanned() throws Exception {
        SweepPlan plan = plan(
                "axes.dimension={from: 1, to: 100, count: 100}",
                "axes.load={from: 0.001, to: 0.1, count: 100}",
                "axes.temperature={from: 0.1, to: 10, count: 100}");
        assertThat(plan.points()).hasSize(1_000_000);
        assertThat(plan.slices()).hasSize(100);
    }
}
