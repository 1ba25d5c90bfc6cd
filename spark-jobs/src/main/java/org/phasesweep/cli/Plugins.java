package org.phasesweep.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.phasesweep.random.RandomStreams;
import org.phasesweep.store.Manifest;

/**
 * The jars of {@code --plugin}: their models, samplers and observables are parts like ours, for every command that reads a
 * spec or a result directory.
 *
 * @param jars local files
 */
record Plugins(List<Path> jars) {

    Plugins {
        jars = List.copyOf(jars);
    }

    /** The first jar that cannot be read. */
    Optional<Path> missing() {
        return jars.stream().filter(jar -> !Files.isReadable(jar)).findFirst();
    }

    /** From now on this thread finds their parts. */
    void install() {
        if (!jars.isEmpty()) {
            Thread thread = Thread.currentThread();
            URL[] urls = jars.stream().map(Plugins::url).toArray(URL[]::new);
            thread.setContextClassLoader(new URLClassLoader(urls, thread.getContextClassLoader()));
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For the manifest. */
    List<Manifest.Plugin> checksums() throws IOException {
        List<Manifest.Plugin> checksums = new ArrayList<>();
        for (Path jar : jars) {
            String sha256 = HexFormat.of().formatHex(RandomStreams.sha256(Files.readAllBytes(jar)));
            checksums.add(new Manifest.Plugin(String.valueOf(jar.getFileName()), sha256));
        }
        return checksums;
    }
}
