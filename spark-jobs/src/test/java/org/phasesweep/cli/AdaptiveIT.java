package org.phasesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.store.UnitFiles;
import org.phasesweep.table.ArrowFile;
import org.phasesweep.table.ColumnTable;
import org.phasesweep.table.UnitRow;

/** {@code target} and {@code refine} decide the same whatever was there before. */
class AdaptiveIT {

    private static final String SPEC = """
            sweep: adaptive
            seed: 3
            model: {kind: gaussian}
            axes:
              dimension: [6]
              load: [0.3, 0.5]
              temperature: {from: 0.1, to: 8, count: 5, scale: log}
            sampler: {kind: planted}
            observables: [participation_ratio, effective_count]
            realizations: 4
            replicas: 8
            target: {participation_ratio: {stderr: 0.02}, max_realizations: 20}
            refine: {observable: participation_ratio, level: 0.5, tolerance: 0.2, along: temperature}
            """;

    @TempDir
    Path folder;

    private Path spec;

    @BeforeEach
    void writeSpec() throws IOException {
        spec = Files.writeString(folder.resolve("adaptive.yaml"), SPEC);
    }

    private Path run(String name, String... options) {
        Path out = folder.resolve(name);
        List<String> arguments = new ArrayList<>(List.of("run", spec.toString(), "--out", out.toString()));
        arguments.addAll(Arrays.asList(options));
        assertThat(PhaseSweep.commandLine().execute(arguments.toArray(String[]::new)))
                .isZero();
        return out;
    }

    private static byte[] diagram(Path directory) throws IOException {
        return Files.readAllBytes(directory.resolve("diagram.arrow"));
    }

    @Test
    void theSameBitsWhateverWasThereBefore() throws Exception {
        Path once = run("once", "--master", "local[1]");
        ColumnTable table = ArrowFile.read(diagram(once));
        assertThat(table.rowCount()).as("refined beyond the grid of 10").isGreaterThan(12);
        assertThat(table.numbers("realizations")).contains(4, 20);
        for (int row = 0; row < table.rowCount(); row++) {
            assertThat(table.numbers("realizations")[row]).isBetween(4.0, 20.0);
            double error = table.numbers("participation_ratio_stderr")[row];
            assertThat(error <= 0.02 || table.numbers("realizations")[row] == 20)
                    .isTrue();
        }

        Path more = run("more", "--set", "target.max_realizations=7", "--set", "realizations=7");
        run("more", "--set", "refine.tolerance=1");
        run("more");
        assertThat(diagram(more)).isEqualTo(diagram(once));
        assertThat(PhaseSweep.commandLine().execute("aggregate", more.toString()))
                .isZero();
        assertThat(diagram(more)).isEqualTo(diagram(once));
    }

    @Test
    void shardsCannotDecide() {
        assertThat(PhaseSweep.commandLine().execute("run", spec.toString(), "--out", folder + "/x", "--shard", "1/2"))
                .isEqualTo(ExitCode.USAGE);
    }

    /** The middle of the only bracket is dropped by where: there is nothing to add. */
    @Test
    void refinementEndsWhereAConditionDropsItsPoints() throws Exception {
        Path out = run(
                "dropped",
                "--set",
                "axes.temperature=[0.5, 1.5]",
                "--set",
                "axes.load=[0.4]",
                "--set",
                "where=[temperature != 1]",
                "--set",
                "realizations=16");
        ColumnTable table = ArrowFile.read(diagram(out));
        assertThat(table.numbers("temperature")).containsExactly(0.5, 1.5);
    }

    @Test
    void whatRoundsHaveAddedCanBeDumped() throws Exception {
        Path out = run("dumped");
        Path dump = folder.resolve("dump");
        assertThat(PhaseSweep.commandLine()
                        .execute(
                                "run",
                                spec.toString(),
                                "--out",
                                out.toString(),
                                "--only",
                                lastUnit(out),
                                "--dump",
                                dump.toString()))
                .isZero();
        long cells = new ObjectMapper()
                .readTree(dump.resolve("unit.json").toFile())
                .path("cells")
                .size();
        assertThat(cells).as("refined beyond the grid of 10").isGreaterThan(12);
    }

    /** A unit of the last round. */
    private static String lastUnit(Path out) throws Exception {
        String last = "";
        int most = -1;
        UnitFiles units =
                ResultDirectory.at(out.toString(), new Configuration()).units();
        for (String name : units.names()) {
            for (UnitRow row : units.table(name).rows()) {
                last = row.realization() > most ? row.unitId() : last;
                most = Math.max(most, row.realization());
            }
        }
        assertThat(most).as("beyond the first round").isGreaterThan(3);
        return last;
    }
}
