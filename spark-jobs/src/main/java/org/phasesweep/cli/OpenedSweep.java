package org.phasesweep.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.phasesweep.aggregate.Aggregate;
import org.phasesweep.aggregate.Aggregator;
import org.phasesweep.model.DataFormatException;
import org.phasesweep.model.DataMatrix;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.PlanException;
import org.phasesweep.plan.SweepInput;
import org.phasesweep.provenance.RunCrate;
import org.phasesweep.spec.Measure.Speciation;
import org.phasesweep.spec.SpecException;
import org.phasesweep.spec.SpecReader;
import org.phasesweep.spec.SweepSpec;
import org.phasesweep.store.Manifest;
import org.phasesweep.store.ResultDirectory;

/**
 * A result directory with its sweep, opened without the data file.
 *
 * @param directory the directory
 * @param input its spec, with the shape of its data file
 * @param components the registered parts
 */
record OpenedSweep(ResultDirectory directory, SweepInput input, Components components) {

    /** Opens a directory for a command that reads it. */
    static OpenedSweep open(String location) throws IOException, SpecException, CommandException {
        return open(ResultDirectory.at(location, new Configuration()), location);
    }

    /** The same of a directory that is at hand, at the location as the user wrote it. */
    static OpenedSweep open(ResultDirectory directory, String location)
            throws IOException, SpecException, CommandException {
        if (!directory.exists()) {
            throw new CommandException(
                    ExitCode.USAGE, "there is no sweep in " + location + "; give a directory that 'run' has written");
        }
        new EarlierRun(directory, location).refuseNewerFormat();
        Components components = Components.load();
        SweepSpec spec = SpecReader.read(
                directory.readText(ResultDirectory.RESOLVED_SPEC),
                location + "/" + ResultDirectory.RESOLVED_SPEC,
                List.of(),
                components.catalog());
        SweepInput input = new SweepInput(spec, directory.manifest().flatMap(OpenedSweep::file));
        return new OpenedSweep(directory, input, components);
    }

    /** The data file as far as planning needs it: its shape. */
    private static Optional<DataMatrix> file(Manifest manifest) {
        return manifest.inputs().stream()
                .map(input -> new DataMatrix(
                        input.uri(), input.sha256(), (int) input.rows(), (int) input.columns(), 1, List.of()))
                .findFirst();
    }

    /**
     * The rows of the data file where its analysis asks for them; empty where it does not, and with a warning where the file is not
     * there any more or is another, so that the rest can be analysed.
     */
    Optional<DataMatrix> rows(PrintWriter err) {
        if (input.spec().measures(Speciation.class).isEmpty()) {
            return Optional.empty();
        }
        try {
            return SweepInput.load(input.spec(), components, HadoopFiles::open).data();
        } catch (DataFormatException | IOException e) {
            String cause =
                    e instanceof DataFormatException ? e.getMessage() : "the data file cannot be read (" + e + ")";
            err.println("warning: " + cause + "; speciation is not measured, all else is: put the file back, and"
                    + " 'phasesweep report " + directory.location() + "' measures it");
            return Optional.empty();
        }
    }

    /** Reads all rows and writes the diagram. */
    Aggregate aggregate() throws IOException, PlanException {
        return new Aggregator(directory, input, components).aggregate();
    }

    /**
     * Brings the manifest up to what was found, after shards or a run that was killed, and describes the directory for others;
     * a run that is at work in it will do both.
     */
    void describe(Aggregate found) throws IOException {
        if (directory.inUse().isEmpty()) {
            count(found);
            writeCrate();
        }
    }

    /** Describes the directory for others. */
    void writeCrate() throws IOException {
        Optional<Manifest> manifest = directory.manifest();
        if (manifest.isPresent()) {
            RunCrate.write(directory, manifest.get(), input.spec().name());
        }
    }

    /** Brings the manifest up to what was found; refinement and target may have added cells and units. */
    void count(Aggregate found) throws IOException {
        Optional<Manifest> manifest = directory.manifest();
        if (manifest.isPresent()) {
            directory.writeManifest(
                    manifest.get().counted(found.cells(), found.units(), found.completeUnits(), found.failedUnits()));
        }
    }
}
