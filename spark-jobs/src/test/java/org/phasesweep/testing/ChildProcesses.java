package org.phasesweep.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Processes of a test. All of them end with it, their own children too; when it failed, what they said is shown. */
public final class ChildProcesses implements AfterEachCallback {

    private static final int PATIENCE_SECONDS = 300;
    private static final long POLL_MILLIS = 50;

    private final List<Child> children = new ArrayList<>();

    /** Starts one; its output goes to a file in the folder. */
    public Child start(String name, Path folder, List<String> command, Map<String, String> environment) {
        try {
            Path output = Files.createTempFile(folder, name + "-", ".out");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Child child = new Child(name, builder.start(), output);
            children.add(child);
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        for (Child child : children) {
            child.kill();
        }
        if (context.getExecutionException().isPresent()) {
            children.forEach(child -> System.err.println("---- " + child.name + " said:\n" + child.output()));
        }
        children.clear();
    }

    /** Returns when the condition holds; fails when it does not within five minutes, which a busy machine may need. */
    public static void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.call()) {
            assertThat(System.nanoTime() - end)
                    .as("waited " + PATIENCE_SECONDS + " s for " + what)
                    .isNegative();
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** A process. */
    public static final class Child {

        private final String name;
        private final Process process;
        private final Path output;

        private Child(String name, Process process, Path output) {
            this.name = name;
            this.process = process;
            this.output = output;
        }

        public long pid() {
            return process.pid();
        }

        public boolean alive() {
            return process.isAlive();
        }

        /** All that it has written to stdout and stderr. */
        public String output() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Its processes. */
        public List<ProcessHandle> descendants() {
            return process.descendants().toList();
        }

        /** The exit code, once it ends by itself. */
        public int exitCode() throws InterruptedException {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("%s ends within %d s", name, PATIENCE_SECONDS)
                    .isTrue();
            return process.exitValue();
        }

        /** The first group of the pattern, once the output has it. */
        public String awaitOutput(Pattern pattern) throws Exception {
            ChildProcesses.await(name + " to say " + pattern, () -> {
                assertThat(process.isAlive()).as(name + " is alive").isTrue();
                return pattern.matcher(output()).find();
            });
            Matcher matcher = pattern.matcher(output());
            assertThat(matcher.find()).isTrue();
            return matcher.group(1);
        }

        /** Returns when the condition holds, within a millisecond, or when the process has ended before. */
        public void awaitMoment(Callable<Boolean> condition) throws Exception {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (alive() && !condition.call()) {
                assertThat(System.nanoTime() - end)
                        .as("waited " + PATIENCE_SECONDS + " s for a moment of " + name)
                        .isNegative();
                Thread.sleep(1);
            }
        }

        /** Sends a signal such as INT. A process that was started by one which ignores a signal may ignore it too. */
        public void signal(String signal) throws Exception {
            assumeFalse(
                    ignores(signal),
                    "signal " + signal + " is ignored here; run the tests in a terminal, not by nohup");
            assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();
        }

        private boolean ignores(String signal) throws IOException {
            Path status = Path.of("/proc/" + pid() + "/status");
            int bit = Map.of("HUP", 0, "INT", 1, "TERM", 14).get(signal);
            return Files.exists(status)
                    && Files.readAllLines(status).stream()
                            .filter(line -> line.startsWith("SigIgn:"))
                            .mapToLong(line ->
                                    Long.parseUnsignedLong(line.substring(7).strip(), 16))
                            .anyMatch(mask -> (mask >>> bit & 1) == 1);
        }

        /** SIGKILL to it and to all of its own processes, and waits for its end. */
        public void kill() throws InterruptedException {
            List<ProcessHandle> own = descendants();
            process.destroyForcibly();
            own.forEach(ProcessHandle::destroyForcibly);
            process.waitFor();
        }
    }
}
