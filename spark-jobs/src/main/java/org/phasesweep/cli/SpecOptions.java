package org.phasesweep.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.phasesweep.plan.Components;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.Settings;
import org.phasesweep.spec.SpecException;
import org.phasesweep.spec.SpecReader;
import org.phasesweep.spec.SweepSpec;
import org.phasesweep.store.Uris;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** SPEC and {@code --set}: what every command that reads a spec takes. */
final class SpecOptions {

    private static final String STDIN = "-";
    private static final String PATH = "path";
    private static final int MOST_BYTES = 4 << 20;

    @Parameters(paramLabel = "SPEC", description = "The sweep's YAML file; - reads standard input.")
    private String spec;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Override a value of the spec: a dotted path and YAML, such as realizations=8 or"
                    + " axes.dimension=[8,16].")
    private List<String> overrides = List.of();

    /**
     * A spec as read.
     *
     * @param text as given
     * @param spec the sweep; a relative path of its data file made absolute
     * @param components the registered parts, plugins among them
     */
    record Loaded(String text, SweepSpec spec, Components components) {}

    Loaded load() throws IOException, SpecException, CommandException {
        Components components = Components.load();
        String text = text();
        String file = spec.equals(STDIN) ? "<stdin>" : spec;
        SweepSpec read = SpecReader.read(text, file, overrides, components.catalog());
        return new Loaded(text, withAbsolutePath(read, components), components);
    }

    /** The overrides as given. */
    List<String> overrides() {
        return overrides;
    }

    /** Where the spec is, from anywhere. @throws CommandException if it is standard input, which a job cannot read */
    String absolute() throws CommandException {
        if (spec.equals(STDIN)) {
            throw new CommandException(ExitCode.USAGE, "a job cannot read standard input; give the spec as a file");
        }
        return Uris.isUri(spec)
                ? spec
                : Path.of(spec).toAbsolutePath().normalize().toString();
    }

    private String text() throws IOException, CommandException {
        if (spec.equals(STDIN)) {
            return decoded(System.in);
        }
        if (!Uris.isUri(spec)) {
            refuseUnreadable(Path.of(spec));
        }
        try (InputStream in = HadoopFiles.open(spec)) {
            return decoded(in);
        }
    }

    private void refuseUnreadable(Path file) throws CommandException {
        if (Files.isDirectory(file)) {
            throw new CommandException(ExitCode.USAGE, spec + " is a folder; give the YAML file of a sweep");
        }
        if (!Files.exists(file)) {
            throw new CommandException(
                    ExitCode.USAGE, "there is no file " + spec + "; 'phasesweep init > " + spec + "' writes one");
        }
    }

    /** Never reads more than a spec can be: the wrong file may be a data file, or a device without an end. */
    private String decoded(InputStream in) throws IOException, CommandException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new CommandException(
                    ExitCode.INVALID,
                    spec + " has more than " + (MOST_BYTES >> 20) + " MB; give the YAML file of a sweep");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CommandException(
                    ExitCode.INVALID, spec + " is not text in UTF-8; give the YAML file of a sweep", e);
        }
    }

    /** A relative path is relative to the spec, or to the working directory for standard input. */
    private SweepSpec withAbsolutePath(SweepSpec read, Components components) {
        Settings settings = read.model().settings();
        if (!settings.has(PATH) || Uris.isUri(settings.text(PATH))) {
            return read;
        }
        String absolute = Uris.isUri(spec)
                ? HadoopFiles.sibling(spec, settings.text(PATH))
                : folder().resolve(settings.text(PATH))
                        .toAbsolutePath()
                        .normalize()
                        .toString();
        Component model = Component.of(components.model(read.model().kind()), settings.with(PATH, absolute));
        return read.withModel(model);
    }

    private Path folder() {
        Path parent = spec.equals(STDIN) ? null : Path.of(spec).getParent();
        return parent == null ? Path.of("") : parent;
    }
}
