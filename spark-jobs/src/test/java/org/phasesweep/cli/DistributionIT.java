package org.phasesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.phasesweep.testing.ChildProcesses;
import org.phasesweep.testing.ChildProcesses.Child;
import org.phasesweep.testing.Installation;
import org.phasesweep.testing.TinySweep;

/** The tarball of {@code mvn package} on a Spark that is not its own. */
class DistributionIT {

    @RegisterExtension
    final ChildProcesses processes = new ChildProcesses();

    @TempDir
    Path folder;

    private Installation installation;
    private Path launcher;
    private Path spec;

    @BeforeEach
    void unpack() throws Exception {
        installation = Installation.in(folder);
        spec = TinySweep.create().with("{kind: troubled}", "{kind: gaussian}").writeTo(folder);
        Path target = Path.of(System.getProperty("basedir", "."), "target");
        try (Stream<Path> files = Files.list(target)) {
            List<Path> tarballs =
                    files.filter(file -> file.toString().endsWith(".tar.gz")).toList();
            assertThat(tarballs).as("what mvn package makes in " + target).hasSize(1);
            Child tar = start(Map.of(), "tar", "-xzf", tarballs.get(0).toString());
            assertThat(tar.exitCode()).as(tar.output()).isZero();
        }
        launcher = folder.resolve("site/phasesweep");
        try (Stream<Path> roots = Files.list(folder)) {
            Files.move(
                    roots.filter(root -> root.getFileName().toString().startsWith("phasesweep-"))
                            .findFirst()
                            .orElseThrow(),
                    launcher.getParent());
        }
    }

    @AfterEach
    void remove() throws IOException {
        installation.close();
    }

    /** With a PATH that has java and no spark-submit. */
    private Child start(Map<String, String> environment, String... command) {
        List<String> words = new ArrayList<>(List.of("env", "-u", "SPARK_HOME", "-C", folder.toString()));
        words.addAll(List.of("PATH=/usr/bin:/bin", "JAVA_HOME=" + System.getProperty("java.home")));
        environment.forEach((name, value) -> words.add(name + "=" + value));
        words.addAll(List.of(command));
        return processes.start("distribution", folder, words, Map.of());
    }

    private Path sparkHome(String name, String core) throws IOException {
        Path home = folder.resolve(name);
        Files.writeString(Files.createDirectories(home.resolve("jars")).resolve(core), "");
        return home;
    }

    @Test
    void computesTheSameBytesOnASitesSpark() throws Exception {
        Path here = folder.resolve("here");
        CommandRun run = CommandRun.of("run", spec, "--out", here, "--master", "local[2]");
        assertThat(run.exitCode()).as(run.err()).isZero();
        Path spark = Files.createDirectories(folder.resolve("spark"));
        Path jars = Files.createSymbolicLink(spark.resolve("jars"), installation.sparkJars());
        Path there = folder.resolve("there");
        Child unpacked = start(
                Map.of("SPARK_HOME", spark.toString()),
                launcher.toString(),
                "run",
                spec.toString(),
                "--out",
                there.toString(),
                "--memory",
                "512m");
        assertThat(unpacked.exitCode()).as(unpacked.output()).isZero();
        assertThat(Files.readAllBytes(there.resolve("diagram.arrow")))
                .isEqualTo(Files.readAllBytes(here.resolve("diagram.arrow")));
        assertThat(launcher.resolveSibling("phasesweep.cdx.json")).content().contains("picocli");
        Files.delete(jars);
    }

    @Test
    void holdsWhatUsersNeedAndNoSpark() throws IOException {
        Path root = launcher.getParent();
        try (Stream<Path> files = Files.list(root)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "phasesweep",
                            "conf",
                            "cluster",
                            "notebooks",
                            "lib",
                            "README.md",
                            "LICENSE",
                            "SECURITY.md",
                            "phasesweep.cdx.json",
                            "CHANGELOG.md",
                            "CITATION.cff");
        }
        assertThat(names(root.resolve("lib"))).containsExactly("app");
        assertThat(names(root.resolve("lib/app")))
                .as("what the checkout has in lib/app; that nothing is missing, the run shows")
                .isSubsetOf(names(installation.home().resolve("lib/app")));
        assertThat(root.resolve("phasesweep")).isExecutable();
        Path sources = installation.home().resolve("cluster").toRealPath();
        try (Stream<Path> files = Files.walk(sources)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(
                                    Files.isExecutable(root.resolve("cluster").resolve(sources.relativize(file))))
                            .as(file + " can be executed as in the checkout")
                            .isEqualTo(Files.isExecutable(file)));
        }
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    @Test
    void saysWhatToDoWithoutTheRightSpark() throws Exception {
        refuses(Map.of(), "there is no Spark: SPARK_HOME is not set and no spark-submit is on the PATH");
        Path old = sparkHome("old", "spark-core_2.12-3.5.1.jar");
        refuses(Map.of("SPARK_HOME", old.toString()), "is spark-core_2.12-3.5.1, Spark 4 with Scala 2.13 is needed");
        Path empty = sparkHome("empty", "other.jar");
        refuses(
                Map.of("SPARK_HOME", empty.toString()),
                "there is no Spark in " + empty + ": its jars/ holds no spark-core");
        Path submit = Files.createDirectories(old.resolve("bin")).resolve("spark-submit");
        Files.writeString(submit, "#!/bin/sh\n");
        assertThat(submit.toFile().setExecutable(true)).isTrue();
        refuses(Map.of("PATH", submit.getParent() + ":/usr/bin:/bin"), "the Spark in " + old + " is spark-core_2.12");
    }

    private void refuses(Map<String, String> environment, String message) throws Exception {
        Child refused = start(environment, launcher.toString(), "validate", spec.toString());
        assertThat(refused.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(refused.output()).contains(message, "set SPARK_HOME to the folder of a Spark 4 distribution");
    }
}
