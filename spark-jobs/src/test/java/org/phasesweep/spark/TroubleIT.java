package org.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.plan.Resources.Shard;
import org.phasesweep.store.Progress;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.store.RunState;
import org.phasesweep.table.CellMeans;
import org.phasesweep.table.CorruptTableException;
import org.phasesweep.table.UnitRow;
import org.phasesweep.table.UnitTable;
import org.phasesweep.testing.ResultBytes;
import org.phasesweep.testing.Rows;
import org.phasesweep.testing.TinySweep;

/** What goes wrong in a unit, a file or a folder costs what it must and nothing else. */
class TroubleIT {

    private static SweepRunner runner;
    private static SortedMap<String, String> expected;

    @TempDir
    static Path baseline;

    @TempDir
    Path folder;

    private ResultDirectory directory;

    @BeforeAll
    static void start() throws Exception {
        runner = SweepRunner.start(SparkSettings.of("local[2]"));
        ResultDirectory sound = TinySweep.directory(baseline);
        runner.run(TinySweep.create().job(sound), ProgressListener.SILENT);
        expected = results(sound, baseline);
    }

    @AfterAll
    static void stop() {
        runner.close();
    }

    @BeforeEach
    void create() {
        directory = TinySweep.directory(folder.resolve("out"));
    }

    private static SortedMap<String, String> results(ResultDirectory directory, Path place) throws Exception {
        assertThat(TinySweep.create().aggregate(directory).complete()).isTrue();
        return ResultBytes.of(place);
    }

    private SortedMap<String, String> results() throws Exception {
        return results(directory, folder.resolve("out"));
    }

    private Progress run(TinySweep sweep) throws Exception {
        return runner.run(sweep.job(directory), ProgressListener.SILENT);
    }

