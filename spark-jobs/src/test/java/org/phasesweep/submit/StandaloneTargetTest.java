package org.phasesweep.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line of the run that a script for a standalone master starts; StandaloneIT runs one. */
class StandaloneTargetTest {

    @TempDir
    Path folder;

    private Job job() throws IOException {
        return Job.of(new StandaloneTarget(), folder, "/here/my sweep.yaml", "/here/$out")
                .with("master", "spark://node-1:7077", "memory", "6g");
    }

    private static List<String> words(Job job) throws Exception {
        return job.words(job.home().resolve("phasesweep"));
    }

    @Test
    void authenticatesAndEncrypts() throws Exception {
        assertThat(words(job()))
                .startsWith("run", "/here/my sweep.yaml", "--out", "/here/$out", "--master", "spark://node-1:7077")
                .containsSequence("--conf", "spark.authenticate=true")
                .containsSequence("--conf", "spark.network.crypto.enabled=true")
                .containsSequence("--conf", "spark.executor.memory=6g")
                .containsSequence("--conf", "spark.ui.enabled=false")
                .doesNotContain("--memory")
                .noneMatch(word -> word.contains("secret") || word.contains("driver") || word.contains("cores"));
    }

    @Test
    void theUsersOwnSettingsComeLast() throws Exception {
        Job job = job().with("cores", "2", "secret-file", "/here/secret", "host", "127.0.0.1", "driver-memory", "3g")
                .withOptions("--conf", "spark.ui.enabled=true", "--set", "where=[sample_count <= 10]");
        assertThat(words(job))
                .containsSequence("--memory", "3g")
                .containsSequence("--conf", "spark.executor.cores=2")
                .containsSequence("--conf", "spark.authenticate.secret.file=/here/secret")
                .containsSequence("--conf", "spark.driver.host=127.0.0.1")
                .endsWith("--conf", "spark.ui.enabled=true", "--set", "where=[sample_count <= 10]");
    }

    @Test
    void asksForMasterAndMemoryAndRefusesWhatIsNone() throws Exception {
        Job job = job();
        Job nothing = new Job(job.target(), job.home(), job.spec(), job.out(), List.of(), Map.of());
        assertThatThrownBy(nothing::render).hasMessageContainingAll("--master spark://HOST:PORT", "--memory SIZE");
        assertThatThrownBy(job.with("master", "node-1:7077")::render)
                .hasMessageContaining("--master 'node-1:7077' is no spark://HOST:PORT");
        assertThatThrownBy(job.with("memory", "6")::render).hasMessageContaining("--memory '6' is no SIZE");
    }
}
