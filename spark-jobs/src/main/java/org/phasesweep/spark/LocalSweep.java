package org.phasesweep.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.phasesweep.engine.UnitEngine;
import org.phasesweep.plan.Components;
import org.phasesweep.spec.SpecException;
import org.phasesweep.spec.SpecReader;
import org.phasesweep.spec.SweepSpec;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.store.UnitFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A sweep rebuilt in an executor's JVM; all tasks of a run in the JVM share one. */
final class LocalSweep {

    private static final Logger LOG = LoggerFactory.getLogger(LocalSweep.class);
    private static String latestRun = "";
    private static LocalSweep latest;

    private final SweepSpec spec;
    private final UnitEngine engine;
    private final UnitFiles units;
    private final UnitFiles patientUnits;
    private final String location;

    private LocalSweep(SweepProgram program) throws IOException, SpecException {
        Components components = Components.load();
        this.spec =
                SpecReader.read(program.resolvedSpec(), ResultDirectory.RESOLVED_SPEC, List.of(), components.catalog());
        this.engine = new UnitEngine(components, spec, program.data());
        this.location = program.location();
        ResultDirectory directory =
                ResultDirectory.at(location, program.hadoop().value());
        this.units = directory.units();
        this.patientUnits = directory.patient(LOG::warn).units();
        if (!units.reachable()) {
            throw new FileNotFoundException("executors do not share " + location
                    + ", which is not there on one of them; give a path every node sees");
        }
    }

    /**
     * The sweep of a program. Only the latest is kept.
     *
     * @throws IOException if this JVM does not see the result directory
     * @throws SpecException if a part that the spec names is not registered here
     */
    static synchronized LocalSweep of(SweepProgram program) throws IOException, SpecException {
        if (!program.run().equals(latestRun)) {
            latest = new LocalSweep(program);
            latestRun = program.run();
        }
        return latest;
    }

    SweepSpec spec() {
        return spec;
    }

    UnitEngine engine() {
        return engine;
    }

    /** Each operation is tried once. */
    UnitFiles units() {
        return units;
    }

    /** Operations wait until a directory that is full or away is back, for a limited time that all tasks share. */
    UnitFiles patientUnits() {
        return patientUnits;
    }

    String location() {
        return location;
    }
}
