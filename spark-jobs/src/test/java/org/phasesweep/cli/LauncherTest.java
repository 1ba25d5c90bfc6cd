package org.phasesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code phasesweep} with a Java, a Maven and a flock that only pretend. */
class LauncherTest {

    @TempDir
    Path home;

    private void program(String name, String... lines) throws IOException {
        Path file = Files.createDirectories(home.resolve("bin")).resolve(name);
        Files.writeString(file, "#!/usr/bin/env bash\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** Or every other launcher that finds changed sources would wait for the end of this one's run. */
    @Test
    void aRunDoesNotKeepTheLockOfABuildThatItWaitedFor() throws Exception {
        Files.copy(Path.of(System.getProperty("basedir", "."), "..", "phasesweep"), home.resolve("phasesweep"));
        Files.writeString(home.resolve("pom.xml"), "");
        program("mvn", "exit 1");
        program(
                "flock",
                "mkdir -p " + home + "/lib/app " + home + "/lib/spark",
                "touch " + home + "/lib/spark/spark-core_2.13-4.0.0.jar " + home + "/lib/built");
        program(
                "java",
                "if [ \"$1\" = -version ]; then echo 'openjdk version \"17.0.1\"' >&2",
                "elif { : >&9; } 2>/dev/null; then echo locked",
                "else echo free; fi");
        ProcessBuilder launcher = new ProcessBuilder(
                        "bash", home.resolve("phasesweep").toString(), "list", "models")
                .redirectError(home.resolve("stderr").toFile());
        launcher.environment().put("PATH", home.resolve("bin") + ":/usr/bin:/bin");
        launcher.environment().remove("JAVA_HOME");
        Process process = launcher.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(Files.readString(home.resolve("stderr")))
                .isZero();
        assertThat(output).isEqualTo("free\n");
    }
}
