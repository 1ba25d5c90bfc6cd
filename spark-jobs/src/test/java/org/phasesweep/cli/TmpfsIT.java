package org.phasesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.phasesweep.testing.ChildProcesses;
import org.phasesweep.testing.ChildProcesses.Child;
import org.phasesweep.testing.Jvm;
import org.phasesweep.testing.MiniHdfs;
import org.phasesweep.testing.TinySweep;
import org.phasesweep.testing.Tmpfs;

/** A real disk that fills while a run in a process of its own writes rows, progress and logs to it, and one for temporary files. */
class TmpfsIT {

    private static final int OUTPUT_LINES = 40;

    @RegisterExtension
    final ChildProcesses processes = new ChildProcesses();

    @TempDir
    static Path baseline;

    private static Path expected;
    private static Path plugin;

    @TempDir
    Path folder;

    private Path spec;

    @BeforeAll
    static void runUndisturbed() {
        plugin = Jvm.plugin(baseline);
        expected = baseline.resolve("out");
        done("run", TinySweep.brief().writeTo(baseline), "--out", expected, "--master", "local[1]");
    }

    @BeforeEach
    void create() {
        spec = TinySweep.brief().withModel("pause_seconds: 0.7").writeTo(folder);
    }

    private static CommandRun done(Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private Child start(Path out, Path temporary) {
        List<String> arguments = new ArrayList<>(List.of("run", spec.toString(), "--out", out.toString()));
        arguments.addAll(List.of("--master", "local[2]", "--plugin", plugin.toString()));
        Path site = MiniHdfs.site(folder, "phasesweep.store.patience.seconds", "3");
        List<Path> classPath =
                Stream.concat(Stream.of(site), Jvm.classPath().stream()).toList();
        List<String> flags = List.of("-Djava.io.tmpdir=" + temporary);
        return processes.start(
                "run", folder, Jvm.phaseSweep(flags, classPath, arguments), Map.of("SPARK_LOCAL_IP", "127.0.0.1"));
    }

    private static void awaitRows(Child run, Path out) throws Exception {
        ChildProcesses.await("the first rows", () -> {
            assertThat(run.alive()).as("the run is going").isTrue();
            return Files.isDirectory(out.resolve("units"))
                    && names(out.resolve("units")).stream().anyMatch(name -> name.endsWith(".arrow"));
        });
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static void assertSameResults(Path out) throws IOException {
        for (String name : List.of("diagram.arrow", "realizations.parquet/part-00000.parquet")) {
            assertThat(out.resolve(name)).hasBinaryContent(Files.readAllBytes(expected.resolve(name)));
        }
    }

    @Test
    void aDiskThatFillsEndsTheRunWhichGoesOnWhenThereIsRoom() throws Exception {
        try (Tmpfs disk = Tmpfs.mount(folder.resolve("disk"), 8)) {
            Path out = disk.folder().resolve("out");
            Child run = start(out, folder);
            awaitRows(run, out);
            disk.fill();
            assertThat(run.exitCode()).as(run.output()).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(run.output())
                    .contains("has no room (No space left on device); free space or raise the quota")
                    .doesNotContain("\tat ");
            assertThat(run.output().lines()).as("no flood").hasSizeLessThan(OUTPUT_LINES);
            assertThat(done("status", out).out()).doesNotStartWith("complete");
            disk.free();
            done("run", spec, "--out", out, "--master", "local[2]");
            assertSameResults(out);
            assertThat(done("status", out).out()).startsWith("complete: 16 of 16 units");
        }
    }

    @Test
    void aFullTemporaryFolderIsSaidBeforeTheRunBegins() throws Exception {
        try (Tmpfs disk = Tmpfs.mount(folder.resolve("disk"), 32)) {
            Path out = folder.resolve("out");
            disk.fill();
            Child run = start(out, disk.folder());
            assertThat(run.exitCode()).as(run.output()).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(run.output())
                    .contains("the temporary folder " + disk.folder() + " has 0 MB left", "set TMPDIR")
                    .doesNotContain("\tat ");
            disk.free();
            Child again = start(out, disk.folder());
            awaitRows(again, out);
            disk.fill();
            assertThat(again.exitCode())
                    .as("nothing of a local run goes there: " + again.output())
                    .isZero();
            assertSameResults(out);
        }
    }
}
