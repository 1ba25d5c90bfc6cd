package org.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.phasesweep.cli.CommandRun;
import org.phasesweep.plan.Resources.Shard;
import org.phasesweep.store.Manifest;
import org.phasesweep.store.Progress;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.store.RunState;
import org.phasesweep.table.UnitRow;
import org.phasesweep.testing.ChildProcesses;
import org.phasesweep.testing.ChildProcesses.Child;
import org.phasesweep.testing.Jvm;
import org.phasesweep.testing.ResultBytes;
import org.phasesweep.testing.StandaloneCluster;
import org.phasesweep.testing.TinySweep;

/** A standalone master with two workers, each a process: the same bytes, also when a worker dies or a unit kills its executor. */
class ClusterIT {

    @RegisterExtension
    final ChildProcesses processes = new ChildProcesses();

    @TempDir
    Path folder;

    private Path spec;

    private static ResultDirectory directory(Path out) throws IOException {
        return ResultDirectory.at(out.toString(), new Configuration());
    }

    private static Manifest manifest(Path out) throws IOException {
        return directory(out).manifest().orElseThrow();
    }

    private Path runHere(String... options) throws IOException {
        Path out = folder.resolve("here-" + options.length);
        List<Object> arguments = new ArrayList<>(List.of("run", spec, "--out", out, "--master", "local[2]"));
        arguments.addAll(List.of(options));
        CommandRun run = CommandRun.of(arguments.toArray());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return out;
    }

    private Child run(StandaloneCluster cluster, Path out, String... options) {
        List<String> arguments = new ArrayList<>(List.of(spec.toString(), "--out", out.toString()));
        arguments.addAll(List.of("--plugin", Jvm.plugin(folder).toString()));
        arguments.addAll(List.of(options));
        return cluster.run("run", arguments);
    }

    private static String log(Path out) throws IOException {
        try (Stream<Path> logs = Files.list(out.resolve("logs"))) {
            List<String> texts = new ArrayList<>();
            for (Path log : logs.toList()) {
                texts.add(Files.readString(log));
            }
            return texts.stream().collect(Collectors.joining("\n"));
        }
    }

    @Test
    void aClusterGivesTheSameBytesWhateverDies() throws Exception {
        spec = TinySweep.create().writeTo(folder);
        SortedMap<String, String> expected = ResultBytes.of(runHere());
        SortedMap<String, String> expectedOfOne = ResultBytes.of(runHere("--set", "realizations=1"));
        try (StandaloneCluster cluster = StandaloneCluster.start(processes, folder)) {
            refusesToStartWithoutWorkers(cluster);
            Child doomed = cluster.worker(1);
            Child survivor = cluster.worker(2);
            losesAnExecutorAndAWorker(cluster, survivor, doomed, expected);
            keepsTheRestWhenUnitsKillTheirExecutors(cluster, expectedOfOne);
            try (SweepRunner runner = SweepRunner.start(settings(cluster, 300))) {
                makesRowsOfErrorsOfTheJvm(runner, expectedOfOne);
                outlivesItsMaster(runner, cluster, expected);
                endsWhenNobodyIsLeft(runner, cluster, survivor);
            }
            CommandRun here = CommandRun.of("run", spec, "--out", folder.resolve("nobody"));
            assertThat(here.exitCode()).as(here.err()).isZero();
            assertThat(ResultBytes.of(folder.resolve("nobody"))).isEqualTo(expected);
        }
    }

    private void refusesToStartWithoutWorkers(StandaloneCluster cluster) {
        assertThatThrownBy(() -> SweepRunner.start(settings(cluster, 1)))
                .isInstanceOf(SweepEnvironmentException.class)
                .hasMessageContaining("no executor registered with master '" + cluster.url() + "' within 1 s")
                .hasMessageContaining("check that workers are up");
    }

    /** In this JVM the secret cannot come from the environment. */
    private SparkSettings settings(StandaloneCluster cluster, int timeoutSeconds) {
        Map<String, String> options = new HashMap<>(cluster.options());
        options.put("spark.authenticate.secret", cluster.secret());
        options.put("spark.driver.host", "127.0.0.1");
        List<String> jars = new ArrayList<>(cluster.appJars());
        jars.add(Jvm.plugin(folder).toString());
        return new SparkSettings(cluster.url(), options, jars, timeoutSeconds);
    }

