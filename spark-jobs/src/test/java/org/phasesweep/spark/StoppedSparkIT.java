package org.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phasesweep.testing.TinySweep;

/** A master that gives up stops Spark under the run. */
class StoppedSparkIT {

    @TempDir
    Path folder;

    @Test
    void isTheEnvironmentsFault() throws Exception {
        TinySweep slow = TinySweep.create().withModel("pause_seconds: 0.5");
        try (SweepRunner runner = SweepRunner.start(SparkSettings.of("local[1]"))) {
            ProgressListener stop = progress -> {
                if (progress.elapsedSeconds() > 1) {
                    runner.context().stop();
                }
            };
            assertThatThrownBy(() -> runner.run(slow.job(TinySweep.directory(folder)), stop))
                    .isInstanceOf(SweepEnvironmentException.class)
                    .hasMessageNotContaining("SparkContext.scala");
            assertThatThrownBy(() -> runner.run(slow.job(TinySweep.directory(folder)), ProgressListener.SILENT))
                    .isInstanceOf(SweepEnvironmentException.class)
                    .hasMessageContaining("the same command goes on");
        }
    }
}
