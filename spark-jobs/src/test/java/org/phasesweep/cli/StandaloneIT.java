package org.phasesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.store.RunState;
import org.phasesweep.testing.ChildProcesses;
import org.phasesweep.testing.ChildProcesses.Child;
import org.phasesweep.testing.Installation;
import org.phasesweep.testing.Jvm;
import org.phasesweep.testing.ListeningSockets;
import org.phasesweep.testing.TinySweep;

/** A cluster from {@code cluster/standalone/start}, and sweeps on it: as printed, by submit, by spark-submit in both modes. */
class StandaloneIT {

    private static final String PAUSE = "model.pause_seconds=0.7";
    private static final String MORE = "realizations=24";
    private static final String MEMORY = "512m";

    @RegisterExtension
    final ChildProcesses processes = new ChildProcesses();

    @TempDir
    Path folder;

    private Installation installation;
    private Path state;
    private Path spec;
    private Path plugin;
    private byte[] expected;

    @BeforeEach
    void install() throws IOException {
        installation = Installation.in(folder);
        state = folder.resolve("state");
        spec = TinySweep.create().writeTo(folder);
        plugin = Jvm.plugin(folder);
        Path here = folder.resolve("here");
        CommandRun run = CommandRun.of("run", spec, "--out", here, "--master", "local[2]");
        assertThat(run.exitCode()).as(run.err()).isZero();
        expected = diagram(here);
    }

    /** What start has begun is no child of this JVM. */
    @AfterEach
    void stopAndRemove() throws Exception {
        stop();
        Files.deleteIfExists(state.resolve("spark/jars"));
        installation.close();
    }

    private static byte[] diagram(Path out) throws IOException {
        return Files.readAllBytes(out.resolve("diagram.arrow"));
    }

    private static RunState runState(Path out) throws IOException {
        return ResultDirectory.at(out.toString(), new Configuration())
                .manifest()
                .orElseThrow()
                .state();
    }

    private Child script(String name, Path place, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(installation.home().resolve("cluster/standalone/" + name).toString());
        command.addAll(List.of("--folder", place.toString()));
        command.addAll(List.of(arguments));
        return processes.start(name, folder, command, Jvm.brief());
    }

    private Child stop() throws Exception {
        Child stop = script("stop", state);
        assertThat(stop.exitCode()).as(stop.output()).isZero();
        return stop;
    }

    private String url() throws IOException {
        Matcher matcher = Pattern.compile("spark://\\S+").matcher(Files.readString(state.resolve("command")));
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }

    private String secret() throws IOException {
        return Files.readString(state.resolve("secret"));
    }

    private List<Long> started() throws IOException {
        try (Stream<Path> files = Files.list(state.resolve("pids"))) {
            List<Long> pids = new ArrayList<>();
            for (Path file : files.toList()) {
                pids.add(Long.valueOf(Files.readString(file).split(" ", -1)[0]));
            }
            return pids;
        }
    }

