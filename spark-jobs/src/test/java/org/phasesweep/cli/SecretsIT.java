package org.phasesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.phasesweep.testing.ChildProcesses;
import org.phasesweep.testing.ChildProcesses.Child;
import org.phasesweep.testing.Jvm;
import org.phasesweep.testing.TinySweep;

/** Where a secret does not get to: the list of processes, logs, results, messages. */
class SecretsIT {

    private static final String OF_ENVIRONMENT = "5ecre7-of-the-environment";
    private static final String OF_FILE = "5ecre7-of-the-file";

    @RegisterExtension
    final ChildProcesses processes = new ChildProcesses();

    @TempDir
    Path folder;

    @Test
    void aSecretIsNowhereButInItsPlace() throws Exception {
        Path out = folder.resolve("out");
        Child run = run(
                out,
                "--set",
                "model.pause_seconds=0.3",
                "--conf",
                "spark.authenticate=true",
                "--conf",
                "spark.logConf=true");
        ChildProcesses.await("the first rows", () -> {
            assertThat(run.alive()).as("the run is going: %s", run.output()).isTrue();
            return Files.isDirectory(out.resolve("units")) && Files.exists(out.resolve("progress.json"));
        });
        Path cmdline = Path.of("/proc", Long.toString(run.pid()), "cmdline");
        if (Files.exists(cmdline)) {
            assertThat(Files.readString(cmdline, StandardCharsets.ISO_8859_1)).doesNotContain("5ecre7");
        }
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).doesNotContain("5ecre7");
        assertThat(texts(out))
                .isNotEmpty()
                .allSatisfy((file, text) -> assertThat(text).as(file.toString()).doesNotContain("5ecre7"));
        assertThat(texts(out).keySet().stream().map(file -> file.getFileName().toString()))
                .contains("manifest.json", "ro-crate-metadata.json", "report.html")
                .anyMatch(name -> name.endsWith(".log"));
    }

    @Test
    void errorsDoNotRepeatIt() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), OF_FILE);
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        Path out = folder.resolve("out");
        Child run = run(
                out,
                "--master",
                "spark://127.0.0.1:9",
                "--conf",
                "spark.authenticate.secret.file=" + secret,
                "--verbose");
        assertThat(run.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(run.output())
                .contains("others can read " + secret + "; chmod 600", "\tat org.phasesweep")
                .doesNotContain("5ecre7");
    }

    private Child run(Path out, String... options) {
        Path spec = TinySweep.create().writeTo(folder);
        List<String> arguments = Stream.concat(
                        Stream.of(
                                "run",
                                spec.toString(),
                                "--out",
                                out.toString(),
                                "--plugin",
                                Jvm.plugin(folder).toString()),
                        Stream.of(options))
                .toList();
        return processes.start(
                "run",
                folder,
                Jvm.phaseSweep(List.of(), Jvm.classPath(), arguments),
                Map.of("_SPARK_AUTH_SECRET", OF_ENVIRONMENT, "SPARK_LOCAL_IP", "127.0.0.1"));
    }

    private static Map<Path, String> texts(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).collect(Collectors.toMap(file -> file, SecretsIT::text));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
