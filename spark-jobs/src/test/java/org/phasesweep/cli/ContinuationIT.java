package org.phasesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.plan.Resources.Shard;
import org.phasesweep.store.DirectoryLock;
import org.phasesweep.store.Manifest;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.store.RunState;
import org.phasesweep.table.CorruptTableException;
import org.phasesweep.testing.ResultBytes;
import org.phasesweep.testing.TinySweep;

/** What a second run into a directory may change, what it may not, and what becomes of failures. */
class ContinuationIT {

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Path spec;
    private static Path done;

    @BeforeAll
    static void runOnce() {
        spec = TinySweep.create().writeTo(shared);
        done = shared.resolve("done");
        CommandRun run = CommandRun.of("run", spec, "--out", done, "--master", "local[2]");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo(done + "\n");
    }

    private static Manifest manifest(Path out) throws IOException {
        return ResultDirectory.at(out.toString(), new Configuration())
                .manifest()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seed=8 | seed was 7, now is 8",
                "replicas=4 | replicas was 3, now is 4",
                "model.kind=gaussian | model was {kind: troubled}, now is {kind: gaussian",
                "process.kind=ve | process was {kind: vp}, now is {kind: ve",
                "observables=[energy] | observables was ",
                "disorder=independent | disorder was shared, now is independent",
            })
    void whatDecidesTheNumbersMayNotChange(String change, String words) throws IOException {
        byte[] before = Files.readAllBytes(done.resolve("sweep.resolved.yaml"));
        CommandRun run = CommandRun.of("run", spec, "--out", done, "--set", change);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.INVALID);
        assertThat(run.err()).contains("holds another sweep", words, "give another --out");
        assertThat(Files.readAllBytes(done.resolve("sweep.resolved.yaml"))).isEqualTo(before);
        assertThat(manifest(done).state()).isEqualTo(RunState.COMPLETE);
        assertThat(done.resolve("lock")).doesNotExist();
        CommandRun plan = CommandRun.of("plan", spec, "--out", done, "--set", change);
        assertThat(plan.exitCode()).as(plan.err()).isEqualTo(ExitCode.INVALID);
        assertThat(plan.err()).as("plan says what run would say").isEqualTo(run.err());
    }

    @Test
    void severalConflictsAreToldAtOnce() {
        CommandRun run = CommandRun.of(
                "run",
                spec,
                "--out",
                done,
                "--set",
                "seed=8",
                "--set",
                "sampler.kind=fresh",
                "--set",
                "observables=[energy]");
        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.err())
                .contains("seed was 7, now is 8")
                .contains("sampler was {kind: planted}, now is {kind: fresh}")
                .contains("observables was ");
    }

    @Test
    void otherSoftwareWithOtherNumbersMayNotGoOn() throws IOException {
        Path out = folder.resolve("out");
        Files.createDirectories(out.resolve("units"));
        Files.copy(done.resolve("sweep.resolved.yaml"), out.resolve("sweep.resolved.yaml"));
        Files.writeString(out.resolve("units/any.arrow"), "");
        String manifest = Files.readString(done.resolve("manifest.json"));
        Files.writeString(
                out.resolve("manifest.json"),
                manifest.replaceFirst("\"numbers_version\" : \\d+", "\"numbers_version\" : 0"));
        CommandRun run = CommandRun.of("run", spec, "--out", out);
        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(CommandRun.of("plan", spec, "--out", out).err()).isEqualTo(run.err());
        assertThat(run.err()).contains("was computed with numbers_version 0, this software has ");
        Files.writeString(
                out.resolve("manifest.json"),
                manifest.replaceFirst("\"format_version\" : \\d+", "\"of_the_future\" : [], \"format_version\" : 99"));
        Files.writeString(out.resolve("sweep.resolved.yaml"), "of_the_future: 1");
        CommandRun newer = CommandRun.of("run", spec, "--out", out);
        assertThat(newer.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(newer.err()).contains("has format_version 99, this software reads up to ", "use a newer release");
        assertThat(out.resolve("units/any.arrow")).as("not taken for damaged").exists();
        CommandRun aggregate = CommandRun.of("aggregate", out);
        assertThat(aggregate.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(aggregate.err()).contains("has format_version 99, this software reads up to ");
    }

    @Test
    void fewerRealizationsUseTheFirstAndMoreAreAdded() throws IOException {
        Path out = folder.resolve("out");
        CommandRun few = CommandRun.of("run", spec, "--out", out, "--set", "realizations=3");
        assertThat(few.exitCode()).as(few.err()).isZero();
        byte[] three = Files.readAllBytes(out.resolve("diagram.arrow"));
        CommandRun all = CommandRun.of("run", spec, "--out", out);
        assertThat(all.exitCode()).as(all.err()).isZero();
        assertThat(ResultBytes.of(out)).isEqualTo(ResultBytes.of(done));
        assertThat(manifest(out).unitsFound()).isEqualTo(6);
        assertThat(manifest(out).unitsComputed()).isEqualTo(10);
        CommandRun again = CommandRun.of("run", spec, "--out", out, "--set", "realizations=3");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(Files.readAllBytes(out.resolve("diagram.arrow"))).isEqualTo(three);
        assertThat(manifest(out).unitsComputed()).isZero();
        assertThat(manifest(out).unitsTotal()).isEqualTo(6);
    }

    /** They have the same grid and the same columns; only the ids tell. */
    @ParameterizedTest
    @ValueSource(strings = {"seed=8", "replicas=4"})
    void filesOfASweepWithOtherNumbersAreNotTaken(String otherNumbers) throws IOException {
        Path other = folder.resolve("other");
        Path out = folder.resolve("out");
        assertThat(CommandRun.of("run", spec, "--out", other, "--set", otherNumbers)
                        .exitCode())
                .isZero();
        assertThat(CommandRun.of("run", spec, "--out", out, "--set", "realizations=3")
                        .exitCode())
                .isZero();
        try (Stream<Path> units = Files.list(other.resolve("units"))) {
            for (Path unit : units.toList()) {
                Files.copy(unit, out.resolve("units").resolve(unit.getFileName()));
            }
        }
        CommandRun run = CommandRun.of("run", spec, "--out", out);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(manifest(out).unitsFound()).isEqualTo(6);
        assertThat(ResultBytes.of(out)).isEqualTo(ResultBytes.of(done));
        CommandRun verify = CommandRun.of("verify", out);
        assertThat(verify.exitCode()).as(verify.out()).isZero();
        assertThat(verify.err()).contains(" rows in units/ are of no grid point of the spec: it has had more");
    }

    @Test
    void failuresAreRowsTheyAreReproducedAloneAndTriedAgain() throws IOException {
        Path out = folder.resolve("out");
        String trouble = "model.throw_at_dimension=3";
        CommandRun run = CommandRun.of("run", spec, "--out", out, "--set", trouble);
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNITS_FAILED);
        assertThat(run.err()).contains("8 of 16 units complete, 8 failed (see failures.parquet)");
        assertThat(manifest(out).state()).isEqualTo(RunState.PARTIAL);
        assertThat(manifest(out).unitsFailed()).isEqualTo(8);
        assertThat(CommandRun.of("aggregate", out).exitCode()).isEqualTo(ExitCode.UNITS_FAILED);
        assertThat(manifest(out).unitsFailed()).isEqualTo(8);

        String unit = failedUnit(out);
        CommandRun alone =
                CommandRun.of("run", spec, "--set", trouble, "--only", unit, "--dump", folder.resolve("dump"));
        assertThat(alone.exitCode()).isEqualTo(ExitCode.UNITS_FAILED);
        assertThat(alone.err()).contains(unit + ": IllegalStateException: no data at dimension 3");
        CommandRun exhausted = CommandRun.of(
                "run", spec, "--set", "model.exhaust_at_dimension=3", "--only", unit, "--dump", folder.resolve("dump"));
        assertThat(exhausted.exitCode()).isEqualTo(ExitCode.UNITS_FAILED);
        assertThat(exhausted.err()).contains(unit + ": out of memory");
        CommandRun sound = CommandRun.of("run", spec, "--only", unit, "--dump", folder.resolve("dump"));
        assertThat(sound.exitCode()).as(sound.err()).isZero();

        CommandRun again = CommandRun.of("run", spec, "--out", out);
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(manifest(out).unitsFound()).isEqualTo(8);
        assertThat(manifest(out).state()).isEqualTo(RunState.COMPLETE);
        assertThat(ResultBytes.of(out)).isEqualTo(ResultBytes.of(done));
    }

    private Path copyOfDone() throws IOException {
        Path out = folder.resolve("out");
        try (Stream<Path> files = Files.walk(done)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = out.resolve(done.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return out;
    }

    @Test
    void aDamagedOrMissingSpecIsKnownAgainByItsChecksumAndNoOtherIsTaken() throws IOException {
        Path out = copyOfDone();
        Path resolved = out.resolve("sweep.resolved.yaml");
        for (String damage : List.of("is damaged", "is missing")) {
            if (damage.equals("is missing")) {
                Files.delete(resolved);
            } else {
                Files.writeString(resolved, "seed: [\u0001");
            }
            CommandRun other = CommandRun.of("run", spec, "--out", out, "--set", "seed=8");
            assertThat(other.exitCode()).as(other.err()).isEqualTo(ExitCode.INVALID);
            assertThat(other.err())
                    .contains(resolved + " " + damage + ", so it cannot be told", "no row is lost: put the file back");
            assertThat(CommandRun.of("plan", spec, "--out", out, "--set", "seed=8")
                            .err())
                    .isEqualTo(other.err());
        }
        Files.writeString(out.resolve("progress.json"), "{\"state\"");
        CommandRun status = CommandRun.of("status", out);
        assertThat(status.exitCode()).as("there is no spec").isEqualTo(ExitCode.USAGE);
        try (Stream<Path> units = Files.list(out.resolve("units"))) {
            Files.delete(units.sorted().findFirst().orElseThrow());
        }
        CommandRun same = CommandRun.of("run", spec, "--out", out);
        assertThat(same.exitCode()).as(same.err()).isZero();
        assertThat(manifest(out).unitsFound()).isBetween(1L, 15L);
        assertThat(ResultBytes.of(out)).isEqualTo(ResultBytes.of(done));
        assertThat(resolved).hasSameTextualContentAs(done.resolve("sweep.resolved.yaml"));
    }

    @Test
    void damagedNotesAreNamedAndCostNoRow() throws IOException {
        Path out = copyOfDone();
        Files.writeString(out.resolve("progress.json"), "{\"state\"");
        CommandRun status = CommandRun.of("status", out);
        assertThat(status.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(status.err()).contains(out + "/progress.json is damaged (", "no row is lost: move it away");
        Files.writeString(out.resolve("manifest.json"), "");
        CommandRun run = CommandRun.of("run", spec, "--out", out);
        assertThat(run.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(run.err()).contains(out + "/manifest.json is damaged (", "no row is lost: move it away");
        assertThat(out.resolve("lock")).doesNotExist();
        Files.delete(out.resolve("manifest.json"));
        CommandRun again = CommandRun.of("run", spec, "--out", out);
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.err())
                .contains("warning: ", "/manifest.json is missing, so it cannot be told whether the rows");
        assertThat(manifest(out).unitsFound()).isEqualTo(16);
        assertThat(ResultBytes.of(out)).isEqualTo(ResultBytes.of(done));
        assertThat(CommandRun.of("status", out).out()).startsWith("complete: 16 of 16 units");
    }

    /** They are not refused, because realizations may change: each computes units that the other's spec has or may get. */
    @Test
    @SuppressWarnings("try")
    void shardsOfDifferentRealizationsDoNotHarmOneAnother() throws IOException {
        Path out = folder.resolve("out");
        ResultDirectory directory = ResultDirectory.at(out.toString(), new Configuration());
        try (DirectoryLock live = directory.lock(new Shard(1, 2))) {
            CommandRun few = CommandRun.of("run", spec, "--out", out, "--shard", "2/2", "--set", "realizations=4");
            assertThat(few.exitCode()).as(few.err()).isZero();
        }
        assertThat(CommandRun.of("status", out).out())
                .startsWith("shard 2/2 complete: ")
                .contains("no diagram yet");
        try (DirectoryLock live = directory.lock(new Shard(2, 2))) {
            CommandRun many = CommandRun.of("run", spec, "--out", out, "--shard", "1/2");
            assertThat(many.exitCode()).as(many.err()).isZero();
        }
        CommandRun aggregate = CommandRun.of("aggregate", out);
        assertThat(aggregate.exitCode()).as(aggregate.err()).isZero();
        assertThat(aggregate.err()).matches("(?s)diagram of (8|9|1[0-5]) of 16 units.*");
        assertThat(manifest(out).state()).isEqualTo(RunState.PARTIAL);
        CommandRun whole = CommandRun.of("run", spec, "--out", out);
        assertThat(whole.exitCode()).as(whole.err()).isZero();
        assertThat(ResultBytes.of(out)).isEqualTo(ResultBytes.of(done));
    }

    @Test
    void aReportFinishesShardsAndTheManifestSaysSo() throws IOException {
        Path out = folder.resolve("out");
        for (String shard : List.of("1/2", "2/2")) {
            CommandRun run = CommandRun.of("run", spec, "--out", out, "--shard", shard);
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
        assertThat(manifest(out).state()).isEqualTo(RunState.PARTIAL);
        CommandRun report = CommandRun.of("report", out);
        assertThat(report.exitCode()).as(report.err()).isZero();
        assertThat(manifest(out).state()).isEqualTo(RunState.COMPLETE);
        assertThat(out.resolve("ro-crate-metadata.json")).content().contains("/CompletedActionStatus");
        assertThat(ResultBytes.of(out)).isEqualTo(ResultBytes.of(done));
    }

    private static String failedUnit(Path out) throws IOException {
        ResultDirectory directory = ResultDirectory.at(out.toString(), new Configuration());
        try {
            for (String name : directory.units().names()) {
                for (var row : directory.units().table(name).rows()) {
                    if (row.failed()) {
                        return row.unitId();
                    }
                }
            }
        } catch (CorruptTableException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("no row has failed");
    }

    @Test
    void whatWasRefusedBeforeAnythingWasComputedIsNoSweepToBeInConflictWith() throws IOException {
        Path out = folder.resolve("out");
        CommandRun refused = CommandRun.of("run", spec, "--out", out, "--set", "replicas=100000000");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(refused.err()).contains("of memory for a single temperature");
        assertThat(manifest(out).state()).as("not running").isEqualTo(RunState.PARTIAL);
        assertThat(out.resolve("lock")).doesNotExist();
        CommandRun corrected = CommandRun.of("run", spec, "--out", out);
        assertThat(corrected.exitCode()).as(corrected.err()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spark.authenticate.secret=x | _SPARK_AUTH_SECRET",
                "spark.ssl.keyPassword=x | list of processes",
                "executor.memory=2g | settings of Spark begin with spark.",
            })
    void secretsAndStraySettingsAreRefused(String conf, String words) {
        CommandRun run = CommandRun.of("run", spec, "--out", folder.resolve("out"), "--conf", conf);
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(words);
        assertThat(folder.resolve("out/units")).doesNotExist();
    }

    @Test
    void aPluginThatIsNotThereIsWrongUsage() {
        CommandRun run = CommandRun.of("aggregate", done, "--plugin", folder.resolve("no.jar"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("no.jar: there is no such file");
    }

    @Test
    void anUnreachableMasterIsAnEnvironmentError() throws IOException {
        Path out = folder.resolve("out");
        CommandRun run = CommandRun.of("run", spec, "--out", out, "--master", "nonsense://x");
        assertThat(run.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(run.err())
                .contains("Spark could not start on master 'nonsense://x'")
                .doesNotContain("\tat ");
        assertThat(manifest(out).state()).isEqualTo(RunState.PARTIAL);
        assertThat(out.resolve("lock")).doesNotExist();
    }
}
