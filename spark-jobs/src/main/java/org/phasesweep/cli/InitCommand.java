package org.phasesweep.cli;

import java.util.concurrent.Callable;
import org.phasesweep.spec.SpecTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code phasesweep init}. */
@Command(
        name = "init",
        description = "Print a commented spec to start from: phasesweep init > sweep.yaml",
        mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        command.commandLine().getOut().print(SpecTemplate.TEXT);
        command.commandLine().getOut().flush();
        return ExitCode.DONE;
    }
}
