package org.phasesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phasesweep.store.Manifest;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.store.RunState;
import org.phasesweep.testing.ChildProcesses;
import org.phasesweep.testing.Installation;
import org.phasesweep.testing.Jvm;
import org.phasesweep.testing.RpcProbe;
import org.phasesweep.testing.SlurmCluster;
import org.phasesweep.testing.SlurmCluster.Called;
import org.phasesweep.testing.TinySweep;

/** Jobs of a real Slurm, submitted as a user does: the same bytes, stopped and taken up again, nothing left, nothing told. */
class SlurmIT {

    private static final int UNITS = 16;

    private static SlurmCluster slurm;
    private static Installation installation;
    private static Path plugin;
    private static byte[] expected;

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private Path spec;
    private Path out;
    private Path scratch;
    private Path journal;

    @BeforeAll
    static void start() throws Exception {
        slurm = SlurmCluster.start(Files.createDirectories(shared.resolve("slurm")));
        installation = Installation.in(shared);
        plugin = Jvm.plugin(shared);
        Path spec = TinySweep.create().writeTo(shared);
        CommandRun run = CommandRun.of("run", spec, "--out", shared.resolve("out"), "--master", "local[2]");
        assertThat(run.exitCode()).as(run.err()).isZero();
        expected = Files.readAllBytes(shared.resolve("out/diagram.arrow"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (slurm != null) {
            slurm.stop();
            installation.close();
        }
    }

    @BeforeEach
    void create() throws IOException {
        spec = TinySweep.create().writeTo(folder);
        out = folder.resolve("out");
        scratch = Files.createDirectories(folder.resolve("scratch"));
        journal = folder.resolve("journal");
    }

    /** The ids of the jobs. */
    private List<String> submit(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(installation.launcher().toString(), "submit", spec.toString()));
        command.addAll(List.of("--target", "slurm", "--out", out.toString(), "--plugin", plugin.toString()));
        command.addAll(List.of("--walltime", "0:30:00", "--memory", "2g", "--partition", "test"));
        command.addAll(List.of("--account", "default", "--scratch", scratch.toString()));
        command.addAll(List.of(options));
        Called called = slurm.call(command.toArray(String[]::new));
        assertThat(called.exitCode()).as(called.err()).isZero();
        return called.out().lines().toList();
    }

    private String submitSpark(String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of("--shape", "spark", "--nodes", "2", "--interface", "lo"));
        all.addAll(List.of(options));
        return submit(all.toArray(String[]::new)).get(0);
    }

    private void awaitUnits(String job, int count) throws Exception {
        ChildProcesses.await(count + " units", () -> {
            assertThat(slurm.field(job, "JobState")).as(logs()).matches("PENDING|CONFIGURING|RUNNING");
            return Files.exists(journal) && Files.readAllLines(journal).size() >= count;
        });
    }

    /** What Slurm does before the walltime. */
    private void stop(String job) throws Exception {
        assertThat(slurm.call("scancel", "--batch", "--signal=TERM", job).exitCode())
                .isZero();
    }

