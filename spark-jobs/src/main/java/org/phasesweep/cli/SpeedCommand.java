package org.phasesweep.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.phasesweep.engine.SpeedPilot;
import org.phasesweep.plan.Components;
import org.phasesweep.sampler.MachineSpeed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code phasesweep speed}. */
@Command(
        name = "speed",
        description =
                "Measure how fast this machine is, for the prices of plan and run; takes a few seconds on all cores.",
        mixinStandardHelpOptions = true)
final class SpeedCommand implements Callable<Integer> {

    /** It takes a few seconds; a machine on which it takes this long has other troubles than prices. */
    private static final int MOST_SECONDS = 60;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws CommandException {
        StoredSpeed file = StoredSpeed.ofThisMachine()
                .orElseThrow(() -> new CommandException(
                        ExitCode.ENVIRONMENT, "there is no folder to keep it in; set HOME or XDG_CACHE_HOME"));
        MachineSpeed speed =
                SpeedPilot.measure(Components.load(), Runtime.getRuntime().availableProcessors());
        String text =
                file.text(speed, Instant.now().truncatedTo(ChronoUnit.MINUTES).toString());
        PrintWriter out = command.commandLine().getOut();
        out.print(text);
        out.flush();
        try {
            file.keep(text);
        } catch (IOException e) {
            command.commandLine().getErr().println("not kept: " + file.folder() + " cannot be written");
        }
        return ExitCode.DONE;
    }

    /**
     * What this command measures in a JVM of its own, which is as cold as one that begins to sample; empty if it fails or takes
     * longer than a minute.
     */
    static Optional<StoredSpeed.Known> inFreshJvm(StoredSpeed file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(commandLine(file))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return Optional.empty();
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return file.read().or(() -> file.parse(text).map(known -> known.notKept(file.folder())));
    }

    /** This JVM's command line, with the modules and the collector that a run has. */
    private static List<String> commandLine(StoredSpeed file) {
        List<String> words = new ArrayList<>();
        words.add(ProcessHandle.current().info().command().orElse("java"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-XX:+Use") && !argument.startsWith("-XX:Tiered"))
                .forEach(words::add);
        words.add("-D" + StoredSpeed.PROPERTY + "=" + file.folder());
        words.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), PhaseSweep.class.getName(), "speed"));
        return words;
    }
}
