package org.phasesweep.testing;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the launcher starts Java. The class path is that of the tests without the tests; their model comes as a plugin. */
public final class Jvm {

    /** Half the time of a tiny sweep is the optimising compiler's; the bits are the same without it. */
    private static final String BRIEF = "-XX:TieredStopAtLevel=1";

    private static final String JAR = ".jar";

    private Jvm() {}

    /** For the environment of scripts and daemons: the JVMs that they start are to live briefly. */
    public static Map<String, String> brief() {
        return Map.of("JAVA_TOOL_OPTIONS", BRIEF);
    }

    /** The command line of PhaseSweep as a user's process. */
    public static List<String> phaseSweep(List<String> flags, List<Path> classPath, List<String> arguments) {
        List<String> all =
                new ArrayList<>(List.of("-Djava.awt.headless=true", "--add-modules", "jdk.incubator.vector"));
        all.addAll(flags);
        List<String> command = java("512m", all, joined(classPath, File.pathSeparator));
        command.add("org.phasesweep.cli.PhaseSweep");
        command.addAll(arguments);
        return command;
    }

    /** A JVM that lives briefly, with the options that Spark and Arrow need; the main class is to be added. */
    public static List<String> java(String heap, List<String> flags, String classPath) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + options());
        command.add("-Xmx" + heap);
        command.add(BRIEF);
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath));
        return command;
    }

    private static Path options() {
        Path options = Path.of(System.getProperty("basedir", "."), "..", "conf", "jvm.options");
        if (!Files.exists(options)) {
            throw new IllegalStateException("run the tests with Maven: there is no " + options.toAbsolutePath());
        }
        return options.toAbsolutePath().normalize();
    }

    /** These paths in one text. */
    public static String joined(List<Path> paths, String separator) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(separator));
    }

    /** The class path without the classes of the tests. */
    public static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(entry -> !entry.equals(testClasses()))
                .filter(entry -> !entry.toString().contains("minicluster"))
                .toList();
    }

    private static Path testClasses() {
        return Path.of(System.getProperty("basedir", "."), "target", "test-classes")
                .toAbsolutePath();
    }

    /** The class path as jars: folders of classes are packed into the given folder. */
    public static List<Path> jars(Path folder) {
        List<Path> jars = new ArrayList<>();
        for (Path entry : classPath()) {
            boolean jar = entry.toString().endsWith(JAR);
            jars.add(jar ? entry : pack(entry, file -> true, folder.resolve("classes-" + jars.size() + JAR)));
        }
        return jars;
    }

    /** A jar with {@link TroubledModel}, as users write them. */
    public static Path plugin(Path folder) {
        Predicate<Path> wanted = file ->
                file.toString().contains("TroubledModel") || file.toString().contains("ModelType");
        return pack(testClasses(), wanted, folder.resolve("troubled" + JAR));
    }

    private static Path pack(Path classes, Predicate<Path> wanted, Path jar) {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).filter(wanted).toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, entries);
                entries.closeEntry();
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
