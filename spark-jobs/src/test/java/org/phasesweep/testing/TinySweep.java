package org.phasesweep.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.phasesweep.aggregate.Aggregate;
import org.phasesweep.aggregate.Aggregator;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.PlanException;
import org.phasesweep.plan.Resources;
import org.phasesweep.plan.Resources.Shard;
import org.phasesweep.plan.SweepInput;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.plan.SweepPlanner;
import org.phasesweep.plan.TaskPacker;
import org.phasesweep.spark.Packing;
import org.phasesweep.spark.SweepJob;
import org.phasesweep.spec.SpecException;
import org.phasesweep.spec.SpecReader;
import org.phasesweep.spec.SweepSpec;
import org.phasesweep.store.ResultDirectory;

/** A sweep of 24 cells small enough for tests: a spec with overrides, its plan, its packing. */
public final class TinySweep {

    private static final String YAML = """
            sweep: tiny
            seed: 7
            model: {kind: troubled}
            axes:
              dimension: [3, 4]
              sample_count: [5, 10]
              temperature: [0.5, 1.0, 2.0]
            sampler: {kind: planted}
            observables: [participation_ratio, posterior_entropy, effective_count]
            realizations: 8
            replicas: 3
            """;

    private final Components components = Components.load();
    private final String yaml;
    private final SweepSpec spec;
    private final SweepPlan plan;

    private TinySweep(String yaml) {
        try {
            this.yaml = yaml;
            this.spec = SpecReader.read(yaml, "tiny.yaml", List.of(), components.catalog());
            this.plan = SweepPlanner.plan(new SweepInput(spec, Optional.empty()), components);
        } catch (SpecException | PlanException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sweep as it is. */
    public static TinySweep create() {
        return new TinySweep(YAML);
    }

    /** The same sweep with a part of its text replaced, which must be there. */
    public TinySweep with(String part, String replacement) {
        if (!yaml.contains(part)) {
            throw new IllegalArgumentException("no '" + part + "' in " + yaml);
        }
        return new TinySweep(yaml.replace(part, replacement));
    }

    public TinySweep withModel(String settings) {
        return with("{kind: troubled}", "{kind: troubled, " + settings + "}");
    }

    public SweepPlan plan() {
        return plan;
    }

    public SweepSpec spec() {
        return spec;
    }

    /** Packs for two cores. */
    public Packing packing(Shard shard) {
        Resources resources = new Resources(2, 256 << 20, shard);
        return completed -> TaskPacker.pack(plan, components, completed, resources);
    }

    public SweepJob job(ResultDirectory directory) {
        return job(directory, packing(Shard.ALL), Shard.ALL);
    }

    public SweepJob job(ResultDirectory directory, Packing packing, Shard shard) {
        return new SweepJob(directory, spec, yaml, Optional.empty(), packing, shard, Long.MAX_VALUE);
    }

    public Aggregate aggregate(ResultDirectory directory) throws IOException, PlanException {
        return new Aggregator(directory, new SweepInput(spec, Optional.empty()), components).aggregate();
    }

    /** A new result directory on the local file system. */
    public static ResultDirectory directory(Path folder) {
        try {
            ResultDirectory directory = ResultDirectory.at(folder.toString(), new Configuration());
            directory.create();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
