package org.phasesweep.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.phasesweep.plan.Resources.Shard;
import org.phasesweep.store.Progress;
import org.phasesweep.store.ResultDirectory;
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
            description = "The state of a shard.")
    private Shard shard = Shard.ALL;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        Logs.quiet();
        ResultDirectory directory = ResultDirectory.at(location, new Configuration());
        if (!directory.exists()) {
            throw new CommandException(ExitCode.USAGE, "there is no sweep in " + location);
        }
        Optional<Progress> progress = directory.progress(shard);
        PrintWriter out = command.commandLine().getOut();
        out.println(progress.map(StatusCommand::inWords).orElse("not begun"));
        out.flush();
        return ExitCode.DONE;
    }

    private static String inWords(Progress progress) {
        return progress.state().name().toLowerCase(Locale.ROOT) + ": " + ProgressLine.text(progress);
    }
}
