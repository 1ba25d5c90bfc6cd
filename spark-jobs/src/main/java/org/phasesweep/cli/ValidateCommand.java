package org.phasesweep.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.phasesweep.plan.SweepInput;
import org.phasesweep.plan.SweepPlanner;
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

    /** A grid of this size is planned well within a second. */
    private static final double MOST_POINTS = 20_000;

    @Mixin
    private SpecOptions specOptions;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        SpecOptions.Loaded loaded = specOptions.load();
        SweepSpec spec = loaded.spec();
        boolean readsFile = spec.model().settings().has("path");
        boolean planned = !readsFile && gridPoints(spec) <= MOST_POINTS;
        if (planned) {
            SweepPlanner.plan(new SweepInput(spec, Optional.empty()), loaded.components());
        }
        String rest = readsFile ? "; 'plan' checks its data file" : planned ? "" : "; 'plan' checks its cells";
        command.commandLine().getErr().println("sweep '" + spec.name() + "' is valid" + rest);
        return ExitCode.DONE;
    }

    /** At most: zipped axes and conditions leave fewer. */
    private static double gridPoints(SweepSpec spec) {
        return spec.axes().stream()
                .mapToDouble(axis -> axis.values().size())
                .reduce(1, (product, size) -> product * size);
    }
}
