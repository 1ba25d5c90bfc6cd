package org.phasesweep.cli;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.phasesweep.plan.Components;
import org.phasesweep.random.RandomStreams;
import org.phasesweep.store.Manifest;
import picocli.CommandLine.Option;

/** {@code --plugin}: what every command that must know the user's own parts takes. */
final class PluginOptions {

    @Option(
            names = "--plugin",
            paramLabel = "JAR",
            description = "Add the models, samplers, observables, theory curves of a jar.")
    private List<Path> jars = List.of();

    List<Path> jars() {
        return jars;
    }

    /** The registered parts, those of the jars among them; from now on this thread's class loader sees the jars. */
    Components components() throws CommandException {
        if (!jars.isEmpty()) {
            URL[] urls = new URL[jars.size()];
            for (int i = 0; i < urls.length; i++) {
                urls[i] = url(jars.get(i));
            }
            Thread thread = Thread.currentThread();
            thread.setContextClassLoader(new URLClassLoader(urls, thread.getContextClassLoader()));
        }
        return Components.load();
    }

    private static URL url(Path jar) throws CommandException {
        if (!Files.isReadable(jar)) {
            throw new CommandException(ExitCode.USAGE, "--plugin " + jar + ": there is no such file");
        }
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new CommandException(ExitCode.USAGE, "--plugin " + jar + ": " + e.getMessage(), e);
        }
    }

    /** Names and checksums for the manifest. */
    List<Manifest.Plugin> checksums() throws IOException {
        List<Manifest.Plugin> checksums = new ArrayList<>();
        for (Path jar : jars) {
            String sha256 = HexFormat.of().formatHex(RandomStreams.sha256(Files.readAllBytes(jar)));
            checksums.add(new Manifest.Plugin(String.valueOf(jar.getFileName()), sha256));
        }
        return checksums;
    }
}
