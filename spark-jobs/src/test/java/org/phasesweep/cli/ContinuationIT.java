package org.phasesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.store.Manifest;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.store.RunState;
import org.phasesweep.table.CorruptTableException;
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
    }

    @Test
    void fewerRealizationsUseTheFirstAndMoreAreAdded() throws IOException {
        Path out = folder.resolve("out");
        CommandRun few = CommandRun.of("run", spec, "--out", out, "--set", "realizations=3");
        assertThat(few.exitCode()).as(few.err()).isZero();
        byte[] three = Files.readAllBytes(out.resolve("diagram.arrow"));
        CommandRun all = CommandRun.of("run", spec, "--out", out);
        assertThat(all.exitCode()).as(all.err()).isZero();
        assertThat(Files.readAllBytes(out.resolve("diagram.arrow")))
                .isEqualTo(Files.readAllBytes(done.resolve("diagram.arrow")));
        assertThat(manifest(out).unitsFound()).isEqualTo(6);
        assertThat(manifest(out).unitsComputed()).isEqualTo(10);
        CommandRun again = CommandRun.of("run", spec, "--out", out, "--set", "realizations=3");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(Files.readAllBytes(out.resolve("diagram.arrow"))).isEqualTo(three);
        assertThat(manifest(out).unitsComputed()).isZero();
        assertThat(manifest(out).unitsTotal()).isEqualTo(6);
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
        assertThat(Files.readAllBytes(out.resolve("diagram.arrow")))
                .isEqualTo(Files.readAllBytes(done.resolve("diagram.arrow")));
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