    private List<UnitRow> rows() throws IOException, CorruptTableException {
        List<UnitRow> rows = new ArrayList<>();
        for (String name : directory.units().names()) {
            rows.addAll(directory.units().table(name).rows());
        }
        return rows;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "throw_at_dimension: 3 | IllegalStateException: no data at dimension 3",
                "overflow_at_dimension: 3 | stack overflow",
                "exhaust_at_dimension: 3 | out of memory",
                "break_at_dimension: 3 | InternalError: a fault in mapped memory",
            })
    void aUnitThatFailsIsRowsWithItsCauseAndIsTriedAgain(String setting, String cause) throws Exception {
        Progress end = run(TinySweep.create().withModel(setting));
        assertThat(end.state()).isEqualTo(RunState.PARTIAL);
        assertThat(end.unitsFailed()).isEqualTo(8);
        assertThat(end.unitsComputed()).as("dimension 4").isEqualTo(8);
        assertThat(rows().stream().filter(UnitRow::failed))
                .hasSize(8 * 6)
                .allSatisfy(row -> assertThat(row.failure()).contains(cause))
                .allSatisfy(row -> assertThat(row.dimension()).isEqualTo(3))
                .allSatisfy(row -> assertThat(row.means()).containsOnly(Double.NaN));
        assertThat(TinySweep.create().aggregate(directory).failedUnits()).isEqualTo(8);

        Progress again = run(TinySweep.create());
        assertThat(again.unitsFound()).isEqualTo(8);
        assertThat(again.unitsComputed()).isEqualTo(8);
        assertThat(again.state()).isEqualTo(RunState.COMPLETE);
        assertThat(results()).isEqualTo(expected);
        assertThat(TinySweep.create().aggregate(directory).failedUnits())
                .as("failed once, good now")
                .isZero();
    }

    @Test
    void aUnitThatFailsAgainIsCountedAgain() throws Exception {
        TinySweep failing = TinySweep.create().withModel("throw_at_dimension: 3");
        assertThat(run(failing).unitsFailed()).isEqualTo(8);
        Progress again = run(failing);
        assertThat(again.unitsFailed()).isEqualTo(8);
        assertThat(again.unitsFound()).isEqualTo(8);
        assertThat(again.unitsLeft()).isZero();
    }

    @Test
    void aUnitBeyondItsTimeFails() throws Exception {
        TinySweep limited = TinySweep.create()
                .with("[5, 10]", "[5, 20000]")
                .with("realizations: 8", "realizations: 1")
                .with("replicas: 3", "replicas: 3\nunit_time_limit_seconds: 0.5")
                .withModel("block_seconds: 0.2");
        Progress end = run(limited);
        assertThat(end.unitsFailed()).isEqualTo(2);
        assertThat(rows())
                .filteredOn(row -> row.sampleCount() == 20000)
                .allSatisfy(
                        row -> assertThat(row.failure()).contains("not finished within unit_time_limit_seconds = 0.5"));
        assertThat(rows())
                .filteredOn(row -> row.sampleCount() == 5)
                .as("cells that had all their replicas in time")
                .hasSize(6)
                .noneMatch(UnitRow::failed);
        TinySweep unlimited =
                TinySweep.create().with("[5, 10]", "[5, 20000]").with("realizations: 8", "realizations: 1");
        assertThat(run(unlimited).state()).isEqualTo(RunState.COMPLETE);
        unlimited.aggregate(directory);
        Path undisturbed = folder.resolve("undisturbed");
        runner.run(unlimited.job(TinySweep.directory(undisturbed)), ProgressListener.SILENT);
        unlimited.aggregate(TinySweep.directory(undisturbed));
        assertThat(ResultBytes.of(folder.resolve("out"))).isEqualTo(ResultBytes.of(undisturbed));
    }

    @Test
    void aModelThatRejectsForEverFailsAndIsTriedAgain() throws Exception {
        TinySweep endless = TinySweep.create()
                .with("replicas: 3", "replicas: 3\nunit_time_limit_seconds: 0.5")
                .withModel("reject_at_dimension: 3");
        Progress end = run(endless);
        assertThat(end.unitsFailed()).isEqualTo(8);
        assertThat(rows())
                .filteredOn(UnitRow::failed)
                .hasSize(8 * 6)
                .allMatch(row -> row.failure().contains("not finished within unit_time_limit_seconds = 0.5"))
                .allMatch(row -> row.dimension() == 3);
        assertThat(run(TinySweep.create()).state()).isEqualTo(RunState.COMPLETE);
        assertThat(results()).isEqualTo(expected);
    }

    @Test
    void theRunStopsAfterTooManyFailures() throws Exception {
        TinySweep failing = TinySweep.create().withModel("throw_at_dimension: 3, pause_seconds: 0.8");
        var job = failing.job(directory);
        Progress end = runner.run(
                new SweepJob(job.directory(), job.spec(), job.resolvedSpec(), job.data(), job.packing(), Shard.ALL, 1),
                ProgressListener.SILENT);
        assertThat(end.state()).isEqualTo(RunState.PARTIAL);
        assertThat(end.unitsFailed()).isGreaterThan(1);
        assertThat(end.unitsLeft()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"flipped", "truncated", "empty", "garbage", "folder"})
    void aDamagedFileIsMovedAsideAndItsUnitsAreRunAgain(String damage) throws Exception {
        run(TinySweep.create());
        String name = directory.units().names().get(1);
        Path file = folder.resolve("out/units").resolve(name);
        damage(file, damage);
        assertThat(TinySweep.create().aggregate(directory).complete())
                .as("not believed")
                .isFalse();
        Progress end = run(TinySweep.create());
        assertThat(end.unitsComputed()).isBetween(1L, 8L);
        assertThat(end.unitsFound() + end.unitsComputed()).isEqualTo(16);
        assertThat(folder.resolve("out/quarantine").toFile().list()).hasSize(1);
        assertThat(results()).isEqualTo(expected);
    }

    private static void damage(Path file, String damage) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        switch (damage) {
            case "flipped" -> {
                bytes[bytes.length / 3] ^= 0x10;
                Files.write(file, bytes);
            }
            case "truncated" -> Files.write(file, Arrays.copyOf(bytes, bytes.length - 100));
            case "garbage" -> Files.writeString(file, "no rows at all\n".repeat(100));
            case "folder" -> Files.createDirectories(file.resolve("inner"));
            default -> Files.createFile(file);
        }
    }

    @Test
    void aFileOfTheSameUnitsWithOtherNumbersIsCorruption() throws Exception {
        run(TinySweep.create());
        var table = directory.units().table(directory.units().names().get(0));
        List<UnitRow> other = table.rows().stream().map(TroubleIT::nextUp).toList();
        directory.units().commit(new UnitTable(table.columns(), other), "test");
        Progress end = run(TinySweep.create());
        assertThat(end.unitsComputed()).isPositive();
        assertThat(folder.resolve("out/quarantine").toFile().list())
                .as("both are kept aside")
                .hasSize(2);
        assertThat(results()).isEqualTo(expected);
    }

    @Test
    void aFileOfAnotherSweepIsNotTakenForRowsOfThisOne() throws Exception {
        ResultDirectory elsewhere = TinySweep.directory(folder.resolve("elsewhere"));
        String axes = "dimension: [3, 4]";
        TinySweep otherCells = TinySweep.create().with(axes, "dimension: [5]");
        runner.run(otherCells.job(elsewhere), ProgressListener.SILENT);
        String stranger = elsewhere.units().names().get(0);
        directory.write("units/" + stranger, elsewhere.units().read(stranger));
        assertThat(run(TinySweep.create()).unitsComputed()).isEqualTo(16);
        assertThat(results()).as("other cells are left out").isEqualTo(expected);

        UnitTable good = directory.units().table(directory.units().names().get(1));
        Files.delete(
                folder.resolve("out/units").resolve(directory.units().names().get(1)));
        String wrong = directory
                .units()
                .commit(
                        new UnitTable(
                                List.of("mine"),
                                good.rows().stream().map(TroubleIT::ofOneColumn).toList()),
                        "t")
                .name();
        assertThatThrownBy(() -> TinySweep.create().aggregate(directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("units/" + wrong + ": there is no column '")
                .hasMessageContaining("move it away, and the same 'run' command computes what is missing");
        Files.delete(folder.resolve("out/units").resolve(wrong));
        assertThat(run(TinySweep.create()).unitsComputed()).isPositive();
        assertThat(results()).isEqualTo(expected);
    }

    private static UnitRow ofOneColumn(UnitRow row) {
        return Rows.with(row, new double[] {1}, new double[] {1});
    }

    private static UnitRow nextUp(UnitRow row) {
        return Rows.with(row, Arrays.stream(row.means()).map(Math::nextUp).toArray(), row.replicaVariances());
    }

    @Test
    void executorsThatDoNotSeeTheFolderRefuse() throws Exception {
        assertThatThrownBy(() -> runWithExecutorsAt(folder.resolve("not-there")))
                .isInstanceOf(SweepEnvironmentException.class)
                .hasMessageContaining("executors do not share")
                .hasMessageContaining("give a path every node sees");
        goesOnWhereTheFolderIsShared();
    }

    private void goesOnWhereTheFolderIsShared() throws Exception {
        assertThat(run(TinySweep.create()).unitsFound()).isZero();
        assertThat(results()).isEqualTo(expected);
    }

    @Test
    void executorsThatSeeAnotherFolderOfThatNameAreFoundOut() throws Exception {
        Path elsewhere = folder.resolve("elsewhere");
        TinySweep.directory(elsewhere);
        assertThatThrownBy(() -> runWithExecutorsAt(elsewhere))
                .isInstanceOf(SweepEnvironmentException.class)
                .hasMessageContaining("executors do not share " + directory.location())
                .hasMessageContaining("which cannot be seen from the driver; give a path every node sees");
        assertThat(elsewhere.resolve("units")).isNotEmptyDirectory();
        goesOnWhereTheFolderIsShared();
    }

    private void runWithExecutorsAt(Path location) throws Exception {
        new SweepRun(
                        runner.context(),
                        TinySweep.create().job(directory),
                        ProgressListener.SILENT,
                        runner.executors(),
                        location.toString(),
                        new RunMonitor(directory.location(), 2))
                .run();
    }

    @Test
    void theMeansSoFarAreShownWhileARunGoesOn() throws Exception {
        TinySweep slow = TinySweep.create().withModel("pause_seconds: 0.5");
        List<Integer> seen = new ArrayList<>();
        runner.run(slow.job(directory), progress -> {
            try {
                if (directory.exists("live.arrow")) {
                    seen.add(CellMeans.fromArrow(directory.read("live.arrow")).cells());
                }
            } catch (IOException | CorruptTableException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(seen).isNotEmpty().allMatch(cells -> cells > 0 && cells <= 24);
        assertThat(directory.exists("live.arrow"))
                .as("the diagram takes its place")
                .isFalse();
    }
}
