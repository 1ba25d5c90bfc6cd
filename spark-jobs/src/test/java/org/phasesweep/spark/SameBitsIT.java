package org.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.phasesweep.plan.CompletedCells;
import org.phasesweep.plan.PlanException;
import org.phasesweep.plan.Resources;
import org.phasesweep.plan.Resources.Shard;
import org.phasesweep.plan.SweepTask;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.sampler.Cell;
import org.phasesweep.store.Progress;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.store.RunState;
import org.phasesweep.testing.TinySweep;

/** {@code diagram.arrow} has the same bytes however the sweep was computed: planted and fresh, of a law and of a file, and levels. */
class SameBitsIT {

    private static final int REALIZATIONS = 8;

    /** The sweeps, each with all observables that its sampler has. */
    enum Kind {
        PLANTED(2),
        FRESH(2),
        LOAD(2),
        PLANTED_DATA(1),
        FRESH_DATA(1),
        LEVELS(9);

        private final int slices;

        Kind(int slices) {
            this.slices = slices;
        }

        TinySweep sweep() {
            return switch (this) {
                case PLANTED -> TinySweep.create();
                case FRESH -> TinySweep.fresh();
                case LOAD -> TinySweep.overLoad();
                case PLANTED_DATA -> TinySweep.ofData("planted");
                case FRESH_DATA -> TinySweep.ofData("fresh");
                case LEVELS -> TinySweep.levels();
            };
        }

        int units() {
            return slices * REALIZATIONS;
        }
    }

    private static final Map<Kind, byte[]> EXPECTED = new EnumMap<>(Kind.class);

    private static SweepRunner runner;

    @TempDir
    static Path baseline;

    @TempDir
    Path folder;

    @BeforeAll
    static void runOnOneCore() throws Exception {
        try (SweepRunner oneCore = SweepRunner.start(SparkSettings.of("local[1]"))) {
            for (Kind kind : Kind.values()) {
                TinySweep sweep = kind.sweep();
                ResultDirectory directory = TinySweep.directory(baseline.resolve(kind.name()));
                Progress end = oneCore.run(sweep.job(directory), ProgressListener.SILENT);
                assertThat(end.state()).isEqualTo(RunState.COMPLETE);
                assertThat(end.unitsTotal()).isEqualTo(kind.units());
                assertThat(end.unitsComputed()).isEqualTo(kind.units());
                EXPECTED.put(kind, diagram(sweep, directory));
            }
        }
        runner = SweepRunner.start(SparkSettings.of("local[2]"));
    }

    @AfterAll
    static void stop() {
        runner.close();
    }

    private static byte[] diagram(TinySweep sweep, ResultDirectory directory) throws Exception {
        assertThat(sweep.aggregate(directory).complete()).isTrue();
        return directory.read("diagram.arrow");
    }

    private Progress run(TinySweep sweep, ResultDirectory directory) throws Exception {
        return run(sweep, directory, sweep.packing(Shard.ALL));
    }

    private Progress run(TinySweep sweep, ResultDirectory directory, Packing packing) throws Exception {
        return runner.run(sweep.job(directory, packing, Shard.ALL), ProgressListener.SILENT);
    }

