package org.phasesweep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.plan.UnitPrices;
import org.phasesweep.sampler.UnitCost;
import org.phasesweep.table.UnitRow;

/** Units in JVMs whose heap is as small as the planner lets it be. */
class SmallHeapTest {

    private static final int MEGABYTE = 1 << 20;

    /** What a JVM and the parts of a sweep need before the first unit. */
    private static final int EMPTY_JVM = 24 * MEGABYTE;

    private static String spec(String sampler, int dimension, int sampleCount, int replicas, String observable) {
        return """
                sweep: heap
                seed: 1
                model: {kind: gaussian}
                axes: {dimension: [%d], sample_count: [%d, %d], temperature: [0.3, 1, 3]}
                sampler: {kind: %s}
                observables: [%s]
                realizations: 1
                replicas: %d
                """.formatted(dimension, sampleCount / 3, sampleCount, sampler, observable, replicas);
    }

    /** Computes the only unit of a spec in this JVM and prints its rows: what a forked JVM runs. */
    public static void main(String[] arguments) throws Exception {
        SmallSweep sweep = SmallSweep.of(arguments[0]);
        for (UnitRow row : sweep.engine().run(new SweepUnit(sweep.slices().get(0), 0))) {
            System.out.println(row);
        }
    }

    private static List<String> inJvm(int heapMegabytes, String spec) throws Exception {
        Process jvm = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-Xmx" + heapMegabytes + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeapTest.class.getName(),
                        spec)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jvm.waitFor())
                .as("exit code with -Xmx%dm: %s", heapMegabytes, out)
                .isZero();
        return out.lines().filter(line -> line.startsWith("UnitRow")).toList();
    }

    /** 300,000 rows of 64 components are 154 MB. */
    @Test
    void dataThatDoNotFitAreNeverStored() throws Exception {
        String spec = spec("planted", 64, 300_000, 8, "participation_ratio");
        assertThat(inJvm(64, spec)).hasSize(6).noneMatch(row -> row.contains("OutOfMemory"));
    }

    /** Half of a heap is for tasks; the price must cover what lives, whatever it is made of. */
    @ParameterizedTest
    @CsvSource({
        "planted, 8, 3000, 4096, participation_ratio",
        "fresh, 3072, 1500, 33, mean_norm2",
        "planted, 784, 1500, 256, mean_norm2",
    })
    void whatIsPlannedToFitFits(String sampler, int dimension, int sampleCount, int replicas, String observable)
            throws Exception {
        String spec = spec(sampler, dimension, sampleCount, replicas, observable);
        SmallSweep sweep = SmallSweep.of(spec);
        UnitCost cost = new UnitPrices(sweep.plan(), SmallSweep.COMPONENTS)
                .cost(sweep.slices().get(0));
        int heap = (int) ((EMPTY_JVM + 2 * cost.memoryBytes()) / MEGABYTE);
        assertThat(inJvm(heap, spec)).hasSize(6).noneMatch(row -> row.contains("OutOfMemory"));
    }
}
