package org.phasesweep.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * PhaseSweep as users install it: a folder with the launcher, {@code conf}, {@code cluster}, {@code lib/app} (ours and small)
 * and {@code lib/spark} (what a site's Spark brings), made of links to the class path of the tests. There is nothing to build
 * in it, so that its launcher never calls Maven.
 */
public final class Installation implements AutoCloseable {

    private static final List<String> OURS = List.of(
            "classes-",
            "phasesweep",
            "sweep-core",
            "spark-jobs",
            "picocli",
            "snakeyaml",
            "jfreechart",
            "batik",
            "xmlgraphics",
            "commons-rng",
            "commons-statistics",
            "commons-numbers");

    private final Path home;
    private final List<Path> links = new ArrayList<>();

    private Installation(Path home) {
        this.home = home;
    }

    /** Makes one at {@code home} of a folder; jars of our own classes are packed into that folder. */
    public static Installation in(Path folder) {
        try {
            Installation installation = new Installation(Files.createDirectories(folder.resolve("home")));
            installation.fill(folder);
            return installation;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(Path folder) throws IOException {
        Path sources = Path.of(System.getProperty("basedir", "."), "..").toRealPath();
        Files.copy(sources.resolve("phasesweep"), launcher(), StandardCopyOption.COPY_ATTRIBUTES);
        link(home.resolve("conf"), sources.resolve("conf"));
        link(home.resolve("cluster"), sources.resolve("cluster"));
        Path app = Files.createDirectories(home.resolve("lib/app"));
        Path spark = Files.createDirectories(sparkJars());
        for (Path jar : Jvm.jars(folder)) {
            String name = jar.getFileName().toString();
            Path place = OURS.stream().anyMatch(name::startsWith) ? app : spark;
            link(place.resolve(name), jar);
        }
    }

    private void link(Path link, Path target) throws IOException {
        if (!Files.exists(link)) {
            links.add(Files.createSymbolicLink(link, target));
        }
    }

    /** Its root. */
    public Path home() {
        return home;
    }

    /** The script {@code phasesweep}. */
    public Path launcher() {
        return home.resolve("phasesweep");
    }

    /** The folder of Spark's jars and what comes with them. */
    public Path sparkJars() {
        return home.resolve("lib/spark");
    }

    /** The jars that executors need beside Spark's. */
    public List<Path> appJars() {
        try (Stream<Path> jars = Files.list(home.resolve("lib/app"))) {
            return jars.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the links, so that whoever empties the folder does not follow them. */
    @Override
    public void close() throws IOException {
        for (Path link : links) {
            Files.deleteIfExists(link);
        }
    }
}
