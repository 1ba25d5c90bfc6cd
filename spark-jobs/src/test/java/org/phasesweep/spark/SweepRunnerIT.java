package org.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phasesweep.plan.Resources.Shard;
import org.phasesweep.spec.SweepSpec;
import org.phasesweep.store.Progress;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.store.RunState;

class SweepRunnerIT {

    @TempDir
    Path folder;

    @Test
    void runsAndResumes() throws Exception {
        long t0 = System.nanoTime();
        SweepSpec spec = TinySweep.spec();
        ResultDirectory directory = ResultDirectory.at(folder.toString(), new Configuration());
        directory.create();
        System.out.println("dir " + (System.nanoTime() - t0) * 1e-9);
        try (SweepRunner runner = SweepRunner.start(SparkSettings.of("local[2]"))) {
            System.out.println("spark " + (System.nanoTime() - t0) * 1e-9);
            SweepJob job = new SweepJob(
                    directory,
                    spec,
                    TinySweep.YAML,
                    Optional.empty(),
                    TinySweep.packing(TinySweep.plan(spec), Shard.ALL),
                    Shard.ALL,
                    Long.MAX_VALUE);
            Progress end = runner.run(job, p -> System.out.println((System.nanoTime() - t0) * 1e-9 + " " + p));
            assertThat(end.state()).isEqualTo(RunState.COMPLETE);
            assertThat(end.unitsComputed()).isEqualTo(12);
            assertThat(directory.inventory().rows()).isEqualTo(48);
            Progress again = runner.run(job, ProgressListener.SILENT);
            assertThat(again.unitsFound()).isEqualTo(12);
            assertThat(again.unitsComputed()).isZero();
        }
    }
}