    private static List<ProcessHandle> living(List<Long> pids) {
        return pids.stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    @Test
    void startsRunsAndStopsAClusterOfItsOwn() throws Exception {
        Child start = script("start", state, "--workers", "2", "--cores", "1", "--memory", MEMORY, "--timeout", "110");
        assertThat(start.exitCode()).as(start.output()).isZero();
        List<Long> pids = started();
        assertThat(living(pids)).hasSize(3);
        assertThat(Files.getPosixFilePermissions(state.resolve("secret")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        for (long pid : pids) {
            assertThat(ListeningSockets.of(pid)).isNotEmpty().allMatch(address -> address.isLoopbackAddress());
        }
        isStartedOnce(pids);
        keepsOutWhoDoesNotKnowTheSecret();
        runsAsPrinted();
        Path out = folder.resolve("out");
        isInterrupted(submit(out, "--set", PAUSE, "--set", MORE), out);
        isInterrupted(sparkSubmit("client", out, "--set", PAUSE, "--set", MORE), out);
        goesOnInTheCluster(out);
        assertThat(texts(state)).doesNotContain(secret());
        endsWhatItStartedAndNothingElse(pids);
    }

    private void isStartedOnce(List<Long> pids) throws Exception {
        Child again = script("start", state, "--workers", "5");
        assertThat(again.exitCode()).isZero();
        assertThat(again.output())
                .contains("already running: worker-2, worker-1, master")
                .contains(Files.readString(state.resolve("command")));
        assertThat(started()).isEqualTo(pids);
        Path lost = Files.writeString(state.resolve("pids/worker-3"), "1 anotherMark\n");
        Child third = script("start", state);
        assertThat(third.exitCode()).isZero();
        assertThat(third.output()).contains("has died: worker-3; its log is kept in ");
        Files.delete(lost);
    }

    private void keepsOutWhoDoesNotKnowTheSecret() throws Exception {
        Path stranger = folder.resolve("stranger");
        Path secret = Files.writeString(folder.resolve("wrong"), "guess");
        String[] arguments = {"--master", url(), "--secret", secret.toString(), "--timeout", "6"};
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        Child open = script("start", stranger, arguments);
        assertThat(open.exitCode()).isEqualTo(4);
        assertThat(open.output()).contains("others can read " + secret + "; chmod 600");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Child shut = script("start", stranger, arguments);
        assertThat(shut.exitCode()).isEqualTo(4);
        assertThat(shut.output())
                .contains("the worker-1 ", "its log is kept: " + stranger.resolve("logs/worker-1.log"))
                .contains("worker-1: ");
        assertThat(stranger.resolve("pids")).isEmptyDirectory();
    }

    /** The printed line, with a smaller grid. */
    private void runsAsPrinted() throws Exception {
        Path out = folder.resolve("printed");
        String smaller = " --set realizations=1 --set axes.dimension=[4] --set axes.load=[0.3] --out " + out;
        String line = Files.readString(state.resolve("command")).strip() + smaller;
        Child run = processes.start("printed", folder, List.of("bash", "-c", line), Jvm.brief());
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(runState(out)).isEqualTo(RunState.COMPLETE);
    }

    private Child submit(Path out, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(installation.launcher().toString(), "submit", spec.toString()));
        command.addAll(List.of("--out", out.toString(), "--target", "standalone", "--master", url()));
        command.addAll(List.of("--secret-file", state.resolve("secret").toString(), "--memory", MEMORY));
        command.addAll(List.of("--host", "127.0.0.1", "--plugin", plugin.toString()));
        command.addAll(List.of(options));
        return processes.start("submit", folder, command, Jvm.brief());
    }

    private Child sparkSubmit(String mode, Path out, String... options) throws IOException {
        List<Path> jars = new ArrayList<>(installation.appJars());
        Path main = jars.remove(0);
        jars.add(plugin);
        String flags = Files.readString(installation.home().resolve("conf/jvm.options"))
                        .replace('\n', ' ') + "--add-modules=jdk.incubator.vector";
        List<String> command = new ArrayList<>(List.of(installation.launcher().toString(), "spark-class"));
        command.addAll(List.of(state.resolve("spark").toString(), "org.apache.spark.deploy.SparkSubmit"));
        command.addAll(List.of("--master", url(), "--deploy-mode", mode, "--driver-memory", MEMORY));
        command.addAll(List.of("--class", PhaseSweep.class.getName(), "--jars", Jvm.joined(jars, ",")));
        for (String setting : List.of(
                "spark.authenticate=true",
                "spark.network.crypto.enabled=true",
                "spark.ui.enabled=false",
                "spark.executor.memory=" + MEMORY,
                "spark.driver.extraJavaOptions=" + flags)) {
            command.addAll(List.of("--conf", setting));
        }
        command.addAll(List.of(main.toString(), "run", spec.toString(), "--out", out.toString()));
        command.addAll(List.of("--plugin", plugin.toString()));
        command.addAll(List.of(options));
        // Spark takes the secret from no file here; in client mode this JVM is the driver's.
        Map<String, String> environment = new HashMap<>(Jvm.brief());
        environment.put("_SPARK_AUTH_SECRET", secret());
        environment.put("SPARK_LOCAL_IP", "127.0.0.1");
        environment.put("SPARK_DAEMON_JAVA_OPTS", "--add-modules=jdk.incubator.vector");
        return processes.start("spark-submit-" + mode, folder, command, environment);
    }

    private static int unitFiles(Path out) throws IOException {
        return ResultDirectory.at(out.toString(), new Configuration())
                .units()
                .names()
                .size();
    }

    private void isInterrupted(Child run, Path out) throws Exception {
        int before = unitFiles(out);
        ChildProcesses.await("more rows", () -> {
            assertThat(run.alive()).as(run.output()).isTrue();
            return unitFiles(out) > before;
        });
        assertThat(commandLines()).contains("CoarseGrainedExecutorBackend").doesNotContain(secret());
        run.signal("TERM");
        assertThat(run.exitCode()).as(run.output()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(runState(out)).isEqualTo(RunState.INTERRUPTED);
    }

    /** The driver is on a worker; spark-submit returns when it has been taken. */
    private void goesOnInTheCluster(Path out) throws Exception {
        Child submit = sparkSubmit("cluster", out);
        assertThat(submit.exitCode()).as(submit.output()).isZero();
        ChildProcesses.await("the driver in the cluster to end", () -> runState(out) == RunState.COMPLETE);
        ChildProcesses.await(
                "its report", () -> Files.exists(out.resolve("report.html")) && !Files.exists(out.resolve("lock")));
        assertThat(diagram(out)).isEqualTo(expected);
        assertThat(ResultDirectory.at(out.toString(), new Configuration())
                        .manifest()
                        .orElseThrow()
                        .unitsFound())
                .as("kept from the interrupted runs")
                .isPositive();
        ChildProcesses.await(
                "the master to see that it has ended well",
                () -> Files.readString(state.resolve("logs/master.log")).contains("Removing driver:"));
        assertThat(texts(state)).contains("exited successfully");
    }

    private static String commandLines() {
        return ProcessHandle.allProcesses()
                .map(process -> Path.of("/proc/" + process.pid() + "/cmdline"))
                .map(StandaloneIT::text)
                .collect(Collectors.joining("\n"));
    }

    private static String texts(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".log") || file.endsWith("stderr"))
                    .map(StandaloneIT::text)
                    .collect(Collectors.joining("\n"));
        }
    }

    /** Of a file that may be gone by now. */
    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "(" + e + ")";
        }
    }

    private void endsWhatItStartedAndNothingElse(List<Long> pids) throws Exception {
        Child innocent = processes.start("innocent", folder, List.of("sleep", "300"), Map.of());
        Files.writeString(state.resolve("pids/worker-9"), innocent.pid() + " 0123456789abcdef\n");
        List<ProcessHandle> all = living(pids);
        assertThat(all).hasSizeGreaterThanOrEqualTo(3);
        Child stop = stop();
        assertThat(stop.output()).contains("master: ended", "worker-1: ended", "worker-9: was not running");
        ChildProcesses.await("their last breath", () -> all.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(innocent.alive()).as("a process that has got a used id").isTrue();
        assertThat(stop().output()).contains("nothing was started");
    }
}
