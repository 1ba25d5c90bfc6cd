package org.phasesweep.verify;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.phasesweep.aggregate.Aggregator;
import org.phasesweep.aggregate.GrownSweep;
import org.phasesweep.model.DataMatrix;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.PlanException;
import org.phasesweep.plan.SweepInput;
import org.phasesweep.store.Manifest;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.store.RunState;
import org.phasesweep.store.UnitInventory;

/** Compares a result directory with itself and with units that are computed again. Reads only, so a run may go on beside it. */
public final class Verification {

    private final ResultDirectory directory;
    private final SweepInput input;
    private final Components components;
    private final Findings findings;

    /**
     * A verification of a directory.
     *
     * @param input its spec, with the shape of its data file
     */
    public Verification(ResultDirectory directory, SweepInput input, Components components, Findings findings) {
        this.directory = directory;
        this.input = input;
        this.components = components;
        this.findings = findings;
    }

    /**
     * How many units are run again.
     *
     * @param seed of the choice
     * @param units at the most
     * @param seconds after which no further one is begun or finished, but for the first
     */
    public record Effort(long seed, int units, double seconds) {}

    /** Checks all files. @return what the rows make of the sweep */
    public GrownSweep files() throws IOException, PlanException {
        boolean live = !directory.inUse().isEmpty();
        UnitInventory inventory = directory.inventory();
        inventory.unsound().forEach((name, reason) -> findings.difference("units/" + name + ": " + reason));
        GrownSweep sweep = GrownSweep.read(directory, input, components);
        if (live) {
            findings.remark("a run is at work: results are those of an earlier moment and are not compared");
        } else {
            if (inventory.unsound().isEmpty()) {
                results(sweep);
            } else {
                findings.remark(
                        "results are not compared, because units are damaged; the run's command computes these again");
            }
            new CrateCheck(directory, findings).check();
        }
        return sweep;
    }

    private void results(GrownSweep sweep) throws IOException {
        Optional<Manifest> manifest = directory.manifest();
        boolean complete =
                manifest.filter(it -> it.state() == RunState.COMPLETE).isPresent();
        if (complete && sweep.completeUnits() < sweep.units()) {
            findings.difference("manifest.json says complete, but only " + sweep.completeUnits() + " of "
                    + sweep.units() + " units are there");
            findings.remark(
                    "results are not compared, because units are missing; the run's command computes these again");
            return;
        }
        new ResultCheck(directory, findings).check(new Aggregator(directory, input, components).files(sweep), complete);
    }

    /**
     * Runs some units again.
     *
     * @param data the data file's rows, empty when the model reads none
     */
    public void units(GrownSweep sweep, Optional<DataMatrix> data, Effort effort) throws IOException {
        UnitCheck check =
                new UnitCheck(directory.units(), directory.inventory(), sweep.plan(), components, data, findings);
        List<String> chosen = check.choose(new UnitSample(effort.seed(), effort.units()));
        int done = check.runAgain(chosen, effort.seconds());
        findings.remark(done + " of " + sweep.units() + " units run again and compared bit for bit, chosen with --seed "
                + effort.seed() + (done < chosen.size() ? "; time was up, --units n takes the time it needs" : ""));
    }
}
