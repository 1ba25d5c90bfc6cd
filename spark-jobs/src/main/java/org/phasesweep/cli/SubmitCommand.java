package org.phasesweep.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.phasesweep.spec.SpecException;
import org.phasesweep.spec.SweepSpec;
import org.phasesweep.store.Uris;
import org.phasesweep.submit.JobRequest;
import org.phasesweep.submit.JobSetting;
import org.phasesweep.submit.JobSettings;
import org.phasesweep.submit.RenderedJob;
import org.phasesweep.submit.Shell;
import org.phasesweep.submit.SiteFile;
import org.phasesweep.submit.SubmitException;
import org.phasesweep.submit.SubmitTarget;
import org.phasesweep.submit.SubmitTargets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code phasesweep submit SPEC}. The options of the targets are added to it by {@link #addSettings}. */
@Command(
        name = "submit",
        description = "Make a sweep a job of a cluster's batch system and submit it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Settings that hold for all your jobs can stand in ~/.config/phasesweep/site.yaml, by target:",
            "  slurm: {partition: compute, account: phys-42}",
            "",
            "Example:",
            "  phasesweep submit sweep.yaml --target slurm --partition compute --account default --walltime 4:00:00"
                    + " --memory 16g --dry-run"
        })
final class SubmitCommand implements Callable<Integer> {

    private static final String HOME = "phasesweep.home";

    @Mixin
    private SpecOptions specOptions;

    @Option(names = "--target", required = true, paramLabel = "TARGET", description = "The kind of cluster.")
    private String target;

    @Option(names = "--out", paramLabel = "DIR", description = "The result directory. Default: results/<sweep>.")
    private String out;

    @Option(names = "--dry-run", description = "Print the job and the command that would take it; submit nothing.")
    private boolean dryRun;

    @Option(names = "--site", paramLabel = "FILE", description = "The site's file, if not the one below.")
    private Path site;

    @Option(names = "--conf", paramLabel = "KEY=VALUE", description = "A spark.* setting.")
    private Map<String, String> conf = Map.of();

    @Option(names = "--max-failures", paramLabel = "n", description = "Stop when more units than this have failed.")
    private Long maxFailures;

    @Spec
    private CommandSpec command;

    /** Gives the command an option for each setting of each target. */
    static void addSettings(CommandSpec submit) {
        Map<String, List<String>> descriptions = new LinkedHashMap<>();
        Map<String, String> placeholders = new LinkedHashMap<>();
        for (SubmitTarget target : SubmitTargets.all()) {
            for (JobSetting setting : target.settings()) {
                placeholders.putIfAbsent(setting.name(), setting.placeholder());
                descriptions
                        .computeIfAbsent(setting.name(), name -> new ArrayList<>())
                        .add(target.name() + ": " + setting.description());
            }
        }
        descriptions.forEach((name, lines) -> submit.addOption(OptionSpec.builder("--" + name)
                .type(String.class)
                .paramLabel(placeholders.get(name))
                .description(lines.toArray(String[]::new))
                .build()));
    }

    @Override
    public Integer call() throws Exception {
        SubmitTarget chosen = SubmitTargets.named(target)
                .orElseThrow(() -> new CommandException(
                        ExitCode.USAGE,
                        "--target " + target + ": there is no such target; there are " + SubmitTargets.names()));
        RenderedJob job = render(chosen);
        if (dryRun) {
            command.commandLine().getOut().print(job.text());
            command.commandLine().getOut().flush();
            job.commands().forEach(each -> command.commandLine().getErr().println("would go to: " + Shell.join(each)));
            return ExitCode.DONE;
        }
        if (job.runsHere()) {
            return RunHere.exitCode(job);
        }
        new Submission(command.commandLine().getOut()).submit(job);
        return ExitCode.DONE;
    }

    private RenderedJob render(SubmitTarget chosen) throws IOException, SpecException, CommandException {
        SpecOptions.Loaded loaded = specOptions.load();
        try {
            Map<String, String> settings = JobSettings.resolve(chosen, given(), siteFile());
            refuseShards(loaded.spec(), settings);
            String location = out == null ? "results/" + loaded.spec().name() : out;
            return chosen.render(new JobRequest(
                    home(), loaded.spec().name(), specOptions.absolute(), absolute(location), options(), settings));
        } catch (SubmitException e) {
            throw new CommandException(ExitCode.USAGE, e.getMessage(), e);
        }
    }

    /** Each would say so, but only when its turn has come. */
    private static void refuseShards(SweepSpec spec, Map<String, String> settings) throws SubmitException {
        if (spec.adaptive() && !settings.getOrDefault("shards", "1").equals("1")) {
            throw new SubmitException("target and refine decide by the rows of all units, of which a shard has a part;"
                    + " submit it without --shards, or remove the two keys");
        }
    }

    private Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        for (SubmitTarget each : SubmitTargets.all()) {
            for (JobSetting setting : each.settings()) {
                String value = command.findOption("--" + setting.name()).getValue();
                if (value != null) {
                    given.put(setting.name(), value);
                }
            }
        }
        return given;
    }

    private SiteFile siteFile() throws SubmitException {
        if (site != null) {
            return SiteFile.read(site);
        }
        Path usual = configFolder().resolve("phasesweep/site.yaml");
        return Files.exists(usual) ? SiteFile.read(usual) : SiteFile.NONE;
    }

    /** A shell's {@code ~} is HOME; Java's user.home is that of the account, which need not be the same. */
    private static Path configFolder() {
        return variable("XDG_CONFIG_HOME")
                .map(Path::of)
                .orElseGet(() -> Path.of(variable("HOME").orElse(System.getProperty("user.home")), ".config"));
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
    }

    /** The further arguments of the run. */
    private List<String> options() throws CommandException {
        List<String> options = new ArrayList<>();
        specOptions.overrides().forEach(set -> options.addAll(List.of("--set", set)));
        ConfOptions.checked(conf).forEach((key, value) -> options.addAll(List.of("--conf", key + "=" + value)));
        PhaseSweep.plugins(command)
                .jars()
                .forEach(jar -> options.addAll(
                        List.of("--plugin", jar.toAbsolutePath().normalize().toString())));
        if (maxFailures != null) {
            options.addAll(List.of("--max-failures", maxFailures.toString()));
        }
        return options;
    }

    private static Path home() throws CommandException {
        return Optional.ofNullable(System.getProperty(HOME))
                .map(Path::of)
                .orElseThrow(() -> new CommandException(
                        ExitCode.ENVIRONMENT,
                        "the system property " + HOME + " is not set; start by the script phasesweep"));
    }

    private static String absolute(String location) {
        return Uris.isUri(location)
                ? location
                : Path.of(location).toAbsolutePath().normalize().toString();
    }
}
