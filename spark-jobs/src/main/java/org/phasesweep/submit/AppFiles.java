package org.phasesweep.submit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a cluster needs of an installation: our jars and the flags of the JVMs.
 *
 * @param home where PhaseSweep is installed
 */
record AppFiles(Path home) {

    private static final String MAIN = "spark-jobs-";

    /** The jar with the main class. */
    Path mainJar() throws SubmitException {
        return jars().stream()
                .filter(AppFiles::isMain)
                .findFirst()
                .orElseThrow(() -> new SubmitException(
                        "there is no " + MAIN + "*.jar in " + folder() + "; install PhaseSweep whole"));
    }

    /** The others of {@code lib/app}, in the order of their names. */
    List<Path> otherJars() throws SubmitException {
        return jars().stream().filter(jar -> !isMain(jar)).toList();
    }

    private List<Path> jars() throws SubmitException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new SubmitException("cannot read " + folder() + " (" + e + "); install PhaseSweep whole", e);
        }
    }

    private static boolean isMain(Path jar) {
        return jar.getFileName().toString().startsWith(MAIN);
    }

    private Path folder() {
        return home.resolve("lib").resolve("app");
    }

    /** Flags of {@code conf/jvm.options} and the vector module, for drivers and executors that others start. */
    String javaOptions() throws SubmitException {
        Path file = home.resolve("conf").resolve("jvm.options");
        try (Stream<String> lines = Files.lines(file)) {
            return Stream.concat(
                            lines.map(String::strip).filter(line -> !line.isEmpty()),
                            Stream.of("--add-modules=jdk.incubator.vector", "-Djava.awt.headless=true"))
                    .collect(Collectors.joining(" "));
        } catch (IOException e) {
            throw new SubmitException("cannot read " + file + " (" + e + "); install PhaseSweep whole", e);
        }
    }
}
