package org.phasesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster.DataNodeProperties;
import org.apache.hadoop.hdfs.protocol.HdfsConstants.SafeModeAction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.phasesweep.plan.Resources.Shard;
import org.phasesweep.store.DirectoryLock;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.store.UnitFile;
import org.phasesweep.store.UnitFiles;
import org.phasesweep.testing.ChildProcesses;
import org.phasesweep.testing.ChildProcesses.Child;
import org.phasesweep.testing.Jvm;
import org.phasesweep.testing.MiniHdfs;
import org.phasesweep.testing.TinySweep;

/** Sweeps whose spec, data and results are on a real HDFS, also while parts of it stop. */
class HdfsIT {

    private static final String DIAGRAM = "/diagram.arrow";
    private static final String REALIZATIONS = "/realizations.parquet/part-00000.parquet";
    private static final String ELSEWHERE =
            "{\"host\":\"elsewhere\",\"machine\":\"another boot\",\"pid\":1,\"started\":1,\"token\":\"t\"}";

    private static MiniHdfs hdfs;
    private static Path expected;
    private static Path plugin;

    @RegisterExtension
    final ChildProcesses processes = new ChildProcesses();

    @TempDir
    static Path baseline;

    @TempDir
    Path folder;

    private String home;
    private String spec;
    private String out;

    @BeforeAll
    static void start() throws IOException {
        plugin = Jvm.plugin(baseline);
        expected = baseline.resolve("out");
        CommandRun run =
                CommandRun.of("run", TinySweep.brief().writeTo(baseline), "--out", expected, "--master", "local[1]");
        assertThat(run.exitCode()).as(run.err()).isZero();
        hdfs = MiniHdfs.start();
    }

    @AfterAll
    static void stop() {
        hdfs.close();
    }

    @BeforeEach
    void create(TestInfo test) throws IOException {
        home = "/" + test.getTestMethod().orElseThrow().getName();
        Path local = TinySweep.brief().writeTo(folder);
        spec = hdfs.put(home + "/tiny.yaml", Files.readAllBytes(local));
        out = hdfs.at(home + "/out");
    }

    private Child start(List<Path> site, String... options) {
        List<String> arguments = new ArrayList<>(List.of("run", spec, "--out", out, "--master", "local[2]"));
        arguments.addAll(List.of("--plugin", plugin.toString(), "--set", "model.pause_seconds=0.7"));
        arguments.addAll(List.of(options));
        List<Path> classPath =
                Stream.concat(site.stream(), Jvm.classPath().stream()).toList();
        List<String> flags = List.of("-Djava.io.tmpdir=" + folder);
        return processes.start(
                "run", folder, Jvm.phaseSweep(flags, classPath, arguments), Map.of("SPARK_LOCAL_IP", "127.0.0.1"));
    }

    private void awaitRows(Child run) throws Exception {
        ChildProcesses.await("the first rows", () -> {
            assertThat(run.alive()).as("the run is going").isTrue();
            return hdfs.names(home + "/out/units").stream().anyMatch(name -> name.endsWith(".arrow"));
        });
    }

