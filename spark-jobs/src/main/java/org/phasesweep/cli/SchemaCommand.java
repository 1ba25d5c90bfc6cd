package org.phasesweep.cli;

import java.util.concurrent.Callable;
import org.phasesweep.plan.Components;
import org.phasesweep.spec.JsonSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code phasesweep schema}. */
@Command(name = "schema", description = "Print the JSON Schema of specs, for editors.", mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        command.commandLine().getOut().print(JsonSchema.of(Components.load().catalog()));
        command.commandLine().getOut().flush();
        return ExitCode.DONE;
    }
}
