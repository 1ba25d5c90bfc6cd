package org.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.phasesweep.cli.CommandRun;
import org.phasesweep.store.Manifest;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.store.RunState;
import org.phasesweep.table.UnitRow;
import org.phasesweep.testing.ChildProcesses;
import org.phasesweep.testing.ChildProcesses.Child;
import org.phasesweep.testing.Jvm;
import org.phasesweep.testing.StandaloneCluster;
import org.phasesweep.testing.TinySweep;

/** A standalone master with two workers, each a process: the same bytes, also when a worker dies or a unit kills its executor. */
class ClusterIT {

    @RegisterExtension
    final ChildProcesses processes = new ChildProcesses();

    @TempDir
    Path folder;

    private Path spec;

    private static byte[] diagram(Path out) throws IOException {
        return Files.readAllBytes(out.resolve("diagram.arrow"));
    }

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
        byte[] expected = diagram(runHere());
        byte[] expectedOfOne = diagram(runHere("--set", "realizations=1"));
        try (StandaloneCluster cluster = StandaloneCluster.start(processes, folder)) {
            refusesToStartWithoutWorkers(cluster);
            Child doomed = cluster.worker(1);
            Child survivor = cluster.worker(2);
            losesAWorker(cluster, doomed, expected);
            keepsTheRestWhenUnitsKillTheirExecutors(cluster, expectedOfOne);
            endsWhenNobodyIsLeft(cluster, survivor);
        }
    }

    private void refusesToStartWithoutWorkers(StandaloneCluster cluster) {
        assertThatThrownBy(() -> SweepRunner.start(settings(cluster, 1)))
                .isInstanceOf(SweepEnvironmentException.class)
                .hasMessageContaining("no executor registered with master '" + cluster.url() + "' within 1 s")
                .hasMessageContaining("check that workers are up");
    }

    /** In this JVM the secret cannot come from the environment. */
    private static SparkSettings settings(StandaloneCluster cluster, int timeoutSeconds) {
        Map<String, String> options = new HashMap<>(cluster.options());
        options.put("spark.authenticate.secret", cluster.secret());
        options.put("spark.driver.host", "127.0.0.1");
        return new SparkSettings(cluster.url(), options, cluster.appJars(), timeoutSeconds);
    }

    private void losesAWorker(StandaloneCluster cluster, Child doomed, byte[] expected) throws Exception {
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
        doomed.kill();
        assertThat(run.exitCode()).isZero();
        assertThat(log(out)).as("the driver's log").contains("Lost executor").contains("a task was lost");
        assertThat(diagram(out)).isEqualTo(expected);
        assertThat(manifest(out).state()).isEqualTo(RunState.COMPLETE);
        assertThat(manifest(out).unitsComputed()).isEqualTo(16);
        assertThat(run.output()).doesNotContain(cluster.secret());
    }

    private void keepsTheRestWhenUnitsKillTheirExecutors(StandaloneCluster cluster, byte[] expected) throws Exception {
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
        assertThat(diagram(out)).isEqualTo(expected);
    }

    private void endsWhenNobodyIsLeft(StandaloneCluster cluster, Child survivor) throws Exception {
        try (SweepRunner runner = SweepRunner.start(settings(cluster, 120))) {
            assertThat(runner.tasksPerExecutor()).isEqualTo(1);
            assertThat(runner.executorMemoryBytes()).isEqualTo(512L << 20);
            survivor.kill();
            ResultDirectory out = TinySweep.directory(folder.resolve("nobody"));
            ClusterExecutors impatient = new ClusterExecutors(runner.context(), 2);
            SweepRun run =
                    new SweepRun(runner.context(), TinySweep.create().job(out), ProgressListener.SILENT, impatient);
            assertThatThrownBy(run::run)
                    .isInstanceOf(SweepEnvironmentException.class)
                    .hasMessageContaining("all executors of master '" + cluster.url() + "' are gone")
                    .hasMessageContaining("the same command goes on");
        }
    }
}
