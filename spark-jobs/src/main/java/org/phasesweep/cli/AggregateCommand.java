package org.phasesweep.cli;

import java.util.concurrent.Callable;
import org.phasesweep.aggregate.Aggregate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code phasesweep aggregate DIR}. */
@Command(
        name = "aggregate",
        description = "Make the diagram from what is there now, also while a run is going.",
        mixinStandardHelpOptions = true)
final class AggregateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "A result directory.")
    private String location;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        OpenedSweep sweep = OpenedSweep.open(location);
        Aggregate aggregate = sweep.aggregate();
        sweep.describe(aggregate);
        command.commandLine()
                .getErr()
                .println("diagram of " + aggregate.completeUnits() + " of " + aggregate.units() + " units"
                        + (aggregate.failedUnits() > 0 ? ", " + aggregate.failedUnits() + " failed" : ""));
        command.commandLine().getOut().println(location);
        return aggregate.failedUnits() > 0 ? ExitCode.UNITS_FAILED : ExitCode.DONE;
    }
}
