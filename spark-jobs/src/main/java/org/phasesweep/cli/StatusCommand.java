package org.phasesweep.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.phasesweep.plan.Resources.Shard;
import org.phasesweep.store.Progress;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.store.RunState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code phasesweep status DIR}. */
@Command(
        name = "status",
        description = "Say how far a run is: done, failed, rate, time left. From another terminal, without Spark.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "A result directory.")
    private String location;

    @Option(
            names = "--shard",
            paramLabel = "k/n",
            converter = ShardConverter.class,
            description = "The state of one shard only.")
    private Shard shard;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        ResultDirectory directory = ResultDirectory.at(location, new Configuration());
        if (!directory.exists()) {
            throw new CommandException(ExitCode.USAGE, "there is no sweep in " + location);
        }
        PrintWriter out = command.commandLine().getOut();
        Map<Shard, Progress> all = directory.progress();
        List<Shard> inUse = directory.inUse();
        boolean results = directory
                .manifest()
                .filter(manifest -> manifest.state() == RunState.COMPLETE)
                .isPresent();
        List<String> lines = lines(all, inUse, results);
        (lines.isEmpty() ? List.of("not begun") : lines).forEach(out::println);
        if (inUse.isEmpty() && sampled(all) && !directory.exists("diagram.arrow")) {
            out.println("no diagram yet: the same command makes it (without --shard, after shards)");
        }
        out.flush();
        return ExitCode.DONE;
    }

    /** Whether shards or a run with failed units have ended, so that what is missing is the rest of the way. */
    private static boolean sampled(Map<Shard, Progress> all) {
        return !all.isEmpty()
                && all.entrySet().stream()
                        .allMatch(entry -> entry.getValue().state() == RunState.PARTIAL
                                || (entry.getValue().state() == RunState.COMPLETE
                                        && entry.getKey().n() > 1));
    }

    private List<String> lines(Map<Shard, Progress> all, List<Shard> inUse, boolean results) {
        return all.entrySet().stream()
                .filter(entry -> shard == null || shard.equals(entry.getKey()))
                .map(entry -> inWords(entry.getKey(), entry.getValue(), inUse.contains(entry.getKey()), results))
                .toList();
    }

    /** A run that was killed could not say so. */
    private static String inWords(Shard shard, Progress progress, boolean alive, boolean results) {
        if (progress.state() == RunState.COMPLETE && shard.n() == 1 && !results) {
            return "sampled: " + ProgressLine.text(progress)
                    + (alive
                            ? "; the results are being written"
                            : "; the results are not written, the same command goes on");
        }
        String name = shard.n() == 1 ? "" : "shard " + shard.k() + "/" + shard.n() + " ";
        boolean dead = progress.state() == RunState.RUNNING && !alive;
        String state = dead ? "killed" : progress.state().name().toLowerCase(Locale.ROOT);
        String remedy = dead ? "; the same command goes on from here" : "";
        return name + state + ": " + ProgressLine.text(progress) + remedy;
    }
}
