package org.phasesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phasesweep.parquet.ParquetTable;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.table.ArrowFile;
import org.phasesweep.table.ColumnTable;
import org.phasesweep.table.UnitTable;
import org.phasesweep.testing.ResultBytes;

/** An observable that is a list, from the spec to every file of the result. */
class ListColumnsIT {

    private static final String SPEC = """
            sweep: lists
            seed: 7
            model: {kind: two-delta}
            axes: {dimension: [2, 3], temperature: [0.5, 1, 2]}
            sampler: {kind: population}
            observables: [overlap_histogram, overlap]
            realizations: 6
            replicas: 20
            """;

    @TempDir
    static Path folder;

    private static Path spec;
    private static Path whole;

    @BeforeAll
    static void runOnce() throws IOException {
        spec = Files.writeString(folder.resolve("lists.yaml"), SPEC);
        whole = folder.resolve("whole");
        assertDone(CommandRun.of("run", spec, "--out", whole, "--master", "local[2]"));
    }

    private static void assertDone(CommandRun run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    /** Two draws are of one delta or of both: P(q = ±1) = (1 ± ⟨q⟩)/2. */
    @Test
    void theDiagramHasTheDistributionWithItsErrorsAndItsBins() throws Exception {
        ColumnTable diagram = ArrowFile.read(Files.readAllBytes(whole.resolve("diagram.arrow")));
        assertThat(diagram.names())
                .endsWith(
                        "overlap_flag",
                        "overlap_histogram",
                        "overlap_histogram_stderr",
                        "overlap_histogram_thermal_stderr",
                        "overlap_histogram_flag",
                        "overlap_histogram_edges");
        for (int row = 0; row < 6; row++) {
            double[] histogram = diagram.lists("overlap_histogram")[row];
            assertThat(histogram).hasSize(41);
            assertThat(Arrays.stream(histogram).sum()).isCloseTo(1, within(1e-14));
            assertThat(histogram[40]).isCloseTo((1 + diagram.numbers("overlap")[row]) / 2, within(1e-14));
            assertThat(diagram.lists("overlap_histogram_stderr")[row][0])
                    .isCloseTo(diagram.numbers("overlap_stderr")[row] / 2, within(1e-14));
            assertThat(diagram.lists("overlap_histogram_edges")[row])
                    .hasSize(42)
                    .startsWith(-1.0)
                    .endsWith(1.0);
        }
        ColumnTable parquet = ParquetTable.read(Files.readAllBytes(whole.resolve("diagram.parquet")));
        assertThat(parquet.names()).isEqualTo(diagram.names());
        assertThat(parquet.lists("overlap_histogram_thermal_stderr"))
                .isDeepEqualTo(diagram.lists("overlap_histogram_thermal_stderr"));
        assertThat(Files.readString(whole.resolve("diagram.csv"))).doesNotContain("histogram");
        assertThat(whole.resolve("figures/bins-overlap_histogram-by-temperature.csv"))
                .content()
                .contains("bin_centre,overlap_histogram,overlap_histogram_stderr");
        assertThat(Files.readString(whole.resolve("report.html"))).contains("Overlap histogram");
    }

    @Test
    void realizationsHaveTheListsOfTheirRows() throws Exception {
        ColumnTable rows =
                ParquetTable.read(Files.readAllBytes(whole.resolve("realizations.parquet/part-00000.parquet")));
        assertThat(rows.rowCount()).isEqualTo(36);
        double[] overlap = rows.numbers("overlap");
        for (int row = 0; row < 36; row++) {
            assertThat(rows.lists("overlap_histogram")[row][0]).isCloseTo((1 - overlap[row]) / 2, within(1e-14));
            assertThat(rows.lists("overlap_histogram_replica_variance")[row][0])
                    .isCloseTo(rows.numbers("overlap_replica_variance")[row] / 4, within(1e-14));
        }
    }

    @Test
    void shardsAndLaterRealizationsGiveTheSameBytesAndAnAlteredEntryIsFound() throws Exception {
        Path parts = folder.resolve("parts");
        for (String shard : List.of("1/2", "2/2")) {
            assertDone(CommandRun.of(
                    "run", spec, "--out", parts, "--shard", shard, "--set", "realizations=4", "--master", "local[1]"));
        }
        assertDone(CommandRun.of("run", spec, "--out", parts, "--master", "local[2]"));
        assertThat(ResultBytes.of(parts)).isEqualTo(ResultBytes.of(whole));
        CommandRun verify = CommandRun.of("verify", parts, "--all");
        assertThat(verify.out()).isEmpty();
        assertThat(verify.err()).contains("no differences");
        assertThat(verify.exitCode()).isZero();
        alterEntry(parts);
        CommandRun altered = CommandRun.of("verify", parts, "--all");
        assertThat(altered.exitCode()).isEqualTo(ExitCode.UNITS_FAILED);
        assertThat(altered.out())
                .contains("overlap_histogram[3]: stored 0.25, computed again 0.0")
                .containsPattern("diagram.arrow, row .* overlap_histogram: the file says \\[.*0.0416");
    }

    /** A unit file whole and with a right checksum, with another entry in one list. */
    private static void alterEntry(Path directory) throws Exception {
        var units =
                ResultDirectory.at(directory.toString(), new Configuration()).units();
        String name = units.names().get(0);
        UnitTable table = units.table(name);
        table.rows().get(0).listMeans()[0][3] = 0.25;
        Files.write(directory.resolve("units").resolve(name), table.toArrow());
    }

    @Test
    void arraysForPythonHaveARowForEachPoint() throws Exception {
        Path file = folder.resolve("lists.npz");
        assertDone(CommandRun.of("export", whole, "--format", "npz", "-o", file));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            byte[] array =
                    zip.getInputStream(zip.getEntry("overlap_histogram.npy")).readAllBytes();
            assertThat(new String(array, 0, 128, StandardCharsets.US_ASCII)).contains("(6, 41,)");
            assertThat(array.length).isEqualTo(128 + 6 * 41 * Double.BYTES);
        }
    }
}
