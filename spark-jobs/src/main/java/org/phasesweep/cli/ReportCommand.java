package org.phasesweep.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code phasesweep report DIR}. */
@Command(name = "report", description = "Write report.html and the figures again.", mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "A result directory.")
    private String location;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        OpenedSweep sweep = OpenedSweep.open(location);
        Results results = Results.aggregate(sweep);
        PrintWriter err = command.commandLine().getErr();
        results.report(results.analyze(sweep.rows(err)), err);
        sweep.describe(results.aggregate());
        command.commandLine().getOut().println(location + "/report.html");
        return ExitCode.DONE;
    }
}
