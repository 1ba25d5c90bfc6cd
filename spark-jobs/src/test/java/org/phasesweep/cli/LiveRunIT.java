package org.phasesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.plan.Resources.Shard;
import org.phasesweep.store.Manifest;
import org.phasesweep.store.Progress;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.store.RunState;
import org.phasesweep.testing.ChildProcesses;
import org.phasesweep.testing.ChildProcesses.Child;
import org.phasesweep.testing.Jvm;
import org.phasesweep.testing.ResultBytes;
import org.phasesweep.testing.TinySweep;

/** Runs as a user starts them, in processes of their own: killed, interrupted, sharded, looked at while they are going. */
class LiveRunIT {

    private static final int UNITS = 16;
    private static final Map<String, String> LOCAL = Map.of("SPARK_LOCAL_IP", "127.0.0.1");

    private static SortedMap<String, String> expected;
    private static Path plugin;

    @RegisterExtension
    final ChildProcesses processes = new ChildProcesses();

    @TempDir
    static Path baseline;

    @TempDir
    Path folder;

    private Path spec;
    private Path out;
    private ResultDirectory directory;

    @BeforeAll
    static void runUndisturbed() throws IOException {
        plugin = Jvm.plugin(baseline);
        Path spec = TinySweep.create().writeTo(baseline);
        CommandRun run = CommandRun.of("run", spec, "--out", baseline.resolve("out"), "--master", "local[1]");
        assertThat(run.exitCode()).as(run.err()).isZero();
        expected = ResultBytes.of(baseline.resolve("out"));
    }

    @BeforeEach
    void create() throws IOException {
        spec = TinySweep.create().writeTo(folder);
        out = folder.resolve("out");
        directory = ResultDirectory.at(out.toString(), new Configuration());
    }

    private Child start(String name, String... options) {
        List<String> arguments = new ArrayList<>(List.of("run", spec.toString(), "--out", out.toString()));
        arguments.addAll(List.of("--plugin", plugin.toString()));
        arguments.addAll(List.of(options));
        return processes.start(name, folder, Jvm.phaseSweep(List.of(), Jvm.classPath(), arguments), LOCAL);
    }

    private CommandRun resume() throws IOException {
        CommandRun run = CommandRun.of("run", spec, "--out", out, "--master", "local[2]");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(ResultBytes.of(out)).isEqualTo(expected);
        assertThat(out.resolve("lock")).doesNotExist();
        return run;
    }

    private Manifest manifest() throws IOException {
        return directory.manifest().orElseThrow();
    }

    private long unitFiles() throws IOException {
        if (!Files.isDirectory(out.resolve("units"))) {
            return 0;
        }
        try (Stream<Path> files = Files.list(out.resolve("units"))) {
            return files.filter(file -> file.toString().endsWith(".arrow")).count();
        }
    }

    private void awaitRows(Child run) throws Exception {
        ChildProcesses.await("the first rows", () -> {
            assertThat(run.alive()).as("the run is going").isTrue();
            return unitFiles() > 0;
        });
    }

