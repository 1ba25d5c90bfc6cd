package org.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phasesweep.plan.Resources.Shard;
import org.phasesweep.plan.SweepTask;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.sampler.Cell;
import org.phasesweep.store.Progress;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.store.RunState;
import org.phasesweep.testing.TinySweep;

/** {@code diagram.arrow} has the same bytes however the sweep was computed. */
class SameBitsIT {

    private static SweepRunner runner;
    private static byte[] expected;

    @TempDir
    static Path baseline;

    @TempDir
    Path folder;

    @BeforeAll
    static void runOnOneCore() throws Exception {
        TinySweep sweep = TinySweep.create();
        ResultDirectory directory = TinySweep.directory(baseline);
        try (SweepRunner oneCore = SweepRunner.start(SparkSettings.of("local[1]"))) {
            Progress end = oneCore.run(sweep.job(directory), ProgressListener.SILENT);
            assertThat(end.state()).isEqualTo(RunState.COMPLETE);
            assertThat(end.unitsTotal()).isEqualTo(16);
            assertThat(end.unitsComputed()).isEqualTo(16);
        }
        expected = diagram(sweep, directory);
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
        return runner.run(sweep.job(directory), ProgressListener.SILENT);
    }

    @Test
    void onTwoCores() throws Exception {
        TinySweep sweep = TinySweep.create();
        ResultDirectory directory = TinySweep.directory(folder);
        run(sweep, directory);
        assertThat(diagram(sweep, directory)).isEqualTo(expected);
    }

    @Test
    void byThreeShardsIntoOneDirectory() throws Exception {
        TinySweep sweep = TinySweep.create();
        ResultDirectory directory = TinySweep.directory(folder);
        long units = 0;
        for (int k = 3; k >= 1; k--) {
            Shard shard = new Shard(k, 3);
            units += runner.run(sweep.job(directory, sweep.packing(shard), shard), ProgressListener.SILENT)
                    .unitsComputed();
        }
        assertThat(units).isEqualTo(16);
        assertThat(diagram(sweep, directory)).isEqualTo(expected);
    }

    @Test
    void firstWithFewerRealizationsThenWithAll() throws Exception {
        TinySweep few = TinySweep.create().with("realizations: 8", "realizations: 3");
        TinySweep all = TinySweep.create();
        ResultDirectory directory = TinySweep.directory(folder);
        assertThat(run(few, directory).unitsComputed()).isEqualTo(6);
        Progress end = run(all, directory);
        assertThat(end.unitsFound()).isEqualTo(6);
        assertThat(end.unitsComputed()).isEqualTo(10);
        assertThat(diagram(all, directory)).isEqualTo(expected);
    }

    @Test
    void withMoreRealizationsThereThanAskedFor() throws Exception {
        ResultDirectory directory = TinySweep.directory(folder);
        run(TinySweep.create().with("realizations: 8", "realizations: 11"), directory);
        assertThat(diagram(TinySweep.create(), directory)).isEqualTo(expected);
    }

    @Test
    void withAxisValuesAddedLater() throws Exception {
        TinySweep narrow = TinySweep.create()
                .with("temperature: [0.5, 1.0, 2.0]", "temperature: [1.0]")
                .with("sample_count: [5, 10]", "sample_count: [5]");
        TinySweep wide = TinySweep.create();
        ResultDirectory directory = TinySweep.directory(folder);
        run(narrow, directory);
        run(wide, directory);
        assertThat(diagram(wide, directory)).isEqualTo(expected);
    }

    @Test
    void withEverySliceCutIntoCells() throws Exception {
        TinySweep sweep = TinySweep.create();
        ResultDirectory directory = TinySweep.directory(folder);
        Packing cut = completed -> sweep.packing(Shard.ALL).tasks(completed).stream()
                .flatMap(task -> task.units().stream())
                .flatMap(unit -> unit.slice().cells().stream().map(cell -> task(unit, cell)))
                .toList();
        Progress end = runner.run(sweep.job(directory, cut, Shard.ALL), ProgressListener.SILENT);
        assertThat(end.unitsComputed()).isEqualTo(16);
        assertThat(diagram(sweep, directory)).isEqualTo(expected);
    }

    private static SweepTask task(SweepUnit unit, Cell cell) {
        SweepUnit part = new SweepUnit(unit.slice().withCells(List.of(cell)), unit.realization());
        return new SweepTask(List.of(part), 1 << 20, 1);
    }

    @Test
    void cancelledAndResumed() throws Exception {
        TinySweep slow = TinySweep.create().withModel("pause_seconds: 0.5");
        ResultDirectory directory = TinySweep.directory(folder);
        AtomicReference<SweepRun> self = new AtomicReference<>();
        self.set(new SweepRun(
                runner.context(),
                slow.job(directory),
                progress -> {
                    if (progress.elapsedSeconds() > 1) {
                        self.get().cancel();
                    }
                },
                runner.executors()));
        Progress end = self.get().run();
        assertThat(end.state()).isEqualTo(RunState.INTERRUPTED);
        assertThat(end.unitsLeft()).isPositive();
        Progress rest = run(TinySweep.create(), directory);
        assertThat(rest.unitsFound()).as("units that were kept").isPositive();
        assertThat(rest.state()).isEqualTo(RunState.COMPLETE);
        assertThat(diagram(TinySweep.create(), directory)).isEqualTo(expected);
    }
}
