package org.phasesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.testing.FaultyFs;
import org.phasesweep.testing.TinySweep;

/** A disk that has no room for some file of a result directory: the run says so, keeps what it has and goes on later. */
class FullDiskIT {

    private static final String DIAGRAM = "diagram.arrow";
    private static final String REALIZATIONS = "realizations.parquet/part-00000.parquet";

    @TempDir
    static Path baseline;

    private static Path expected;

    @TempDir
    Path folder;

    private Path spec;
    private Path out;

    @BeforeAll
    static void runUndisturbed() {
        expected = baseline.resolve("out");
        done("run", TinySweep.brief().writeTo(baseline), "--out", expected, "--master", "local[1]");
    }

    @BeforeEach
    void create() {
        spec = TinySweep.brief().withModel("pause_seconds: 0.4").writeTo(folder);
        out = folder.resolve("out");
    }

    @AfterEach
    void mend() {
        FaultyFs.mend();
    }

    private static CommandRun done(Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private CommandRun run() {
        return CommandRun.of("run", spec, "--out", FaultyFs.at(out), "--master", "local[2]");
    }

    private String status() {
        return done("status", FaultyFs.at(out)).out();
    }

    private void assertSaid(CommandRun run) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(run.err())
                .contains(out + " has no room (No space left on device); free space or raise the quota")
                .doesNotContain("\tat ");
    }

    private void resume() throws IOException {
        FaultyFs.mend();
        CommandRun run = run();
        assertThat(run.exitCode()).as(run.err()).isZero();
        for (String name : List.of(DIAGRAM, REALIZATIONS)) {
            assertThat(out.resolve(name)).hasBinaryContent(Files.readAllBytes(expected.resolve(name)));
        }
        assertThat(status()).startsWith("complete: 16 of 16 units");
        assertThat(out.resolve("quarantine")).doesNotExist();
    }

    private List<String> temporary() throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.map(Path::toString)
                    .filter(name -> name.contains(".tmp-"))
                    .toList();
        }
    }

    /** Takes paths once so many unit files were begun. */
    private static Predicate<String> after(int unitFiles, Predicate<String> paths) {
        Set<String> begun = ConcurrentHashMap.newKeySet();
        return path -> {
            if (begun.size() >= unitFiles) {
                return paths.test(path);
            }
            if (path.contains("/units/")) {
                begun.add(path);
            }
            return false;
        };
    }

    @Test
    void noRoomForRowsEndsTheRunAndItGoesOnLater() throws Exception {
        FaultyFs.fullFor(after(2, path -> path.contains("/units/")));
        assertSaid(run());
        assertThat(temporary())
                .as("what is half-written would take the last of the room")
                .isEmpty();
        assertThat(status()).startsWith("partial: ");
        resume();
    }

    @Test
    void noRoomForAnythingEndsTheRunAndItGoesOnLater() throws Exception {
        FaultyFs.fullFor(after(2, path -> true));
        assertSaid(run());
        assertThat(temporary()).isEmpty();
        assertThat(status()).startsWith("killed: ").contains("the same command goes on");
        resume();
    }

    @Test
    void roomThatComesBackInTimeIsEnough() throws Exception {
        long[] since = new long[1];
        FaultyFs.fullFor(after(2, path -> {
            since[0] = since[0] == 0 ? System.nanoTime() : since[0];
            return System.nanoTime() - since[0] < 1_000_000_000L;
        }));
        CommandRun run = run();
        assertThat(run.exitCode()).as(run.err()).isZero();
        resume();
    }

    @ParameterizedTest
    @ValueSource(strings = {DIAGRAM, REALIZATIONS, "analysis.json", "report.html"})
    void noRoomForAResultIsNoCompleteRun(String name) throws Exception {
        String file = name.substring(name.lastIndexOf('/') + 1);
        FaultyFs.fullFor(path -> path.contains("_" + file));
        assertSaid(run());
        assertThat(out.resolve(name)).doesNotExist();
        assertThat(temporary()).isEmpty();
        assertThat(status()).startsWith("sampled: 16 of 16 units").contains("the results are not written");
        resume();
    }

    @Test
    void progressThatCannotBeShownStopsNothing() throws Exception {
        FaultyFs.fullFor(path -> path.contains("_progress") || path.contains("_live") || path.contains("_run-"));
        CommandRun run = run();
        assertThat(run.exitCode()).as(run.err()).isZero();
        resume();
    }

    @Test
    void aClockThatIsHoursOffChangesNoNumber() throws Exception {
        FaultyFs.clockAheadBy(-10_000_000);
        assertThat(run().exitCode()).isZero();
        FaultyFs.clockAheadBy(10_000_000);
        resume();
    }
}
