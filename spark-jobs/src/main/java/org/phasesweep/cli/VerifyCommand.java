package org.phasesweep.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.phasesweep.aggregate.GrownSweep;
import org.phasesweep.model.DataFormatException;
import org.phasesweep.plan.SweepInput;
import org.phasesweep.store.Manifest;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.verify.Findings;
import org.phasesweep.verify.ManifestCheck;
import org.phasesweep.verify.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code phasesweep verify DIR}. */
@Command(
        name = "verify",
        description = "Check a result directory: every checksum, results against units, and some units run again"
                + " and compared bit for bit. Writes nothing; works beside a run.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 all equal, 1 differences (told on standard output), 4 some could not be checked"})
final class VerifyCommand implements Callable<Integer> {

    private static final int UNITS = 10;
    private static final double SECONDS = 60;

    @Parameters(paramLabel = "DIR", description = "A result directory.")
    private String location;

    @Option(
            names = "--units",
            paramLabel = "n",
            description = "Run n units again, however long it takes. Default: 10, or as many as a minute is enough"
                    + " for and at least one.")
    private Integer units;

    @Option(names = "--all", description = "Run all units again.")
    private boolean all;

    @Option(
            names = "--seed",
            paramLabel = "n",
            description = "Repeat a choice of units. Default: another one each time.")
    private Long seed;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        if (units != null && (units < 0 || all)) {
            throw new ParameterException(command.commandLine(), "give --units n with n >= 0, or --all");
        }
        ResultDirectory directory = ResultDirectory.at(location, new Configuration());
        if (!directory.exists()) {
            throw new CommandException(
                    ExitCode.USAGE, "there is no sweep in " + location + "; give a directory that 'run' has written");
        }
        Findings findings = findings();
        verify(directory, findings);
        findings.conclude();
        command.commandLine().getErr().println(conclusion(findings));
        command.commandLine().getErr().flush();
        return findings.differences() > 0
                ? ExitCode.UNITS_FAILED
                : findings.obstructed() ? ExitCode.ENVIRONMENT : ExitCode.DONE;
    }

    private Findings findings() {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        return new Findings(
                line -> {
                    out.println(line);
                    out.flush();
                },
                line -> {
                    err.println(line);
                    err.flush();
                });
    }

    private static String conclusion(Findings findings) {
        String found = findings.differences() == 0
                ? "no differences"
                : findings.differences() + (findings.differences() == 1 ? " difference" : " differences");
        return found + (findings.obstructed() ? "; some could not be checked" : "");
    }

    private void verify(ResultDirectory directory, Findings findings) throws Exception {
        Optional<ManifestCheck> manifest = manifest(directory, findings);
        if (manifest.isEmpty()
                || !manifest.get().plugins(PhaseSweep.plugins(command).checksums())) {
            return;
        }
        boolean sameNumbers = manifest.get().numbers(Provenance.architecture());
        manifest.get().text(directory.read(ResultDirectory.RESOLVED_SPEC));
        OpenedSweep sweep = OpenedSweep.open(location);
        manifest.get().spec(sweep.input().spec());
        Optional<SweepInput> read = withData(sweep, findings);
        read.flatMap(SweepInput::data).ifPresent(manifest.get()::data);
        Verification verification = new Verification(directory, sweep.input(), sweep.components(), findings);
        GrownSweep grown = verification.files();
        if (sameNumbers && read.isPresent()) {
            verification.units(grown, read.get().data(), effort());
        }
    }

    private static Optional<ManifestCheck> manifest(ResultDirectory directory, Findings findings) throws IOException {
        try {
            Optional<Manifest> manifest = directory.manifest();
            if (manifest.isEmpty()) {
                findings.difference("manifest.json is missing; the run's command writes it anew");
            }
            return manifest.map(found -> new ManifestCheck(found, findings));
        } catch (IOException e) {
            if (e.getCause() instanceof JsonProcessingException) {
                findings.difference(e.getMessage());
                return Optional.empty();
            }
            throw e;
        }
    }

    /** With the rows of its data file; empty when this is not there, or another. */
    private static Optional<SweepInput> withData(OpenedSweep sweep, Findings findings) {
        try {
            return Optional.of(SweepInput.load(sweep.input().spec(), sweep.components(), HadoopFiles::open));
        } catch (DataFormatException e) {
            if (e.getCause() instanceof NoSuchFileException || e.getCause() instanceof FileNotFoundException) {
                findings.obstacle(e.getMessage() + "; units are not run again");
            } else {
                findings.difference(e.getMessage() + "; units are not run again");
            }
        } catch (IOException e) {
            findings.obstacle("the data file cannot be read (" + e + "); units are not run again");
        }
        return Optional.empty();
    }

    private Verification.Effort effort() {
        long chosen = seed == null ? System.nanoTime() : seed;
        if (all) {
            return new Verification.Effort(chosen, Integer.MAX_VALUE, Double.POSITIVE_INFINITY);
        }
        return units == null
                ? new Verification.Effort(chosen, UNITS, SECONDS)
                : new Verification.Effort(chosen, units, Double.POSITIVE_INFINITY);
    }
}