    @Test
    void theSweepsDiffer() {
        assertThat(EXPECTED.values()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void onTwoCores(Kind kind) throws Exception {
        TinySweep sweep = kind.sweep();
        ResultDirectory directory = TinySweep.directory(folder);
        run(sweep, directory);
        assertThat(diagram(sweep, directory)).isEqualTo(EXPECTED.get(kind));
    }

    @ParameterizedTest
    @EnumSource
    void byThreeShardsIntoOneDirectory(Kind kind) throws Exception {
        TinySweep sweep = kind.sweep();
        ResultDirectory directory = TinySweep.directory(folder);
        long units = 0;
        for (int k = 3; k >= 1; k--) {
            Shard shard = new Shard(k, 3);
            units += runner.run(sweep.job(directory, sweep.packing(shard), shard), ProgressListener.SILENT)
                    .unitsComputed();
        }
        assertThat(units).isEqualTo(kind.units());
        assertThat(diagram(sweep, directory)).isEqualTo(EXPECTED.get(kind));
    }

    @ParameterizedTest
    @EnumSource
    void firstWithFewerRealizationsThenWithAll(Kind kind) throws Exception {
        TinySweep few = kind.sweep().with("realizations: 8", "realizations: 3");
        TinySweep all = kind.sweep();
        ResultDirectory directory = TinySweep.directory(folder);
        assertThat(run(few, directory).unitsComputed()).isEqualTo(3L * kind.slices);
        Progress end = run(all, directory);
        assertThat(end.unitsFound()).isEqualTo(3L * kind.slices);
        assertThat(end.unitsComputed()).isEqualTo(5L * kind.slices);
        assertThat(diagram(all, directory)).isEqualTo(EXPECTED.get(kind));
    }

    @Test
    void eightThenThirtyTwoRealizationsAsThirtyTwoAtOnce() throws Exception {
        TinySweep many = TinySweep.create().with("realizations: 8", "realizations: 32");
        ResultDirectory atOnce = TinySweep.directory(folder.resolve("at-once"));
        run(many, atOnce);
        ResultDirectory later = TinySweep.directory(folder.resolve("later"));
        run(TinySweep.create(), later);
        assertThat(run(many, later).unitsFound()).isEqualTo(16);
        assertThat(diagram(many, later)).isEqualTo(diagram(many, atOnce)).isNotEqualTo(EXPECTED.get(Kind.PLANTED));
    }

    @Test
    void withMoreRealizationsThereThanAskedFor() throws Exception {
        ResultDirectory directory = TinySweep.directory(folder);
        run(TinySweep.create().with("realizations: 8", "realizations: 11"), directory);
        assertThat(diagram(TinySweep.create(), directory)).isEqualTo(EXPECTED.get(Kind.PLANTED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PLANTED | temperature: [0.5, 1.0, 2.0] | temperature: [1.0]",
                "PLANTED | sample_count: [5, 10] | sample_count: [10]",
                "PLANTED | dimension: [3, 4] | dimension: [4]",
                "FRESH | sample_count: [5, 10] | sample_count: [5]",
                "LOAD | load: [0.4, 0.7] | load: [0.7]",
                "PLANTED_DATA | temperature: [0.5, 1.0, 2.0] | temperature: [2.0, 0.5]",
                "PLANTED_DATA | sample_count: [5, 10] | sample_count: [10]",
                "FRESH_DATA | sample_count: [5, 10] | sample_count: [5]",
                "LEVELS | load: [0.2, 0.546, 20] | load: [20]",
            })
    void withAnAxisValueAddedLater(Kind kind, String whole, String part) throws Exception {
        TinySweep sweep = kind.sweep();
        ResultDirectory directory = TinySweep.directory(folder);
        run(sweep.with(whole, part), directory);
        assertThat(run(sweep, directory).unitsComputed()).isPositive();
        assertThat(diagram(sweep, directory)).isEqualTo(EXPECTED.get(kind));
    }

    @ParameterizedTest
    @EnumSource
    void withEverySliceCutIntoCells(Kind kind) throws Exception {
        TinySweep sweep = kind.sweep();
        ResultDirectory directory = TinySweep.directory(folder);
        Packing cut = completed -> units(sweep, completed)
                .flatMap(unit -> unit.slice().cells().stream().map(cell -> part(unit, cell)))
                .map(unit -> task(List.of(unit)))
                .toList();
        assertThat(run(sweep, directory, cut).unitsComputed()).isEqualTo(kind.units());
        assertThat(diagram(sweep, directory)).isEqualTo(EXPECTED.get(kind));
    }

    @ParameterizedTest
    @EnumSource
    void withAllUnitsInOneTask(Kind kind) throws Exception {
        TinySweep sweep = kind.sweep();
        ResultDirectory directory = TinySweep.directory(folder);
        Packing one = completed -> {
            List<SweepUnit> units = units(sweep, completed).toList();
            return units.isEmpty() ? List.of() : List.of(task(units));
        };
        run(sweep, directory, one);
        assertThat(diagram(sweep, directory)).isEqualTo(EXPECTED.get(kind));
    }

    /** Not levels: their cells are slices already. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LEVELS")
    void withLessMemoryThanASliceNeeds(Kind kind) throws Exception {
        TinySweep sweep = kind.sweep();
        ResultDirectory directory = TinySweep.directory(folder);
        long needed = sweep.packing(Shard.ALL).tasks(CompletedCells.NONE).stream()
                .mapToLong(SweepTask::memoryBytes)
                .max()
                .orElseThrow();
        Packing tight = sweep.packing(new Resources(2, needed - 1, Shard.ALL));
        assertThat(tight.tasks(CompletedCells.NONE).stream().flatMap(task -> task.units().stream()))
                .as("parts of units")
                .hasSizeGreaterThan(kind.units());
        assertThat(run(sweep, directory, tight).unitsComputed()).isEqualTo(kind.units());
        assertThat(diagram(sweep, directory)).isEqualTo(EXPECTED.get(kind));
    }

    private static Stream<SweepUnit> units(TinySweep sweep, CompletedCells completed) throws PlanException {
        return sweep.packing(Shard.ALL).tasks(completed).stream().flatMap(task -> task.units().stream());
    }

    private static SweepUnit part(SweepUnit unit, Cell cell) {
        return new SweepUnit(unit.slice().withCells(List.of(cell)), unit.realization());
    }

    private static SweepTask task(List<SweepUnit> units) {
        return new SweepTask(units, 1 << 20, 1);
    }

    @Test
    void cancelledAndResumed() throws Exception {
        TinySweep slow = TinySweep.create().withModel("pause_seconds: 0.3");
        ResultDirectory directory = TinySweep.directory(folder);
        Progress end = cancelledAfter(1, slow, directory);
        assertThat(end.state()).isEqualTo(RunState.INTERRUPTED);
        assertThat(end.unitsLeft()).isPositive();
        Progress rest = run(TinySweep.create(), directory);
        assertThat(rest.unitsFound()).as("units that were kept").isPositive();
        assertThat(rest.state()).isEqualTo(RunState.COMPLETE);
        assertThat(diagram(TinySweep.create(), directory)).isEqualTo(EXPECTED.get(Kind.PLANTED));
    }

    /** A unit takes 200 s. */
    @Test
    void cancellationDoesNotWaitForALongUnit() throws Exception {
        TinySweep endless = TinySweep.create().with("[5, 10]", "[1048576]").withModel("block_seconds: 0.2");
        ResultDirectory directory = TinySweep.directory(folder);
        long begin = System.nanoTime();
        Progress end = cancelledAfter(1, endless, directory);
        assertThat(end.state()).isEqualTo(RunState.INTERRUPTED);
        assertThat(end.unitsFailed()).as("what was stopped has not failed").isZero();
        assertThat((System.nanoTime() - begin) * 1e-9).as("seconds").isLessThan(60);
    }

    private static Progress cancelledAfter(double seconds, TinySweep sweep, ResultDirectory directory)
            throws Exception {
        AtomicReference<SweepRun> self = new AtomicReference<>();
        ProgressListener stop = progress -> {
            if (progress.elapsedSeconds() > seconds) {
                self.get().cancel();
            }
        };
        self.set(new SweepRun(runner.context(), sweep.job(directory), stop, runner.executors()));
        return self.get().run();
    }
}
