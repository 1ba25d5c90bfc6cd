package org.phasesweep.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.phasesweep.aggregate.GrownSweep;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.PlanException;
import org.phasesweep.plan.Resources.Shard;
import org.phasesweep.plan.SweepInput;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.plan.SweepPlanner;
import org.phasesweep.sampler.SamplerType;
import org.phasesweep.spark.SparkSettings;
import org.phasesweep.store.ResultDirectory;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code phasesweep run SPEC}. */
@Command(
        name = "run",
        description = "Run a sweep: plan, sample, aggregate, analyze, report. Continues what is in the directory.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  phasesweep run sweep.yaml",
            "  phasesweep run sweep.yaml --set realizations=100 --out /scratch/long",
            "  phasesweep run sweep.yaml --shard 2/8          # one of eight jobs into one directory"
        })
final class RunCommand implements Callable<Integer> {

    private static final int EXECUTOR_TIMEOUT_SECONDS = 120;

    @Mixin
    private SpecOptions specOptions;

    @Option(names = "--out", paramLabel = "DIR", description = "The result directory. Default: results/<sweep>.")
    private String out;

    @Option(names = "--master", paramLabel = "URL", description = "Spark's master. Default: local[*], all cores here.")
    private String master = "";

    @Option(names = "--conf", paramLabel = "KEY=VALUE", description = "A spark.* setting.")
    private Map<String, String> conf = Map.of();

    /** The launcher has set the heap by it before this JVM began; named here for the help and for completion. */
    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description = "Heap, such as 4g. Default: half of RAM, at most 8g.")
    @SuppressWarnings("UnusedVariable")
    private String memory;

    @Option(
            names = "--shard",
            paramLabel = "k/n",
            converter = ShardConverter.class,
            description = "Sample part k of n of the units only; 'aggregate' or a plain run finishes.")
    private Shard shard = Shard.ALL;

    @Option(names = "--max-failures", paramLabel = "n", description = "Stop when more units than this have failed.")
    private long maxFailures = Long.MAX_VALUE;

    @ArgGroup(exclusive = false)
    private DumpOptions dump;

    @Spec
    private CommandSpec command;

    /** One unit instead of the sweep. */
    static final class DumpOptions {

        @Option(
                names = "--only",
                paramLabel = "UNIT",
                required = true,
                description = "Run this unit alone, without Spark.")
        private String unit;

        @Option(
                names = "--dump",
                paramLabel = "FOLDER",
                converter = LocalPathConverter.class,
                required = true,
                description = "Write its data and values here.")
        private Path folder;
    }

    /** The logs are held until the run has ended. */
    @Override
    @SuppressWarnings("try")
    public Integer call() throws Exception {
        SpecOptions.Loaded loaded = specOptions.load();
        String location = out == null ? "results/" + loaded.spec().name() : out;
        if (dump != null) {
            return dump(loaded, location);
        }
        PrintWriter err = command.commandLine().getErr();
        try (Logs logs = Logs.into(location, err);
                Interruption interruption = new Interruption(err)) {
            return run(loaded, location, interruption, err);
        }
    }

    private int run(SpecOptions.Loaded loaded, String location, Interruption interruption, PrintWriter err)
            throws Exception {
        SweepInput input = SweepInput.load(loaded.spec(), loaded.components(), HadoopFiles::open);
        SweepPlan plan = SweepPlanner.plan(input, loaded.components());
        RunSession session = new RunSession(
                loaded,
                input,
                plan,
                location,
                PhaseSweep.plugins(command).checksums(),
                new ProgressLine(err),
                interruption,
                err);
        int exitCode = session.run(settings(), shard, maxFailures);
        command.commandLine().getOut().println(location);
        command.commandLine().getOut().flush();
        return exitCode;
    }

    private int dump(SpecOptions.Loaded loaded, String location) throws Exception {
        SweepInput input = SweepInput.load(loaded.spec(), loaded.components(), HadoopFiles::open);
        SweepPlan plan = grown(input, SweepPlanner.plan(input, loaded.components()), location, loaded.components());
        UnitDump.write(plan, loaded.components(), input.data(), dump.unit, dump.folder);
        String kind = plan.spec().sampler().kind();
        SamplerType sampler = loaded.components().sampler(kind);
        if (!sampler.hasDataSet()
                || !sampler.usesSampleCount(plan.spec().sampler().settings())) {
            command.commandLine()
                    .getErr()
                    .println("sampler '" + kind + "' draws no vectors: " + dump.folder
                            + " has unit.json and values.csv, no arrays");
        }
        command.commandLine().getOut().println(dump.folder);
        return ExitCode.DONE;
    }

    /** Of an adaptive sweep that was run, the cells and realizations that its rounds have added may be dumped too. */
    private static SweepPlan grown(SweepInput input, SweepPlan plan, String location, Components components)
            throws IOException, PlanException {
        ResultDirectory directory = ResultDirectory.at(location, new Configuration());
        return plan.spec().adaptive() && directory.exists()
                ? GrownSweep.read(directory, input, components).plan()
                : plan;
    }

    private SparkSettings settings() throws CommandException {
        List<String> jars = Optional.ofNullable(System.getProperty("phasesweep.app.jars"))
                .map(text -> List.of(text.split(",")))
                .orElse(List.of());
        List<String> plugins =
                PhaseSweep.plugins(command).jars().stream().map(Path::toString).toList();
        List<String> all = Stream.concat(jars.stream(), plugins.stream()).toList();
        return new SparkSettings(master, ConfOptions.checked(conf), all, EXECUTOR_TIMEOUT_SECONDS);
    }
}
