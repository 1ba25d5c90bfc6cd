package org.phasesweep.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.phasesweep.testing.ChildProcesses.Child;

/**
 * Spark's standalone master and workers, each a JVM of its own on 127.0.0.1, from a folder with {@code jars/} in place of a
 * Spark distribution. Whoever speaks to them must know the secret, which goes from process to process in the environment.
 */
public final class StandaloneCluster implements AutoCloseable {

    private static final String SECRET = "4b4f2d1c0a9e8f7d6c5b4a3928170605";

    private final ChildProcesses processes;
    private final Child master;
    private final Installation installation;
    private final Path home;
    private final String url;

    private StandaloneCluster(
            ChildProcesses processes, Child master, Installation installation, Path home, String url) {
        this.processes = processes;
        this.master = master;
        this.installation = installation;
        this.home = home;
        this.url = url;
    }

    /** Starts a master. */
    public static StandaloneCluster start(ChildProcesses processes, Path folder) throws Exception {
        Installation installation = Installation.in(folder);
        Path home = Files.createDirectories(folder.resolve("spark"));
        Files.createSymbolicLink(home.resolve("jars"), installation.sparkJars());
        Child master = processes.start(
                "master",
                folder,
                daemon(home, "master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0"),
                environment(home));
        String url = master.awaitOutput(Pattern.compile("Starting Spark master at (spark://\\S+)"));
        master.awaitOutput(Pattern.compile("(New state: ALIVE)"));
        return new StandaloneCluster(processes, master, installation, home, url);
    }

    private static List<String> daemon(Path home, String main, String... arguments) throws IOException {
        List<String> command = Jvm.java("256m", List.of(), home.resolve("jars") + "/*");
        command.add("org.apache.spark.deploy." + main);
        command.addAll(List.of("--properties-file", properties(home).toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Path properties(Path home) throws IOException {
        return Files.writeString(
                home.resolve("spark.properties"),
                "spark.authenticate true\nspark.network.crypto.enabled true\nspark.ui.enabled false\n");
    }

    private static Map<String, String> environment(Path home) {
        Map<String, String> environment = new HashMap<>(Jvm.brief());
        environment.put("SPARK_HOME", home.toString());
        environment.put("SPARK_SCALA_VERSION", "2.13");
        environment.put("SPARK_LOCAL_IP", "127.0.0.1");
        environment.put("_SPARK_AUTH_SECRET", SECRET);
        return environment;
    }

    /** SIGKILL to the master. */
    public void killMaster() throws InterruptedException {
        master.kill();
    }

    /** Starts a worker of one core and waits until the master knows it. */
    public Child worker(int number) throws Exception {
        Path work = home.resolve("work-" + number);
        List<String> command = daemon(
                home,
                "worker.Worker",
                "--host",
                "127.0.0.1",
                "--webui-port",
                "0",
                "--cores",
                "1",
                "--memory",
                "512m",
                "--work-dir",
                work.toString(),
                url);
        Child worker = processes.start("worker-" + number, home, command, environment(home));
        worker.awaitOutput(Pattern.compile("(Successfully registered with master)"));
        return worker;
    }

    /** {@code phasesweep run} with this cluster as its master. */
    public Child run(String name, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(arguments);
        all.addAll(List.of("--master", url));
        options().forEach((key, value) -> all.addAll(List.of("--conf", key + "=" + value)));
        List<String> flags = List.of("-Dphasesweep.app.jars=" + Jvm.joined(installation.appJars(), ","));
        return processes.start(name, home, Jvm.phaseSweep(flags, Jvm.classPath(), all), environment(home));
    }

    /** What a driver's Spark must be told of it, beside the secret. */
    public Map<String, String> options() {
        return Map.of(
                "spark.authenticate", "true",
                "spark.ui.enabled", "false",
                "spark.executor.memory", "512m",
                "spark.executor.cores", "1");
    }

    public String url() {
        return url;
    }

    public String secret() {
        return SECRET;
    }

    /** Removes the links to the jars; the processes end with their test. */
    @Override
    public void close() throws IOException {
        Files.delete(home.resolve("jars"));
        installation.close();
    }

    /** The jars that executors need. */
    public List<String> appJars() {
        return installation.appJars().stream().map(Path::toString).toList();
    }
}