    private static CommandRun done(Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private static CommandRun refused(Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(run.err()).doesNotContain("\tat ");
        return run;
    }

    private void resume() throws IOException {
        done("run", spec, "--out", out, "--master", "local[2]");
        assertSameResults();
    }

    private void assertSameResults() throws IOException {
        for (String name : List.of(DIAGRAM, REALIZATIONS)) {
            assertThat(hdfs.read(home + "/out" + name))
                    .as(name)
                    .isEqualTo(Files.readAllBytes(Path.of(expected + name)));
        }
        assertThat(hdfs.names(home + "/out")).doesNotContain("lock");
        assertThat(done("status", out)
                        .out()
                        .lines()
                        .reduce((first, last) -> last)
                        .orElseThrow())
                .startsWith("complete: 16 of 16 units");
    }

    /** Log files whose run has ended. */
    private List<String> logs() throws IOException {
        return hdfs.names(home + "/out/logs");
    }

    private List<Path> localLogs() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("phasesweep-logs-"))
                    .toList();
        }
    }

    @Test
    void everyCommandWorksThere() throws IOException {
        assertThat(done("validate", spec).exitCode()).isZero();
        assertThat(done("plan", spec, "--out", out).out()).contains("16");
        done("run", spec, "--out", out, "--master", "local[2]");
        assertSameResults();
        hdfs.put(home + "/out" + DIAGRAM, new byte[0]);
        done("aggregate", out);
        assertSameResults();
        done("analyze", out);
        done("report", out);
        assertThat(hdfs.read(home + "/out/report.html")).isNotEmpty();
        Path csv = folder.resolve("diagram.csv");
        done("export", out, "--format", "csv", "-o", csv);
        assertThat(csv).hasBinaryContent(Files.readAllBytes(expected.resolve("diagram.csv")));
        assertThat(done("run", spec, "--out", out).err()).contains("16 of 16 units (16 found)");
        assertSameResults();
        assertThat(done("verify", out, "--units", "2").out()).as("differences").isEmpty();
    }

    @Test
    void aDataFileBesideTheSpecIsReadAndAUnitDumped() throws Exception {
        byte[] csv = "1,2\n3,5\n-2,0.5\n0,1\n4,-1\n".getBytes(StandardCharsets.UTF_8);
        String yaml = """
                sweep: points
                seed: 3
                model: {kind: dataset, path: points.csv}
                axes: {sample_count: [3, 5], temperature: [0.5, 1.0]}
                sampler: {kind: planted}
                observables: [participation_ratio]
                realizations: 2
                replicas: 3
                """;
        Path local = Files.writeString(folder.resolve("points.yaml"), yaml);
        Files.write(folder.resolve("points.csv"), csv);
        hdfs.put(home + "/points.csv", csv);
        String remote = hdfs.put(home + "/points.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        done("run", local, "--out", folder.resolve("out"), "--master", "local[1]");
        done("run", remote, "--out", out, "--master", "local[1]");
        assertThat(hdfs.read(home + "/out" + DIAGRAM))
                .isEqualTo(Files.readAllBytes(Path.of(folder + "/out" + DIAGRAM)));
        UnitFiles units = ResultDirectory.at(out, new Configuration()).units();
        String unit = units.table(units.names().get(0)).rows().get(0).unitId();
        done("run", remote, "--out", out, "--only", unit, "--dump", folder.resolve("dump"));
        assertThat(folder.resolve("dump/data.npy")).isNotEmptyFile();
        CommandRun notLocal = CommandRun.of("run", remote, "--only", unit, "--dump", out);
        assertThat(notLocal.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(notLocal.err()).contains("is not on this machine; give a local path");
        assertThat(new String(hdfs.read(home + "/out/manifest.json"), StandardCharsets.UTF_8))
                .contains("\"uri\" : \"" + hdfs.at(home + "/points.csv"));
    }

    @Test
    void shardsRunSideBySideAndTheLockKeepsOthersOut() throws Exception {
        ResultDirectory directory = ResultDirectory.at(out, new Configuration());
        try (DirectoryLock first = directory.lock(new Shard(1, 2))) {
            assertThat(refused("run", spec, "--out", out).err())
                    .contains(
                            "is in use by shard 1/2 of a run on host ",
                            "pid " + ProcessHandle.current().pid());
            done("run", spec, "--out", out, "--master", "local[1]", "--shard", "2/2");
            assertThat(first.held()).isTrue();
        }
        hdfs.put(home + "/out/lock-1-of-2", ELSEWHERE.getBytes(StandardCharsets.UTF_8));
        assertThat(refused("run", spec, "--out", out, "--shard", "1/2").err())
                .contains("host elsewhere", "last sign of life");
        hdfs.age(home + "/out/lock-1-of-2", 100);
        done("run", spec, "--out", out, "--master", "local[1]", "--shard", "1/2");
        done("aggregate", out);
        assertThat(hdfs.read(home + "/out" + DIAGRAM)).isEqualTo(Files.readAllBytes(Path.of(expected + DIAGRAM)));
        done("run", spec, "--out", out);
        assertSameResults();
    }

    @Test
    void twoWritersOfTheSameRowsMakeOneFileAndNobodySeesAPart() throws Exception {
        UnitFiles local =
                ResultDirectory.at(expected.toString(), new Configuration()).units();
        ResultDirectory directory = ResultDirectory.at(out, new Configuration());
        directory.create();
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Future<Integer> reader = threads.submit(() -> read(directory.units(), done));
            Future<List<UnitFile>> one = threads.submit(() -> commit(local, directory.units(), "one"));
            Future<List<UnitFile>> two = threads.submit(() -> commit(local, directory.units(), "two"));
            assertThat(one.get()).isEqualTo(two.get());
            done.set(true);
            assertThat(reader.get()).as("whole files read meanwhile").isPositive();
        } finally {
            done.set(true);
            threads.shutdownNow();
        }
        assertThat(hdfs.names(home + "/out/units")).containsExactlyInAnyOrderElementsOf(local.names());
    }

    private static List<UnitFile> commit(UnitFiles from, UnitFiles to, String attempt) throws Exception {
        List<UnitFile> files = new ArrayList<>();
        for (String name : from.names()) {
            files.add(to.commit(from.table(name), attempt));
        }
        return files;
    }

    private static int read(UnitFiles units, AtomicBoolean done) throws Exception {
        int read = 0;
        while (!done.get()) {
            for (String name : units.names()) {
                read += units.table(name).rows().isEmpty() ? 0 : 1;
            }
        }
        return read;
    }

    @Test
    void aFileThatIsReplacedIsTheOldOneOrTheNewOne() throws Exception {
        ResultDirectory directory = ResultDirectory.at(out, new Configuration());
        List<String> texts = List.of("a".repeat(10), "b".repeat(10_000));
        directory.writeText("state", texts.get(0));
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> writer = thread.submit(() -> {
                int i = 1;
                for (; i <= 20; i++) {
                    directory.writeText("state", texts.get(i % 2));
                }
                return i;
            });
            while (!writer.isDone()) {
                assertThat(directory.readText("state")).isIn(texts);
            }
            assertThat(writer.get()).isEqualTo(21);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void aDataNodeThatStopsChangesNothing() throws Exception {
        Child run = start(List.of());
        awaitRows(run);
        DataNodeProperties stopped = hdfs.stopDataNode(1);
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertSameResults();
        hdfs.startDataNode(stopped);
        assertThat(logs()).as("copied at the end").hasSize(1).allMatch(name -> name.matches("run-.*\\.log"));
        assertThat(hdfs.read(home + "/out/logs/" + logs().get(0))).isNotEmpty();
        assertThat(localLogs()).isEmpty();
    }

    @Test
    void aRunWaitsForANameNodeThatComesBack() throws Exception {
        Child run = start(List.of());
        awaitRows(run);
        hdfs.stopNameNode();
        ChildProcesses.await("the notice", () -> run.output().contains("trying again for up to 120 s"));
        assertThat(run.output()).contains("cannot be reached", "check that it is up");
        hdfs.startNameNode();
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("answers again after ");
        assertSameResults();
    }

    @Test
    void aRunWhoseNameNodeStaysAwayEndsAndGoesOnLater() throws Exception {
        Child run = start(List.of(MiniHdfs.site(folder, "phasesweep.store.patience.seconds", "4")));
        awaitRows(run);
        hdfs.stopNameNode();
        try {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(run.output())
                    .contains("cannot be reached", "check that it is up", "could not copy the log to " + out)
                    .doesNotContain("\tat ");
            assertThat(localLogs()).as("kept, and named").hasSize(1);
            assertThat(run.output()).contains(localLogs().get(0).toString());
        } finally {
            hdfs.startNameNode();
        }
        assertThat(done("status", out).out()).startsWith("killed: ").contains("the same command goes on");
        resume();
    }

    @Test
    void anInterruptedRunLeavesItsLogThere() throws Exception {
        Child run = start(List.of());
        awaitRows(run);
        run.signal("TERM");
        assertThat(run.exitCode()).as(run.output()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(run.output()).doesNotContain("could not");
        assertThat(logs()).hasSize(1);
        assertThat(localLogs()).isEmpty();
        resume();
    }

    @Test
    void safeModeAndAWrongAddressAreSaidAtOnce() throws IOException {
        hdfs.safeMode(SafeModeAction.SAFEMODE_ENTER);
        try {
            assertThat(refused("run", spec, "--out", out).err())
                    .contains("is in safe mode and takes no changes", "wait until it has left safe mode");
        } finally {
            hdfs.safeMode(SafeModeAction.SAFEMODE_LEAVE);
        }
        Path local = TinySweep.brief().writeTo(folder);
        assertThat(refused("run", local, "--out", "hdfs://127.0.0.1:1/x").err())
                .contains("hdfs://127.0.0.1:1/x cannot be reached", "check that it is up");
        assertThat(refused("status", "hdfs://127.0.0.1:1/x").err()).contains("cannot be reached");
        assertThat(refused("validate", "hdfs://127.0.0.1:1/x.yaml").err()).contains("cannot be reached");
        assertThat(refused("run", local, "--out", "hdfs://no-such-host.invalid:1/x")
                        .err())
                .contains("no-such-host.invalid");
    }
}
