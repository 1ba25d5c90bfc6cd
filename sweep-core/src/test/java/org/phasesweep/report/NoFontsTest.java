package org.phasesweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports on machines that cannot draw. */
class NoFontsTest {

    private static ReportInput input() {
        return SyntheticSweep.over(SyntheticSweep.PHASE_DIAGRAM)
                .withBoundary("temperature")
                .input();
    }

    @Test
    void figuresAreCsvAloneAndHeatMapsAreTables() {
        WrittenReport drawn = WrittenReport.of(input());
        WrittenReport plain = WrittenReport.of(input(), Optional.of("Error: No physical fonts found."));
        assertThat(plain.figures("csv")).isEqualTo(drawn.figures("csv"));
        plain.figures("csv")
                .forEach(name -> assertThat(plain.text("figures/" + name + ".csv"))
                        .isEqualTo(drawn.text("figures/" + name + ".csv")));
        assertThat(plain.figures("svg")).isEmpty();
        assertThat(plain.figures("png")).isEmpty();
        assertThat(plain.warnings()).singleElement().asString().contains("no fonts", "No physical fonts found");
        assertThat(plain.page().getElementsByTagName("svg").getLength()).isZero();
        assertThat(plain.html()).contains("The figures are not drawn", "style=\"background:#");
    }

    /** A Java without the module of AWT, fonts and images: nothing of the report may need it. */
    @Test
    void aJavaWithoutAwtWritesTheReport(@TempDir Path folder) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--limit-modules",
                        "java.base,java.xml,java.logging,java.naming,java.sql,jdk.unsupported",
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WithoutAwt.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        assertThat(output.lines().filter(line -> line.startsWith("warning: "))).hasSize(1);
        assertThat(Files.readString(folder.resolve("report.html"))).contains("The figures are not drawn");
        String[] figures = folder.resolve("figures").toFile().list();
        assertThat(figures).hasSize(6).allMatch(name -> name.endsWith(".csv"));
    }

    /** What the other Java runs. */
    static final class WithoutAwt {

        private WithoutAwt() {}

        public static void main(String[] arguments) throws IOException {
            File folder = new File(arguments[0]);
            ReportFiles files = (name, content) -> {
                Path file = folder.toPath().resolve(name);
                Files.createDirectories(file.getParent());
                try (var out = Files.newOutputStream(file)) {
                    content.writeTo(out);
                }
            };
            Report.write(input(), files).forEach(warning -> System.out.println("warning: " + warning));
        }
    }
}
