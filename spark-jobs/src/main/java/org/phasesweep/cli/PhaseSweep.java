package org.phasesweep.cli;

import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.util.ShutdownHookManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line of PhaseSweep. */
@Command(
        name = "phasesweep",
        description = "Phase diagrams of generative diffusion models by distributed parameter sweeps.",
        versionProvider = PhaseSweep.Version.class,
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        subcommands = {
            RunCommand.class,
            PlanCommand.class,
            ValidateCommand.class,
            StatusCommand.class,
            AggregateCommand.class,
            AnalyzeCommand.class,
            ReportCommand.class,
            VerifyCommand.class,
            ListCommand.class,
            SchemaCommand.class,
            InitCommand.class,
            ExportCommand.class,
            DoctorCommand.class,
            SpeedCommand.class,
            SubmitCommand.class,
            CompletionCommand.class
        },
        footer = {
            "",
            "Start with:  phasesweep init > sweep.yaml;  phasesweep run sweep.yaml",
            "Exit codes:  0 done, 1 some units failed, 2 usage, 3 invalid spec or data, 4 environment, 5 interrupted"
        })
public final class PhaseSweep {

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show stack traces of errors.")
    private boolean verbose;

    @Option(
            names = "--plugin",
            paramLabel = "JAR",
            scope = ScopeType.INHERIT,
            description = "Add the models, samplers, observables of a jar.")
    private List<Path> plugins = List.of();

    /** Set by spark-submit, and by YARN for the drivers that it starts. */
    private static final String DEPLOY_MODE = "spark.submit.deployMode";

    /** Runs a command and exits with its code. YARN takes a driver that exits, be it with 0, for one that failed. */
    public static void main(String[] args) {
        int code = exitCode(args);
        if (code != ExitCode.DONE || System.getProperty(DEPLOY_MODE) == null) {
            System.exit(code);
        }
    }

    private static int exitCode(String[] args) {
        CommandLine command = commandLine();
        try {
            return command.execute(args);
        } catch (OutOfMemoryError e) {
            command.getErr()
                    .println("out of memory (" + e.getMessage() + "); raise --memory or make the sweep smaller");
            command.getErr().flush();
            return ExitCode.ENVIRONMENT;
        } catch (FSError e) {
            command.getErr()
                    .println("the file system failed: " + e.getMessage() + "; free space or mend it, then the same"
                            + " command goes on from here");
            command.getErr().flush();
            return ExitCode.ENVIRONMENT;
        } catch (LinkageError e) {
            if (!ShutdownHookManager.get().isShutdownInProgress()) {
                throw e;
            }
            // A JVM that ends lets no class of Spark be initialised that adds a shutdown hook; the interruption was
            // told.
            return ExitCode.INTERRUPTED;
        }
    }

    static CommandLine commandLine() {
        CommandLine command = new CommandLine(new PhaseSweep());
        SubmitCommand.addSettings(command.getSubcommands().get("submit").getCommandSpec());
        return command.setExecutionStrategy(PhaseSweep::execute)
                .setExecutionExceptionHandler(new ErrorHandler())
                .setParameterExceptionHandler(PhaseSweep::wrongUsage)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static int execute(ParseResult parsed) {
        CommandSpec command = parsed.commandSpec();
        Plugins plugins = plugins(command);
        if (plugins.missing().isPresent()) {
            String jar = plugins.missing().get().toString();
            throw new ParameterException(command.commandLine(), "--plugin " + jar + ": there is no such file");
        }
        Logs.quiet();
        plugins.install();
        return new CommandLine.RunLast().execute(parsed);
    }

    static Plugins plugins(CommandSpec command) {
        return new Plugins(
                command.root().userObject() instanceof PhaseSweep root && root.plugins != null
                        ? root.plugins
                        : List.of());
    }

    /** One line and where to read more; the whole usage would hide what is wrong. */
    private static int wrongUsage(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
        command.getErr().println("'" + command.getCommandSpec().qualifiedName() + " --help' shows what can be given");
        command.getErr().flush();
        return ExitCode.USAGE;
    }

    static boolean isVerbose(ParseResult parsed) {
        return parsed.commandSpec().root().userObject() instanceof PhaseSweep root && root.verbose;
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {
                "PhaseSweep " + Provenance.softwareVersion() + " (commit " + Provenance.gitCommit() + ")"
            };
        }
    }
}