    /** An executor dies while somebody commits, and when it is back the other one goes with its worker. */
    private void losesAnExecutorAndAWorker(
            StandaloneCluster cluster, Child survivor, Child doomed, SortedMap<String, String> expected)
            throws Exception {
        Path out = folder.resolve("lost-worker");
        Path journal = folder.resolve("journal");
        Child run = run(cluster, out, "--set", "model.pause_seconds=0.7", "--set", "model.journal=" + journal);
        ChildProcesses.await("both executors at work and the first rows", () -> {
            assertThat(run.alive()).as("the run is going").isTrue();
            return Files.exists(journal)
                    && Files.readAllLines(journal).size() >= 4
                    && !directory(out).units().names().isEmpty()
                    && !doomed.descendants().isEmpty();
        });
        for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
            assertThat(commandLine(process)).doesNotContain(cluster.secret());
        }
        int files = directory(out).units().names().size();
        run.awaitMoment(() -> commits(out) || directory(out).units().names().size() > files + 1);
        survivor.descendants().forEach(ProcessHandle::destroyForcibly);
        ChildProcesses.await("another executor", () -> !survivor.descendants().isEmpty());
        doomed.kill();
        assertThat(run.exitCode()).isZero();
        assertThat(log(out)).doesNotContain(cluster.secret());
        assertThat(log(out)).as("the driver's log").contains("Lost executor").contains("a task was lost");
        assertThat(ResultBytes.of(out)).isEqualTo(expected);
        assertThat(out.resolve("quarantine")).doesNotExist();
        assertThat(manifest(out).state()).isEqualTo(RunState.COMPLETE);
        assertThat(manifest(out).unitsComputed()).isEqualTo(16);
        assertThat(run.output()).doesNotContain(cluster.secret());
    }

    /** What every user of the host can read; nothing of a process that has ended. */
    private static String commandLine(ProcessHandle process) throws IOException {
        Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            assertThat(process.isAlive() && Files.isReadable(file))
                    .as("cannot read %s", file)
                    .isFalse();
            return "";
        }
    }

    private static boolean commits(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out.resolve("units"))) {
            return files.anyMatch(file -> file.toString().contains(".tmp-"));
        }
    }

    private void keepsTheRestWhenUnitsKillTheirExecutors(StandaloneCluster cluster, SortedMap<String, String> expected)
            throws Exception {
        Path out = folder.resolve("lost-executors");
        Child run = run(cluster, out, "--set", "realizations=1", "--set", "model.halt_at_dimension=3");
        assertThat(run.exitCode()).isEqualTo(1);
        List<UnitRow> rows = new ArrayList<>();
        for (String name : directory(out).units().names()) {
            rows.addAll(directory(out).units().table(name).rows());
        }
        assertThat(rows).filteredOn(row -> row.dimension() == 4).hasSize(6).noneMatch(UnitRow::failed);
        assertThat(rows)
                .filteredOn(row -> row.dimension() == 3)
                .hasSize(6)
                .allMatch(row -> row.failure().equals("executor lost"));
        assertThat(manifest(out).unitsFailed()).isEqualTo(1);
        CommandRun again = CommandRun.of("run", spec, "--out", out, "--set", "realizations=1");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(ResultBytes.of(out)).isEqualTo(expected);
    }

    private void makesRowsOfErrorsOfTheJvm(SweepRunner runner, SortedMap<String, String> expected) throws Exception {
        ResultDirectory out = TinySweep.directory(folder.resolve("errors"));
        TinySweep sound = TinySweep.create().with("realizations: 8", "realizations: 1");
        assertThat(causes(runner, sound.withModel("exhaust_at_dimension: 3"), out))
                .isNotEmpty()
                .allMatch(cause -> cause.matches("out of memory \\(.*\\); raise --memory"));
        assertThat(causes(runner, sound.withModel("overflow_at_dimension: 3"), out))
                .containsOnly("stack overflow; raise -Xss");
        Progress end = runner.run(sound.job(out), ProgressListener.SILENT);
        assertThat(end.state()).isEqualTo(RunState.COMPLETE);
        assertThat(end.unitsFound()).isEqualTo(1);
        sound.aggregate(out);
        assertThat(ResultBytes.of(folder.resolve("errors"))).isEqualTo(expected);
    }

    /** The causes in the rows of the file that a run writes last. */
    private static List<String> causes(SweepRunner runner, TinySweep sweep, ResultDirectory out) throws Exception {
        List<String> before = out.units().names();
        Progress end = runner.run(sweep.job(out), ProgressListener.SILENT);
        assertThat(end.unitsFailed()).isEqualTo(1);
        List<String> causes = new ArrayList<>();
        for (String name : out.units().names()) {
            if (!before.contains(name)) {
                out.units().table(name).rows().stream()
                        .filter(UnitRow::failed)
                        .map(UnitRow::failure)
                        .forEach(causes::add);
            }
        }
        return causes;
    }

    /** Executors that a run has stay with it. */
    private void outlivesItsMaster(SweepRunner runner, StandaloneCluster cluster, SortedMap<String, String> expected)
            throws Exception {
        ResultDirectory out = TinySweep.directory(folder.resolve("no-master"));
        AtomicInteger calls = new AtomicInteger();
        TinySweep slow = TinySweep.create().withModel("pause_seconds: 0.4");
        Progress end = runner.run(slow.job(out), progress -> {
            if (progress.unitsComputed() > 0 && calls.getAndIncrement() == 0) {
                killMaster(cluster);
            }
        });
        assertThat(calls).as("it died while the run was going").hasValueGreaterThan(1);
        assertThat(end.state()).isEqualTo(RunState.COMPLETE);
        slow.aggregate(out);
        assertThat(ResultBytes.of(folder.resolve("no-master"))).isEqualTo(expected);
    }

    private static void killMaster(StandaloneCluster cluster) {
        try {
            cluster.killMaster();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void endsWhenNobodyIsLeft(SweepRunner runner, StandaloneCluster cluster, Child survivor) throws Exception {
        assertThat(runner.tasksPerExecutor()).isEqualTo(1);
        assertThat(runner.executorMemoryBytes()).isEqualTo(512L << 20);
        survivor.kill();
        Path out = folder.resolve("nobody");
        ClusterExecutors impatient = new ClusterExecutors(runner.context(), 2);
        SweepRun run = new SweepRun(
                runner.context(), TinySweep.create().job(TinySweep.directory(out)), ProgressListener.SILENT, impatient);
        assertThatThrownBy(run::run)
                .isInstanceOf(SweepEnvironmentException.class)
                .hasMessageContaining("all executors of master '" + cluster.url() + "' are gone")
                .hasMessageContaining("the same command goes on");
        assertThat(directory(out).progress().get(Shard.ALL).state()).isEqualTo(RunState.PARTIAL);
    }
}
