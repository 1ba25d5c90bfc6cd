package org.phasesweep.cli;

import java.util.concurrent.Callable;
import org.phasesweep.analysis.AnalysisResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code phasesweep analyze DIR}. */
@Command(
        name = "analyze",
        description = "Measure boundaries and compare with theory; writes analysis.json.",
        mixinStandardHelpOptions = true)
final class AnalyzeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "A result directory.")
    private String location;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        OpenedSweep sweep = OpenedSweep.open(location);
        Results results = Results.aggregate(sweep);
        AnalysisResult analysis =
                results.analyze(sweep.rows(command.commandLine().getErr()));
        sweep.describe(results.aggregate());
        Results.print(analysis, command.commandLine().getErr());
        command.commandLine().getOut().println(location + "/" + Results.ANALYSIS);
        return ExitCode.DONE;
    }
}
