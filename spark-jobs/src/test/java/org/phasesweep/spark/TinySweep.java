package org.phasesweep.spark;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.phasesweep.plan.CompletedCells;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.Slice;
import org.phasesweep.plan.SweepTask;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.random.RandomStreams;
import org.phasesweep.sampler.Cell;
import org.phasesweep.spec.SpecException;
import org.phasesweep.spec.SpecReader;
import org.phasesweep.spec.SweepSpec;

/** A sweep small enough for tests, packed without a planner. */
final class TinySweep {

    static final String YAML =
            """
            sweep: tiny
            seed: 7
            model: {kind: gaussian, variance: 1.0}
            axes:
              dimension: [3, 4]
              sample_count: [5, 10]
              temperature: [0.5, 2.0]
            sampler: {kind: planted}
            observables: [participation_ratio, posterior_entropy]
            realizations: 6
            replicas: 4
            """;

    private TinySweep() {}

    static SweepSpec spec() {
        try {
            return SpecReader.read(YAML, "tiny.yaml", List.of(), Components.load().catalog());
        } catch (SpecException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Slice> slices(SweepSpec spec) {
        List<Slice> slices = new ArrayList<>();
        for (double dimension : spec.axis("dimension").orElseThrow().values()) {
            List<Cell> cells = new ArrayList<>();
            String id = hash("d" + dimension).substring(0, 12);
            for (double count : spec.axis("sample_count").orElseThrow().values()) {
                for (double temperature : spec.axis("temperature").orElseThrow().values()) {
                    cells.add(new Cell(hash(id + count + "/" + temperature).substring(0, 24), count, temperature));
                }
            }
            slices.add(new Slice(id, spec.process(), spec.model(), spec.sampler(), (int) dimension, cells));
        }
        return slices;
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(RandomStreams.sha256(List.of(text)));
    }

    /** Tasks of at most three units, only the missing cells of each. */
    static List<SweepTask> tasks(SweepSpec spec, CompletedCells completed) {
        List<SweepUnit> units = new ArrayList<>();
        for (Slice slice : slices(spec)) {
            for (int realization = 0; realization < spec.realizations(); realization++) {
                int r = realization;
                List<Cell> missing = slice.cells().stream()
                        .filter(cell -> !completed.contains(slice.id(), r, cell.id()))
                        .toList();
                if (!missing.isEmpty()) {
                    units.add(new SweepUnit(slice.withCells(missing), r));
                }
            }
        }
        List<SweepTask> tasks = new ArrayList<>();
        for (int i = 0; i < units.size(); i += 3) {
            tasks.add(new SweepTask(units.subList(i, Math.min(i + 3, units.size())), 1 << 20, 1));
        }
        return tasks;
    }
}
