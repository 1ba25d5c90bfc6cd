package org.phasesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Speciation times of a data file, from the spec to the result, and when the file is gone. */
class SpeciationIT {

    private static final String SPEC = """
            sweep: two-classes
            seed: 7
            model: {kind: dataset, path: points.csv, labels: last}
            axes: {sample_count: [4], temperature: [0.5, 1, 2]}
            sampler: {kind: planted}
            observables: [participation_ratio]
            realizations: 4
            replicas: 4
            analysis:
              - boundary: {observable: participation_ratio, level: 0.5, along: temperature}
              - speciation: {classes: pairs}
            """;

    @TempDir
    private Path folder;

    private static JsonNode analysis(Path out) throws IOException {
        return new ObjectMapper().readTree(Files.readString(out.resolve("analysis.json")));
    }

    @Test
    void isMeasuredWhileTheFileIsThereAndWarnedOfWhenItIsNot() throws IOException {
        Path spec = Files.writeString(folder.resolve("spec.yaml"), SPEC);
        String rows = "3,0.5,up\n3,-0.5,up\n-3,0.5,down\n-3,-0.5,down\n";
        Path file = Files.writeString(folder.resolve("points.csv"), rows);
        Path out = folder.resolve("out");
        CommandRun run = CommandRun.of("run", spec, "--out", out, "--master", "local[1]");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("speciation of all 4 rows by their spectrum at time 1.0986 ±")
                .contains("speciation of pairs of classes: 1 of 1 have a time, from 1.0986");
        JsonNode times = analysis(out).get("critical_times");
        assertThat(times).hasSize(2);
        assertThat(times.get(0).get("top_eigenvalue").asDouble()).isCloseTo(9, within(1e-13));
        assertThat(times.get(1).get("classes").toString()).isEqualTo("[\"down\",\"up\"]");
        assertThat(Files.readString(out.resolve("report.html"))).contains("Speciation by the spectrum");

        byte[] measured = Files.readAllBytes(out.resolve("analysis.json"));
        assertThat(CommandRun.of("analyze", out).err()).doesNotContain("warning");
        assertThat(out.resolve("analysis.json")).hasBinaryContent(measured);

        Files.move(file, folder.resolve("moved.csv"));
        CommandRun without = CommandRun.of("report", out);
        assertThat(without.exitCode()).isZero();
        assertThat(without.err())
                .contains("warning: ")
                .contains("points.csv: there is no such file")
                .contains("speciation is not measured, all else is: put the file back");
        assertThat(analysis(out).get("critical_times")).isEmpty();
        assertThat(analysis(out).get("boundaries")).hasSize(1);
        assertThat(CommandRun.of("aggregate", out).err()).doesNotContain("warning");

        Files.writeString(file, rows + "1,1,up\n");
        CommandRun other = CommandRun.of("analyze", out);
        assertThat(other.exitCode()).isZero();
        assertThat(other.err()).contains("its SHA-256 is").contains("speciation is not measured");
    }
}
