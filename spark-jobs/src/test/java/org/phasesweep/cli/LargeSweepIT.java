package org.phasesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.phasesweep.testing.ChildProcesses;
import org.phasesweep.testing.ChildProcesses.Child;
import org.phasesweep.testing.Jvm;

/**
 * Many units that do next to nothing: files stay few and memory small. A million are rehearsed by hand
 * ({@code sweep-core/src/jmh/overhead.py rehearsal}); a fifth of them here, in the smallest heap that Spark takes.
 */
class LargeSweepIT {

    private static final String SPEC = """
            sweep: large
            seed: 20260101
            model: {kind: gaussian, variance: 1.0}
            axes:
              dimension: [1]
              sample_count: [1]
              temperature: {from: 0.1, to: 10, count: 200, scale: log}
            disorder: independent
            sampler: {kind: planted}
            observables: [free_energy]
            realizations: 1000
            replicas: 1
            """;

    @RegisterExtension
    final ChildProcesses processes = new ChildProcesses();

    @TempDir
    Path folder;

    @Test
    void twoHundredThousandUnitsNeedLittleMemoryAndFewFiles() throws Exception {
        Files.writeString(folder.resolve("sweep.yaml"), SPEC);
        Path out = folder.resolve("out");
        run("first", "200000 of 200000 units complete");
        assertThat(files(out.resolve("units")))
                .as("a commit a task, and one each 30 s")
                .isLessThan(100);
        byte[] diagram = Files.readAllBytes(out.resolve("diagram.arrow"));
        run("again", "200000 of 200000 units (200000 found)");
        assertThat(Files.readAllBytes(out.resolve("diagram.arrow"))).isEqualTo(diagram);
    }

    private void run(String name, String said) throws InterruptedException {
        List<String> arguments = List.of(
                "run",
                folder.resolve("sweep.yaml").toString(),
                "--out",
                folder.resolve("out").toString());
        Child run = processes.start(
                name,
                folder,
                Jvm.phaseSweep(List.of("-XX:TieredStopAtLevel=4"), Jvm.classPath(), arguments),
                Map.of("SPARK_LOCAL_IP", "127.0.0.1"));
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains(said);
    }

    private static int files(Path units) throws IOException {
        try (Stream<Path> files = Files.list(units)) {
            return (int) files.count();
        }
    }
}
