package org.phasesweep.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phasesweep.store.Manifest;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.store.RunState;
import org.phasesweep.testing.CrateRules;

class RunCrateTest {

    private static final String SHA = "00112233445566778899aabbccddeeff".repeat(2);

    @TempDir
    Path folder;

    private static Manifest manifest(RunState state, String commit) {
        return new Manifest(
                1,
                2,
                "1.2.3",
                commit,
                "ab",
                7,
                "xoshiro",
                "vector-512",
                "JVM 17",
                "secret-host",
                List.of(new Manifest.Input("hdfs://name:pass@node/home/alice/rows of \"mine\".csv", SHA, 12, 3)),
                List.of(new Manifest.Plugin("mine.jar", SHA.replace('0', '1'))),
                24,
                8,
                5,
                1,
                2,
                state,
                1.5,
                2.5,
                "amd64",
                "2026-01-01T00:00:00Z",
                state == RunState.RUNNING ? null : "2026-01-01T01:00:00Z");
    }

    private ResultDirectory directory() throws IOException {
        ResultDirectory directory = ResultDirectory.at(folder.toString(), new Configuration());
        directory.create();
        directory.writeText("sweep.yaml", "sweep: x\n");
        directory.writeText("manifest.json", "{}");
        directory.writeText("diagram.csv", "a,b\n");
        directory.writeText("realizations.parquet/part-00000.parquet", "PAR1");
        directory.writeText("figures/x.svg", "<svg/>");
        return directory;
    }

    @Test
    void followsTheRulesOfTheProfile() throws IOException {
        RunCrate.write(directory(), manifest(RunState.COMPLETE, "abc"), "x");
        Map<String, JsonNode> entities = CrateRules.check(folder);
        assertThat(entities)
                .containsKeys(
                        "sweep.yaml", "diagram.csv", "units/", "figures/", "realizations.parquet/", "#git-commit");
        assertThat(entities.get("#git-commit").path("value").asText()).isEqualTo("abc");
        JsonNode action = entities.get("#run");
        assertThat(action.path("startTime").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(action.path("endTime").asText()).isEqualTo("2026-01-01T01:00:00Z");
        assertThat(action.path("object").findValuesAsText("@id"))
                .containsExactly("sweep.yaml", "ni:///sha-256;ABEiM0RVZneImaq7zN3u_wARIjNEVWZ3iJmqu8zd7v8");
        assertThat(action.path("result").findValuesAsText("@id"))
                .contains("diagram.csv", "realizations.parquet/", "units/", "figures/")
                .doesNotContain("sweep.yaml");
    }

    @Test
    void inventsNothingAndTellsNoPathHostOrCredential() throws IOException {
        RunCrate.write(directory(), manifest(RunState.RUNNING, "unknown"), "x");
        Map<String, JsonNode> entities = CrateRules.check(folder);
        assertThat(entities).doesNotContainKey("#git-commit");
        assertThat(entities.get("#run").has("endTime"))
                .as("a killed run has none")
                .isFalse();
        assertThat(entities.get("#run").has("agent")).isFalse();
        assertThat(entities.get("./").has("license")).isFalse();
        assertThat(entities.get("#run").path("error").asText()).isEqualTo("6 of 8 units done, 2 failed");
        assertThat(Files.readString(folder.resolve(RunCrate.FILE)))
                .contains("rows of \\\"mine\\\".csv")
                .doesNotContain("alice", "pass", "secret-host", folder.toString());
    }

    @Test
    void isAFunctionOfTheDirectoryAndItsManifest() throws IOException {
        ResultDirectory directory = directory();
        RunCrate.write(directory, manifest(RunState.COMPLETE, "abc"), "x");
        byte[] first = directory.read(RunCrate.FILE);
        RunCrate.write(directory, manifest(RunState.COMPLETE, "abc"), "x");
        assertThat(directory.read(RunCrate.FILE)).isEqualTo(first);
    }
}
