package org.phasesweep.spark;

import java.util.Optional;
import org.phasesweep.model.DataMatrix;
import org.phasesweep.plan.Resources.Shard;
import org.phasesweep.spec.SweepSpec;
import org.phasesweep.store.ResultDirectory;

/**
 * What is to be run.
 *
 * @param directory where the rows go; its lock is held by the caller
 * @param spec the sweep
 * @param resolvedSpec the sweep as in {@code sweep.resolved.yaml}, from which every executor reads it
 * @param data the rows of the model's data file, empty when it reads none
 * @param packing what is to be computed, given what exists
 * @param shard which part of the sweep the packing packs, {@code Shard.ALL} for all
 * @param maxFailures the run stops early when more units than this have failed
 */
public record SweepJob(
        ResultDirectory directory,
        SweepSpec spec,
        String resolvedSpec,
        Optional<DataMatrix> data,
        Packing packing,
        Shard shard,
        long maxFailures) {}