    private String logs() throws IOException {
        try (Stream<Path> files = Files.list(out.resolve("logs"))) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                texts.add(file.getFileName() + ":\n" + Files.readString(file));
            }
            return String.join("\n", texts);
        }
    }

    private Manifest manifest() throws IOException {
        return ResultDirectory.at(out.toString(), new Configuration())
                .manifest()
                .orElseThrow();
    }

    private void assertComplete() throws IOException {
        assertThat(Files.readAllBytes(out.resolve("diagram.arrow"))).isEqualTo(expected);
        assertThat(out.resolve("report.html")).exists();
        assertThat(manifest().state()).isEqualTo(RunState.COMPLETE);
    }

    private void assertNothingIsLeft() throws Exception {
        ChildProcesses.await(
                "the end of all of the job", () -> slurm.jobProcesses().isEmpty());
        assertThat(scratch).as("scratch on the nodes").isEmptyDirectory();
        assertThat(out.resolve("lock")).doesNotExist();
    }

    @Test
    void sparkInsideAnAllocationIsStoppedQueuesItselfAgainAndGivesTheSameBytes() throws Exception {
        String job =
                submitSpark("--requeue", "1", "--set", "model.pause_seconds=1.5", "--set", "model.journal=" + journal);
        awaitUnits(job, 2);
        String secret = secret();
        tellsNobody(job, secret);
        answersEncryptedWordsAlone(secret);
        awaitUnits(job, 6);
        stop(job);
        slurm.await(job, "PENDING");
        assertThat(slurm.field(job, "Restarts")).as(logs()).isEqualTo("1");
        assertNothingIsLeft();
        assertThat(manifest().state()).isEqualTo(RunState.INTERRUPTED);
        assertThat(manifest().unitsComputed()).isBetween(2L, UNITS - 1L);
        long before = manifest().unitsComputed();

        slurm.await(job, "COMPLETED");
        assertThat(manifest().unitsFound()).isEqualTo(before);
        assertComplete();
        assertNothingIsLeft();
        assertThat(logs())
                .contains("into the queue again to go on (time 1 of 1)")
                .doesNotContain(secret);
    }

    private static String secret() {
        return slurm.jobProcesses().stream()
                .filter(process -> SlurmCluster.commandLine(process).contains("org.apache.spark.deploy.master.Master"))
                .flatMap(master -> SlurmCluster.variables(master).stream())
                .filter(variable -> variable.startsWith("_SPARK_AUTH_SECRET="))
                .map(variable -> variable.substring(variable.indexOf('=') + 1))
                .findFirst()
                .orElseThrow();
    }

    private void tellsNobody(String job, String secret) throws Exception {
        assertThat(secret).matches("[0-9a-f]{64}");
        assertThat(slurm.jobProcesses().stream()
                        .filter(process -> SlurmCluster.variables(process).contains("_SPARK_AUTH_SECRET=" + secret))
                        .map(SlurmCluster::commandLine)
                        .flatMap(Collection::stream))
                .as("they have it in their environment")
                .contains(
                        "org.apache.spark.deploy.worker.Worker",
                        "org.phasesweep.cli.PhaseSweep",
                        "org.apache.spark.executor.CoarseGrainedExecutorBackend");
        assertThat(slurm.call("ps", "-eo", "args").out())
                .contains("deploy.worker.Worker")
                .doesNotContain(secret);
        assertThat(slurm.call("scontrol", "--details", "show", "job", job).out())
                .contains("JobName=tiny")
                .doesNotContain(secret);
        assertThat(slurm.call("scontrol", "write", "batch_script", job, "-").out())
                .contains("start_spark")
                .doesNotContain(secret);
        assertThat(slurm.call("grep", "-rlaF", secret, folder.toString(), shared.toString())
                        .out())
                .as("files that hold it")
                .isEmpty();
    }

    /** One who knows the secret but does not encrypt is not answered, nor one who does not know it. */
    private static void answersEncryptedWordsAlone(String secret) {
        String master = slurm.jobProcesses().stream()
                .map(SlurmCluster::commandLine)
                .filter(line -> line.contains("org.apache.spark.deploy.worker.Worker"))
                .flatMap(Collection::stream)
                .filter(word -> word.startsWith("spark://"))
                .findFirst()
                .orElseThrow();
        assertThat(RpcProbe.answers(master, secret, "true")).isTrue();
        assertThat(RpcProbe.answers(master, secret, "false")).isFalse();
        assertThat(RpcProbe.answers(master, "0".repeat(secret.length()), "true"))
                .isFalse();
    }

    @Test
    void aSparkWhoseWorkersCannotRegisterFailsInItsTime() throws Exception {
        Path site = Files.writeString(folder.resolve("site.yaml"), """
                        slurm:
                          setup: |
                            # Workers that do not know the secret.
                            srun() { _SPARK_AUTH_SECRET=other exec srun "$@"; }
                        """);
        long begin = System.nanoTime();
        String job = submitSpark("--start-limit", "12", "--site", site.toString());
        slurm.await(job, "FAILED");
        assertThat((System.nanoTime() - begin) * 1e-9).isBetween(12.0, 60.0);
        assertThat(slurm.field(job, "ExitCode")).as(logs()).isEqualTo("4:0");
        assertThat(logs())
                .contains("0 of 2 workers came up within the 12 s of --start-limit; see " + out.resolve("logs"));
        assertNothingIsLeft();
    }

    /** The second shard is the one whose number is that of the array. */
    @Test
    void shardsAreFinishedByTheJobThatWaitsForThemAlsoForOneThatQueuesItselfAgain() throws Exception {
        List<String> jobs = submit(
                "--shards",
                "2",
                "--requeue",
                "1",
                "--set",
                "model.pause_seconds=1",
                "--set",
                "model.journal=" + journal);
        assertThat(jobs).hasSize(2);
        String first = jobs.get(0) + "_1";
        String second = jobs.get(0) + "_2";
        awaitUnits(second, 4);
        stop(second);
        slurm.await(second, "PENDING");
        assertThat(slurm.field(second, "Restarts")).as(logs()).isEqualTo("1");
        slurm.await(first, "COMPLETED");
        assertThat(slurm.field(first, "Restarts")).isEqualTo("0");
        assertThat(slurm.field(jobs.get(1), "Reason")).isEqualTo("Dependency");

        slurm.await(jobs.get(1), "COMPLETED");
        assertThat(out.resolve("logs/slurm-" + jobs.get(0) + "-shard-1.log")).exists();
        assertThat(manifest().unitsFound()).as("by the shards").isEqualTo(UNITS);
        assertComplete();
        assertNothingIsLeft();
    }

    @Test
    void aJobThatWasStoppedIsCompletedByASecondAndACancelledOneStaysAway() throws Exception {
        String[] slow = {"--cores", "2", "--set", "model.pause_seconds=1", "--set", "model.journal=" + journal};
        String first = submit(slow).get(0);
        awaitUnits(first, 5);
        stop(first);
        slurm.await(first, "FAILED");
        assertThat(slurm.field(first, "ExitCode")).as(logs()).isEqualTo("5:0");
        assertNothingIsLeft();
        assertThat(logs()).contains("stopped before the end; submit it again to go on from here");
        long computed = manifest().unitsComputed();
        assertThat(computed).isBetween(2L, UNITS - 1L);

        Files.delete(journal);
        String cancelled = submit("--requeue", "1", slow[0], slow[1], slow[2], slow[3], slow[4], slow[5])
                .get(0);
        awaitUnits(cancelled, 1);
        slurm.call("scancel", cancelled);
        slurm.await(cancelled, "CANCELLED");
        assertNothingIsLeft();

        String last = submit("--cores", "2").get(0);
        slurm.await(last, "COMPLETED");
        assertThat(manifest().unitsFound()).isGreaterThanOrEqualTo(computed);
        assertComplete();
        assertNothingIsLeft();
    }
}
