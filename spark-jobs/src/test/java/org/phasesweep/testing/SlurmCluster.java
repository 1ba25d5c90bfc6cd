package org.phasesweep.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Slurm of one controller and two nodes, all of them processes on 127.0.0.1 that end with it, in a temporary folder: Debian's
 * slurmctld, slurmd and munged. Nothing is enforced with control groups, and jobs run as the user of the tests, who is root.
 * A job that is queued again begins ten seconds later, when its old credential has expired; two minutes are usual.
 */
public final class SlurmCluster {

    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final int INSTALL_SECONDS = 240;
    private static final int COMMAND_SECONDS = 60;

    private final Path folder;
    private final List<Process> daemons = new ArrayList<>();

    private SlurmCluster(Path folder) {
        this.folder = folder;
    }

    /** Starts one, or skips the tests that want it and says why. */
    public static SlurmCluster start(Path folder) throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "the tests with Slurm must be run by root");
        install(folder);
        SlurmCluster cluster = new SlurmCluster(folder);
        try {
            cluster.configure();
            cluster.startDaemons();
        } catch (Exception | AssertionError e) {
            cluster.stop();
            throw e;
        }
        return cluster;
    }

    private static void install(Path folder) throws IOException, InterruptedException {
        if (Stream.of("slurmctld", "slurmd", "munged", "ip").allMatch(SlurmCluster::isThere)) {
            return;
        }
        assumeTrue(isThere("apt-get"), "Slurm is missing and there is no apt-get: install slurm-wlm and munge");
        Path script = Path.of(System.getProperty("basedir", "."), "..", ".ci", "install-slurm");
        Path output = folder.resolve("install.out");
        Process process = new ProcessBuilder(script.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS);
        process.destroy();
        assumeTrue(
                ended && process.exitValue() == 0,
                () -> "Slurm is missing and .ci/install-slurm could not install it, see " + output);
    }

    private static boolean isThere(String program) {
        return Stream.of(PATH.split(":", -1)).anyMatch(bin -> Files.isExecutable(Path.of(bin, program)));
    }

    private void configure() throws IOException {
        for (String name : List.of("state", "spool-n1", "spool-n2")) {
            Files.createDirectories(folder.resolve(name));
        }
        byte[] key = new byte[128];
        new SecureRandom().nextBytes(key);
        Files.createFile(
                folder.resolve("munge.key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(folder.resolve("munge.key"), key);
        Files.writeString(configuration(), """
                        ClusterName=test
                        SlurmctldHost=localhost(127.0.0.1)
                        SlurmctldPort=%d
                        AuthType=auth/munge
                        AuthInfo=socket=FOLDER/munge.socket,cred_expire=10
                        SlurmUser=root
                        StateSaveLocation=FOLDER/state
                        SlurmdSpoolDir=FOLDER/spool-%%n
                        SlurmctldPidFile=FOLDER/slurmctld.pid
                        SlurmdPidFile=FOLDER/slurmd-%%n.pid
                        SlurmctldLogFile=FOLDER/slurmctld.log
                        SlurmdLogFile=FOLDER/slurmd-%%n.log
                        ProctrackType=proctrack/linuxproc
                        TaskPlugin=task/none
                        SwitchType=switch/none
                        MpiDefault=none
                        JobAcctGatherType=jobacct_gather/none
                        AccountingStorageType=accounting_storage/none
                        SelectType=select/cons_tres
                        SelectTypeParameters=CR_Core_Memory
                        SchedulerParameters=sched_interval=1,batch_sched_delay=0,bf_interval=1
                        SlurmdParameters=config_overrides
                        KillWait=10
                        NodeName=n1 NodeAddr=127.0.0.1 NodeHostname=localhost Port=%d CPUs=4 RealMemory=16000
                        NodeName=n2 NodeAddr=127.0.0.1 NodeHostname=localhost Port=%d CPUs=4 RealMemory=16000
                        PartitionName=test Nodes=n1,n2 Default=YES MaxTime=60 State=UP
                        """.formatted(freePort(), freePort(), freePort())
                .replace("FOLDER", folder.toString()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Path configuration() {
        return folder.resolve("slurm.conf");
    }

    private void startDaemons() throws Exception {
        daemon(
                "munged",
                "--foreground",
                "--force",
                "--key-file=" + folder.resolve("munge.key"),
                "--socket=" + folder.resolve("munge.socket"),
                "--pid-file=" + folder.resolve("munged.pid"),
                "--seed-file=" + folder.resolve("munge.seed"));
        ChildProcesses.await("munged", () -> Files.exists(folder.resolve("munge.socket")));
        daemon("slurmctld", "-D");
        daemon("slurmd", "-D", "-N", "n1");
        daemon("slurmd", "-D", "-N", "n2");
        ChildProcesses.await(
                "two idle nodes",
                () -> call("sinfo", "--noheader", "--format=%T %D")
                        .out()
                        .strip()
                        .equals("idle 2"));
    }

    private void daemon(String... command) throws IOException {
        assertThat(daemons).as("they live").allMatch(Process::isAlive);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(command[0] + "-" + daemons.size() + ".out")
                        .toFile());
        builder.environment().putAll(environment());
        daemons.add(builder.start());
    }

    /** What a user's shell has on this cluster. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Jvm.brief());
        environment.put("SLURM_CONF", configuration().toString());
        environment.put("PATH", PATH);
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        return environment;
    }

    /**
     * What a program did.
     *
     * @param exitCode it returned
     * @param out what it wrote to stdout
     * @param err what it wrote to stderr
     */
    public record Called(int exitCode, String out, String err) {}

    /** Runs a program with the environment of this cluster to its end. */
    public Called call(String... command) throws IOException, InterruptedException {
        Path err = Files.createTempFile(folder, "called", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().putAll(environment());
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)).isTrue();
        Called called = new Called(process.exitValue(), out, Files.readString(err));
        Files.delete(err);
        return called;
    }

    /** A field of {@code scontrol show job}, such as {@code JobState}; empty if there is none. */
    public String field(String job, String name) throws IOException, InterruptedException {
        Matcher matcher = Pattern.compile("\\b" + name + "=(\\S*)")
                .matcher(call("scontrol", "--oneliner", "show", "job", job).out());
        return matcher.find() ? matcher.group(1) : "";
    }

    /** Waits until a job has a state. */
    public void await(String job, String state) throws Exception {
        ChildProcesses.await("job " + job + " to be " + state, () -> {
            String now = field(job, "JobState");
            boolean over = !now.equals(state) && now.matches("FAILED|CANCELLED|TIMEOUT|COMPLETED|NODE_FAIL");
            assertThat(over)
                    .as(() -> "job " + job + " ended " + now + " and said\n" + said(job))
                    .isFalse();
            return now.equals(state);
        });
    }

    private String said(String job) {
        try {
            return Files.readString(Path.of(field(job, "StdOut")));
        } catch (IOException e) {
            return "nothing: " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "nothing: interrupted";
        }
    }

    /** All processes of jobs: those that have this cluster in their environment and belong to none of its daemons. */
    public List<ProcessHandle> jobProcesses() {
        return ProcessHandle.allProcesses()
                .filter(process -> daemons.stream().noneMatch(daemon -> daemon.pid() == process.pid()))
                .filter(process -> !commandLine(process).toString().contains("slurmscriptd"))
                .filter(process -> variables(process).contains("SLURM_CONF=" + configuration()))
                .toList();
    }

    /** The environment of a process as {@code NAME=value}; empty when it has ended. */
    public static List<String> variables(ProcessHandle process) {
        return words(process, "environ");
    }

    /** The command line of a process; empty when it has ended. */
    public static List<String> commandLine(ProcessHandle process) {
        return words(process, "cmdline");
    }

    private static List<String> words(ProcessHandle process, String file) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), file));
            return List.of(new String(bytes, StandardCharsets.UTF_8).split("\0", -1));
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Cancels what is left and ends the daemons. */
    public void stop() throws IOException, InterruptedException {
        if (daemons.size() > 1) {
            call("scancel", "--signal=KILL", "--full", "--user=root");
            call("scancel", "--user=root");
        }
        for (Process daemon : daemons) {
            daemon.destroy();
        }
        for (Process daemon : daemons) {
            if (!daemon.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)) {
                daemon.destroyForcibly();
            }
        }
        jobProcesses().forEach(ProcessHandle::destroyForcibly);
    }
}
