package org.phasesweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.plan.Resources.Shard;

class ResultDirectoryTest {

    private static final Configuration SITE = new Configuration();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"s3a://bucket/sweep", "gs://bucket/x", "abfss://c@account/x", "oss://bucket/x"})
    void refusesObjectStores(String location) {
        assertThatThrownBy(() -> ResultDirectory.at(location, SITE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(location)
                .hasMessageContaining("object store")
                .hasMessageContaining("copy the results afterwards");
    }

    @Test
    void refusesSchemesThatNothingServes() {
        assertThatThrownBy(() -> ResultDirectory.at("nfs4://server/x", SITE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no Hadoop file system serves the scheme 'nfs4:'");
    }

    @Test
    void aHostThatNobodyKnowsIsNamedWithTheRemedy() {
        assertThatThrownBy(() -> ResultDirectory.at("hdfs://no-such-host.invalid/x", SITE)
                        .exists())
                .isInstanceOf(IOException.class)
                .hasMessage("hdfs://no-such-host.invalid/x cannot be reached (unknown host no-such-host.invalid);"
                        + " check that it is up and that this host can reach it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "with space", "a:b", "per%20cent", "ünï"})
    void takesLocalFoldersOfAnyName(String name) throws IOException {
        Path path = folder.resolve(name);
        ResultDirectory directory = ResultDirectory.at(path.toString(), SITE);
        directory.create();
        directory.writeText("figures/x.csv", "1");
        assertThat(path.resolve("figures/x.csv")).hasContent("1");
        ResultDirectory again = ResultDirectory.at(directory.location(), SITE);
        assertThat(again.readText("figures/x.csv")).isEqualTo("1");
    }

    @Test
    void writesNoChecksumFilesAndLeavesNothingTemporary() throws IOException {
        ResultDirectory directory = ResultDirectory.at(folder.toString(), SITE);
        directory.writeText("sweep.yaml", "old");
        directory.writeText("sweep.yaml", "new");
        assertThat(folder.toFile().list()).containsExactly("sweep.yaml");
        assertThat(directory.readText("sweep.yaml")).isEqualTo("new");
    }

    @Test
    void keepsTheOldFileWhenWritingFails() throws IOException {
        ResultDirectory directory = ResultDirectory.at(folder.toString(), SITE);
        directory.writeText("sweep.yaml", "old");
        assertThatThrownBy(() -> directory.write("sweep.yaml", out -> {
                    out.write(1);
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
        assertThat(directory.readText("sweep.yaml")).isEqualTo("old");
    }

    @Test
    void removesLeftoversOfTheDeadOnly() throws IOException {
        ResultDirectory directory = ResultDirectory.at(folder.toString(), SITE);
        directory.create();
        Path unit = Files.writeString(folder.resolve("units/abc.arrow.tmp-1"), "half");
        Path fresh = Files.writeString(folder.resolve("diagram.arrow.tmp-2"), "half");
        Path old = Files.writeString(folder.resolve("diagram.csv.tmp-3"), "half");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(3600)));
        directory.lock(Shard.ALL).close();
        assertThat(unit).doesNotExist();
        assertThat(old).doesNotExist();
        assertThat(fresh).as("may belong to an aggregation beside this run").exists();
    }

    @Test
    void aShardLeavesTheTemporaryFilesOfOthersAlone() throws IOException {
        ResultDirectory directory = ResultDirectory.at(folder.toString(), SITE);
        directory.create();
        Path unit = Files.writeString(folder.resolve("units/abc.arrow.tmp-1"), "half");
        directory.lock(new Shard(1, 2)).close();
        assertThat(unit).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null garbage", "[]", "{\"state\": \"dancing\"}"})
    void damagedNotesAreNamedWithTheRemedy(String content) throws IOException {
        ResultDirectory directory = ResultDirectory.at(folder.toString(), SITE);
        directory.writeText("manifest.json", content);
        directory.writeText("progress-2-of-3.json", content);
        assertThatThrownBy(directory::manifest)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder + "/manifest.json is damaged (")
                .hasMessageContaining("no row is lost: move it away, and the same 'run' command writes a new one");
        assertThatThrownBy(directory::progress).hasMessageContaining("/progress-2-of-3.json is damaged (");
        assertThatThrownBy(() -> directory.progress(new Shard(2, 3))).hasMessageContaining("is damaged");
    }

    @Test
    void manifestAndProgressComeBackEqual() throws IOException {
        ResultDirectory directory = ResultDirectory.at(folder.toString(), SITE);
        assertThat(directory.manifest()).isEmpty();
        Progress progress = new Progress(RunState.INTERRUPTED, 16, 3, 4, 1, 2.5, 2, Double.NaN, 0.1, 1.5);
        Manifest manifest = new Manifest(
                        1,
                        1,
                        "0.1.0",
                        "unknown",
                        "ab",
                        Long.MIN_VALUE,
                        "xoshiro",
                        "vector",
                        "17",
                        "host",
                        List.of(new Manifest.Input("digits.csv", "cd", 1797, 64)),
                        List.of(new Manifest.Plugin("mine.jar", "ef")),
                        24,
                        0,
                        0,
                        0,
                        0,
                        RunState.RUNNING,
                        Double.NaN,
                        0,
                        "amd64",
                        "2026-01-01T00:00:00Z",
                        null)
                .with(RunState.INTERRUPTED, progress, "2026-01-01T01:00:00Z");
        directory.writeManifest(manifest);
        directory.writeProgress(new Shard(2, 3), progress);
        assertThat(directory.manifest()).isEqualTo(Optional.of(manifest));
        assertThat(directory.progress(new Shard(2, 3))).isEqualTo(Optional.of(progress));
        assertThat(directory.progress(Shard.ALL)).isEmpty();
        assertThat(directory.readText("manifest.json"))
                .contains("\"state\" : \"interrupted\"", "\"units_found\" : 3", "\"spec_sha256\" : \"ab\"");
        assertThat(directory.readText("progress-2-of-3.json"))
                .contains("\"seconds_left\" : null", "\"core_seconds\" : 1.5");
        directory.writeText(
                "progress-2-of-3.json",
                directory.readText("progress-2-of-3.json").replace("null", "\"NaN\""));
        assertThat(directory.progress(new Shard(2, 3))).as("as once written").isEqualTo(Optional.of(progress));
        assertThat(progress.unitsLeft()).isEqualTo(8);
    }
}