    @Test
    void aLiveRunIsSeenAndKeepsOthersOutAndItsKillCostsOnlyTheUnitsInFlight() throws Exception {
        Child run = start("run", "--master", "local[2]", "--set", "model.pause_seconds=2");
        awaitRows(run);
        ChildProcesses.await(
                "progress",
                () -> directory
                        .progress(Shard.ALL)
                        .filter(progress -> progress.unitsComputed() > 0)
                        .isPresent());

        assertThat(CommandRun.of("status", out).out()).startsWith("running: ").contains(" of 16 units", "/s", " left");
        CommandRun second = CommandRun.of("run", spec, "--out", out);
        assertThat(second.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(second.err())
                .contains("is in use by a run on host ", ", pid " + run.pid(), "give another --out")
                .doesNotContain("\tat ");
        CommandRun shard = CommandRun.of("run", spec, "--out", out, "--shard", "1/2");
        assertThat(shard.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        CommandRun aggregate = CommandRun.of("aggregate", out);
        assertThat(aggregate.exitCode()).as(aggregate.err()).isZero();
        assertThat(out.resolve("diagram.arrow")).exists();
        assertThat(manifest().state()).as("it is the run's own").isEqualTo(RunState.RUNNING);
        assertThat(run.alive()).as("all this happened beside a live run").isTrue();

        run.kill();
        assertThat(unitFiles()).isLessThan(8);
        assertThat(out.resolve("lock")).as("left by the dead").exists();
        assertThat(manifest().state()).isEqualTo(RunState.RUNNING);
        assertThat(CommandRun.of("status", out).out()).startsWith("killed: ").contains("the same command goes on");

        assertThat(resume().err())
                .as("before it is paid")
                .contains("price: ", " core-seconds, about ", "built-in speeds");
        Manifest end = manifest();
        assertThat(end.state()).isEqualTo(RunState.COMPLETE);
        assertThat(end.unitsTotal()).isEqualTo(UNITS);
        assertThat(end.unitsFound()).as("kept").isPositive();
        assertThat(end.unitsFound() + end.unitsComputed()).isEqualTo(UNITS);
        assertThat(CommandRun.of("status", out).out()).startsWith("complete: 16 of 16 units");
    }

    @Test
    void aRunWhoseLockWasTakenWhileItWasSuspendedLeavesTheResultsToTheOther() throws Exception {
        Child run = start("run", "--master", "local[2]", "--set", "model.pause_seconds=1");
        awaitRows(run);
        Path lock = out.resolve("lock");
        Files.writeString(lock, Files.readString(lock).replaceFirst("\"token\":\"", "$0another-"));
        assertThat(run.exitCode()).as(run.output()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(run.output()).contains("another run has taken " + out + "/lock", "no unit is lost");
        assertThat(lock).as("the other's").exists();
        assertThat(out.resolve("diagram.arrow")).doesNotExist();
        assertThat(manifest().state()).as("the other's").isEqualTo(RunState.RUNNING);
        resume();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP", "TERM TERM"})
    void anInterruptedRunSaysSoAndGoesOn(String signals) throws Exception {
        Path journal = folder.resolve("journal");
        Child run = start(
                "run", "--master", "local[2]", "--set", "model.pause_seconds=0.5", "--set", "model.journal=" + journal);
        ChildProcesses.await("five units", () -> Files.exists(journal) && lines(journal) >= 5);
        for (String signal : signals.split(" ", -1)) {
            run.signal(signal);
        }

        assertThat(run.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(run.output()).contains("interrupted; the same command goes on from here");
        assertThat(out.resolve("lock")).doesNotExist();
        Manifest manifest = manifest();
        assertThat(manifest.state()).isEqualTo(RunState.INTERRUPTED);
        assertThat(manifest.unitsTotal()).isEqualTo(UNITS);
        assertThat(manifest.unitsComputed())
                .as("all that had started but for the two in flight")
                .isGreaterThanOrEqualTo(lines(journal) - 2)
                .isLessThan(UNITS);
        assertThat(CommandRun.of("status", out).out()).startsWith("interrupted: ");

        resume();
        assertThat(manifest().unitsFound()).isEqualTo(manifest.unitsComputed());
    }

    /** Where in its life a run is, as its directory tells. */
    private enum Phase {
        STARTING("lock"),
        AGGREGATING("realizations.parquet"),
        REPORTING("analysis.json");

        private final String sign;

        Phase(String sign) {
            this.sign = sign;
        }
    }

    @ParameterizedTest
    @CsvSource({"STARTING, TERM", "STARTING, INT", "AGGREGATING, TERM", "REPORTING, TERM"})
    void aRunThatIsInterruptedBeforeOrAfterItSamplesIsResumableToo(Phase phase, String signal) throws Exception {
        Child run = start("run", "--master", "local[2]");
        run.awaitMoment(() -> Files.exists(out.resolve(phase.sign)));
        run.signal(signal);
        assertThat(run.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(run.output()).contains("interrupted; the same command goes on from here");
        assertThat(CommandRun.of("status", out).out())
                .doesNotContain("running")
                .startsWith(phase == Phase.STARTING ? "" : "sampled: 16 of 16 units");
        resume();
    }

    /** While its task goes on the file is read again, and repaired by the run; after that only the aggregation sees it. */
    @Test
    void aRunWhoseFileIsDamagedUnderItRepairsItOrSaysThatItIsIncomplete() throws Exception {
        Child run = start("run", "--master", "local[2]", "--set", "model.pause_seconds=0.4");
        ChildProcesses.await(
                "some units seen",
                () -> directory
                        .progress(Shard.ALL)
                        .filter(progress -> progress.unitsComputed() > 4)
                        .isPresent());
        String first = directory.units().names().get(0);
        Files.write(out.resolve("units").resolve(first), new byte[100]);
        if (run.exitCode() == ExitCode.DONE) {
            assertThat(ResultBytes.of(out)).isEqualTo(expected);
        } else {
            assertThat(run.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(run.output()).contains("/units were damaged or removed after this run had read them");
            assertThat(manifest().state()).isEqualTo(RunState.PARTIAL);
        }
        resume();
        assertThat(out.resolve("quarantine").toFile().list()).hasSize(1);
        assertThat(manifest().state()).isEqualTo(RunState.COMPLETE);
    }

    @Test
    void ofTwoRunsThatStartAtTheSameMomentOneWins() throws Exception {
        List<Child> both = List.of(
                start("first", "--master", "local[2]", "--set", "model.pause_seconds=2"),
                start("second", "--master", "local[2]", "--set", "model.pause_seconds=2"));
        ChildProcesses.await("one to be refused", () -> both.stream().anyMatch(run -> !run.alive()));
        Child loser = both.get(both.get(0).alive() ? 1 : 0);
        Child winner = both.get(both.get(0).alive() ? 0 : 1);
        assertThat(loser.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(loser.output()).contains("is in use by a run on host ", ", pid " + winner.pid());
        awaitRows(winner);
        winner.kill();
        assertThat(CommandRun.of("status", out).out()).startsWith("killed: ");
        resume();
    }

    private static long lines(Path file) throws IOException {
        return Files.readAllLines(file).size();
    }

    @Test
    void shardsSideBySideMakeTheSameDiagram() throws Exception {
        List<Child> shards = new ArrayList<>();
        for (int k = 1; k <= 3; k++) {
            shards.add(start(
                    "shard-" + k, "--master", "local[1]", "--shard", k + "/3", "--set", "model.pause_seconds=1.5"));
        }
        ChildProcesses.await("three shards at work", () -> directory.inUse().size() == 3);
        CommandRun other = CommandRun.of("run", spec, "--out", out, "--shard", "1/4");
        assertThat(other.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(other.err()).contains("is in use by shard ", "/3 of a run on host ", ", pid ");
        CommandRun whole = CommandRun.of("run", spec, "--out", out);
        assertThat(whole.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        CommandRun seed = CommandRun.of("run", spec, "--out", out, "--set", "seed=8");
        assertThat(seed.exitCode()).isNotZero();
        for (Child shard : shards) {
            assertThat(shard.exitCode()).isZero();
        }
        assertThat(out.resolve("diagram.arrow")).as("shards only sample").doesNotExist();
        assertThat(manifest().state()).isEqualTo(RunState.PARTIAL);
        assertThat(manifest().unitsTotal()).isEqualTo(UNITS);
        assertThat(manifest().unitsComputed()).isEqualTo(UNITS);
        assertThat(CommandRun.of("status", out).out().lines())
                .hasSize(4)
                .filteredOn(line -> line.matches("shard [123]/3 complete: .*"))
                .hasSize(3);
        assertThat(CommandRun.of("status", out).out()).contains("no diagram yet: the same command makes it");
        assertThat(directory.progress().values().stream()
                        .mapToLong(Progress::unitsComputed)
                        .sum())
                .isEqualTo(UNITS);

        Child aggregate = processes.start(
                "aggregate",
                folder,
                Jvm.phaseSweep(
                        List.of(),
                        Jvm.classPath(),
                        List.of("aggregate", out.toString(), "--plugin", plugin.toString())),
                LOCAL);
        assertThat(aggregate.exitCode()).isZero();
        assertThat(ResultBytes.of(out)).isEqualTo(expected);
        assertThat(manifest().state()).isEqualTo(RunState.COMPLETE);
        assertThat(manifest().unitsComputed()).isEqualTo(UNITS);
        assertThat(manifest().unitsFound()).isZero();
        assertThat(out.resolve("logs").toFile().list()).as("a log each").hasSizeGreaterThanOrEqualTo(3);
    }
}
