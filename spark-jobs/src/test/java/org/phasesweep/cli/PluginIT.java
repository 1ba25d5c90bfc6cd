package org.phasesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phasesweep.table.ArrowFile;
import org.phasesweep.table.ColumnTable;

/** A user's jar with one class and one registration: spec, engine, diagram and manifest know it. */
class PluginIT {

    private static final String CLASS = """
            package mine;
            public final class HalfWeight implements org.phasesweep.observable.StateObservable {
                @Override public String name() { return "half_weight"; }
                @Override public String summary() { return "half of the largest weight"; }
                @Override public double value(org.phasesweep.observable.PosteriorState state) {
                    return 0.5 / state.sums().weights();
                }
            }
            """;

    private static final String SPEC = """
            sweep: plugin
            seed: 1
            model: {kind: gaussian}
            axes: {dimension: [4], sample_count: [5], temperature: [0.5, 1]}
            sampler: {kind: fresh}
            observables: [max_weight, half_weight]
            realizations: 2
            replicas: 4
            """;

    @TempDir
    Path folder;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @AfterEach
    void restoreClassLoader() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private Path jar(String text) throws IOException {
        Path source = Files.createDirectories(folder.resolve("mine")).resolve("HalfWeight.java");
        Files.writeString(source, text);
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", System.getProperty("java.class.path"), source.toString());
        assertThat(status).isZero();
        Path jar = folder.resolve("mine.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new ZipEntry("mine/HalfWeight.class"));
            out.write(Files.readAllBytes(source.resolveSibling("HalfWeight.class")));
            out.putNextEntry(new ZipEntry("META-INF/services/org.phasesweep.observable.Observable"));
            out.write("mine.HalfWeight\n".getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    @Test
    void itsObservableIsAColumnAndItsChecksumInTheManifest() throws Exception {
        Path spec = Files.writeString(folder.resolve("plugin.yaml"), SPEC);
        Path out = folder.resolve("out");
        Path jar = jar(CLASS);
        assertThat(PhaseSweep.commandLine().execute("validate", spec.toString()))
                .isEqualTo(ExitCode.INVALID);
        assertThat(PhaseSweep.commandLine()
                        .execute("run", spec.toString(), "--out", out.toString(), "--plugin", jar.toString()))
                .isEqualTo(ExitCode.DONE);
        assertThat(PhaseSweep.commandLine().execute("report", out.toString(), "--plugin", jar.toString()))
                .isEqualTo(ExitCode.DONE);
        ColumnTable diagram = ArrowFile.read(Files.readAllBytes(out.resolve("diagram.arrow")));
        for (int row = 0; row < diagram.rowCount(); row++) {
            assertThat(2 * diagram.numbers("half_weight")[row]).isEqualTo(diagram.numbers("max_weight")[row]);
        }
        assertThat(Files.readString(out.resolve("manifest.json"))).contains("\"mine.jar\"");

        jar(CLASS.replace("0.5 /", "1.5 /"));
        assertThat(PhaseSweep.commandLine()
                        .execute("run", spec.toString(), "--out", out.toString(), "--plugin", jar.toString()))
                .as("another jar of the same name")
                .isEqualTo(ExitCode.INVALID);
    }
}
