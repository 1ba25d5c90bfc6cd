package org.phasesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.submit.SiteFile;
import org.phasesweep.submit.SubmitException;

/** Files and names that mean harm, from outside the program. */
class HostileInputTest {

    @TempDir
    Path folder;

    @Test
    @Timeout(30)
    void aSpecWithoutAnEndIsRefused() throws IOException {
        Path big = Files.write(folder.resolve("big.yaml"), new byte[5 << 20]);
        CommandRun run = CommandRun.of("validate", big);
        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.err()).contains("has more than 4 MB; give the YAML file of a sweep");
        InputStream before = System.in;
        System.setIn(new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        });
        try {
            assertThat(CommandRun.of("validate", "-").err()).contains("has more than 4 MB");
        } finally {
            System.setIn(before);
        }
        assumeTrue(Files.exists(Path.of("/dev/zero")), "there is no /dev/zero, a Unix device");
        assertThat(CommandRun.of("validate", "/dev/zero").err()).contains("has more than 4 MB");
    }

    @Test
    void namesCannotMoveTheCursor() {
        CommandRun run = CommandRun.of("validate", "\u001b[2Jx.yaml");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("there is no file ?[2Jx.yaml").doesNotContain("\u001b");
    }

    @Test
    void passwordsInUrisAreRefusedAndNotRepeated() {
        CommandRun run = CommandRun.of("validate", "hdfs://alice:hunter2@127.0.0.1/spec.yaml", "--verbose");
        assertThat(run.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(run.err()).contains("a URI with a password is not read").doesNotContain("hunter2");
    }

    private ResultDirectory directory() throws IOException {
        ResultDirectory directory = ResultDirectory.at(folder.resolve("dir").toString(), new Configuration());
        directory.create();
        return directory;
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "figures/../../x", "/etc/x", "..", "figures/.."})
    void nothingIsWrittenOrDeletedOutsideOfTheDirectory(String name) throws IOException {
        ResultDirectory directory = directory();
        assertThatThrownBy(() -> directory.writeText(name, "x")).hasMessageContaining("leads out of");
        assertThatThrownBy(() -> directory.delete(name)).hasMessageContaining("leads out of");
        assertThat(folder.toFile().list()).containsExactly("dir");
    }

    /** A link in the place of a file is replaced; a folder's is removed, not what it leads to. */
    @Test
    void linksAreReplacedAndNotFollowed() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Path file = Files.writeString(outside.resolve("file"), "mine");
        ResultDirectory directory = directory();
        Path dir = folder.resolve("dir");
        Files.createSymbolicLink(dir.resolve("diagram.csv"), file);
        directory.writeText("diagram.csv", "ours");
        assertThat(file).hasContent("mine");
        assertThat(dir.resolve("diagram.csv")).hasContent("ours").isRegularFile();
        assertThat(Files.isSymbolicLink(dir.resolve("diagram.csv"))).isFalse();
        Files.createSymbolicLink(dir.resolve("figures"), outside);
        directory.delete("figures");
        assertThat(file).hasContent("mine");
        assertThat(dir.resolve("figures")).doesNotExist();
    }

    private String refusal(String site) throws IOException {
        Path file = Files.writeString(folder.resolve("site.yaml"), site);
        try {
            SiteFile.read(file);
            return "read";
        } catch (SubmitException e) {
            return e.getMessage();
        }
    }

    @Test
    void theSitesFileIsBoundedAndMakesNoObjects() throws IOException {
        assertThat(refusal("x: !!javax.script.ScriptEngineManager []")).isNotEqualTo("read");
        assertThat(refusal("[".repeat(60_000))).isNotEqualTo("read").hasSizeLessThan(2000);
        assertThat(refusal("x".repeat(70_000))).contains("has more than 65536 bytes");
        assertThat(refusal("[]")).contains("must hold settings by target");
        assertThat(refusal("a: &a {b: c}\nd: *a\n")).isNotEqualTo("read");
        assertThat(refusal("a: {b: c}\na: {b: c}\n")).isNotEqualTo("read");
    }
}
