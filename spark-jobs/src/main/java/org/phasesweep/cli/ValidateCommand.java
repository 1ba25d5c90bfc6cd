package org.phasesweep.cli;

import java.util.concurrent.Callable;
import org.phasesweep.spec.SweepSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code phasesweep validate SPEC}. */
@Command(
        name = "validate",
        description = "Check a spec: every problem at once, with its place. Starts no Spark.",
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {

    @Mixin
    private SpecOptions specOptions;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        SweepSpec spec = specOptions.load().spec();
        command.commandLine().getErr().println("sweep '" + spec.name() + "' is valid");
        return ExitCode.DONE;
    }
}
