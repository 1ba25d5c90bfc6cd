package org.phasesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.plan.Resources.Shard;
import org.phasesweep.store.DirectoryLock;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.table.UnitRow;
import org.phasesweep.table.UnitTable;
import org.phasesweep.testing.CrateRules;
import org.phasesweep.testing.Rows;
import org.phasesweep.verify.Findings;
import org.phasesweep.verify.Verification;

/** {@code verify} finds nothing in what a run has written, and everything that was changed in it afterwards. */
class VerifyIT {

    private static final String SPEC = """
            sweep: verified
            seed: 7
            model: {kind: gaussian}
            axes: {dimension: [3], sample_count: [4, 6], temperature: [0.5, 2]}
            sampler: {kind: planted}
            observables: [participation_ratio, effective_count]
            realizations: 4
            replicas: 3
            """;

    private static final String OF_DATA = SPEC.replace("{kind: gaussian}", "{kind: dataset, path: '<b>&data.csv'}")
            .replace("dimension: [3], ", "")
            .replace("planted", "fresh");

    @TempDir
    static Path all;

    private static Path plain;
    private static Path ofData;

    @TempDir
    Path folder;

    private Path copy;

    @BeforeAll
    static void runOnce() throws IOException {
        StringBuilder csv = new StringBuilder();
        for (int row = 0; row < 12; row++) {
            csv.append(row * 5 % 7 / 4.0).append(',').append(row * row % 5).append('\n');
        }
        Files.writeString(all.resolve("<b>&data.csv"), csv);
        plain = run("plain", SPEC);
        ofData = run("ofData", OF_DATA);
    }

    private static Path run(String name, String spec, String... options) throws IOException {
        Path file = Files.writeString(all.resolve(name + ".yaml"), spec);
        Path out = all.resolve(name);
        List<Object> arguments = new ArrayList<>(List.of("run", file, "--out", out, "--master", "local[2]"));
        arguments.addAll(List.of(options));
        CommandRun run = CommandRun.of(arguments.toArray());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return out;
    }

    @BeforeEach
    void copyOne() throws IOException {
        copy = copyOf(plain);
    }

    private Path copyOf(Path directory) throws IOException {
        Path target = folder.resolve("copy-of-" + directory.getFileName());
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(directory.relativize(file).toString()));
            }
        }
        return target;
    }

    private static CommandRun verify(Path directory, Object... options) {
        List<Object> arguments = new ArrayList<>(List.of("verify", directory));
        arguments.addAll(List.of(options));
        return CommandRun.of(arguments.toArray());
    }

    private static void edit(Path file, UnaryOperator<String> change) {
        try {
            String before = Files.readString(file);
            assertThat(change.apply(before)).as("the edit changes something").isNotEqualTo(before);
            Files.writeString(file, change.apply(before));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    plain    | gaussian | planted                         | replicas: 3
                    fresh    | gaussian | fresh                           | replicas: 3
                    levels   | gaussian | levels, state: fresh            | replicas: 3
                    adaptive | gaussian | planted                         | refine: {observable: participation_ratio, level: 0.7, tolerance: 0.4, along: temperature}""")
    void nothingIsFoundWhereNothingIsWrong(String name, String model, String sampler, String last) throws IOException {
        String spec = SPEC.replace("planted", sampler).replace("gaussian", model)
                + (last.startsWith("replicas") ? "" : last + "\n");
        Path out = name.equals("plain")
                ? plain
                : run(
                        name,
                        name.equals("levels")
                                ? spec.replace("participation_ratio, effective_count", "participation_ratio")
                                : spec);
        CommandRun verify = verify(out, "--all");
        assertThat(verify.out()).isEmpty();
        assertThat(verify.err()).contains("run again and compared bit for bit", "no differences");
        assertThat(verify.exitCode()).isZero();
        assertThat(verify.err()).containsPattern("([0-9]+) of \\1 units run again");
    }

    @Test
    void nothingIsWrittenAndTheChoiceCanBeRepeated() throws IOException {
        List<String> before = listing(copy);
        CommandRun first = verify(copy, "--units", "2", "--seed", "-5");
        assertThat(first.err()).contains("2 of 4 units run again", "--seed -5");
        assertThat(first.exitCode()).isZero();
        assertThat(listing(copy)).isEqualTo(before);
        assertThat(verify(copy, "--units", "2", "--all").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(verify(folder.resolve("nowhere")).exitCode()).isEqualTo(ExitCode.USAGE);
    }

    private static List<String> listing(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<String> lines = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                lines.add(file + " " + Files.getLastModifiedTime(file));
            }
            return lines;
        }
    }

    /** Writes a unit file again, whole and with a right checksum, with another row for its first good one. */
    private static UnitRow forge(Path directory, UnaryOperator<UnitRow> change) throws Exception {
        var units =
                ResultDirectory.at(directory.toString(), new Configuration()).units();
        String name = units.names().get(0);
        UnitTable table = units.table(name);
        List<UnitRow> rows = new ArrayList<>(table.rows());
        UnitRow before = rows.set(0, change.apply(rows.get(0)));
        Files.write(directory.resolve("units").resolve(name), new UnitTable(table.columns(), rows).toArrow());
        return before;
    }

    private static UnitRow flipped(UnitRow row) {
        double[] means = row.means().clone();
        means[0] = Double.longBitsToDouble(Double.doubleToLongBits(means[0]) ^ 1);
        return Rows.with(row, means, row.replicaVariances());
    }

    @Test
    void aFlippedBitBehindARightChecksumIsFoundByTheResultsAndByRunningAgain() throws Exception {
        UnitRow before = forge(copy, VerifyIT::flipped);
        CommandRun verify = verify(copy, "--all");
        assertThat(verify.exitCode()).isEqualTo(ExitCode.UNITS_FAILED);
        String stored = Double.toString(flipped(before).means()[0]);
        String right = Double.toString(before.means()[0]);
        assertThat(verify.out())
                .contains("unit " + before.unitId() + ", cell " + before.cellId())
                .contains("participation_ratio: stored " + stored + ", computed again " + right)
                .containsPattern("realizations.parquet/part-00000.parquet, row .*" + before.unitId()
                        + ".* participation_ratio: the file says " + right + ", the units give " + stored);
        assertThat(CommandRun.of("aggregate", copy).exitCode()).isZero();
        CommandRun again = verify(copy, "--all");
        assertThat(again.out().lines().toList())
                .as("the results agree with the forged unit now")
                .singleElement()
                .asString()
                .contains("computed again " + right);
        assertThat(again.exitCode()).isEqualTo(ExitCode.UNITS_FAILED);
    }

    private Path firstUnitFile() throws IOException {
        try (Stream<Path> units = Files.list(copy.resolve("units"))) {
            return units.sorted().findFirst().orElseThrow();
        }
    }

    @Test
    void aBrokenChecksumAndALostFileAreFound() throws Exception {
        Path unit = firstUnitFile();
        byte[] bytes = Files.readAllBytes(unit);
        bytes[bytes.length / 2] ^= 1;
        Files.write(unit, bytes);
        CommandRun broken = verify(copy);
        assertThat(broken.out()).contains("units/" + unit.getFileName() + ": checksum is");
        assertThat(broken.exitCode()).isEqualTo(ExitCode.UNITS_FAILED);
        Files.delete(unit);
        CommandRun lost = verify(copy);
        assertThat(lost.out())
                .contains("manifest.json says complete, but only")
                .as("rows that have moved up are no differences of their own")
                .doesNotContain(", row ");
        assertThat(lost.exitCode()).isEqualTo(ExitCode.UNITS_FAILED);
    }

    @Test
    void aRenamedUnitFileIsFound() throws IOException {
        Path unit = firstUnitFile();
        Files.move(unit, unit.resolveSibling("0".repeat(64) + ".arrow"));
        assertThat(verify(copy).out()).contains("has other rows than those its name stands for");
    }

    @ParameterizedTest
    @CsvSource({"diagram.csv", "diagram.arrow", "diagram.parquet", "realizations.parquet/part-00000.parquet"})
    void aMissingResultIsFound(String file) throws IOException {
        Files.delete(copy.resolve(file));
        assertThat(verify(copy).out()).contains(file + " is missing");
    }

    @Test
    void anAlteredDiagramIsFoundWithItsPlaceAndBothValues() {
        edit(copy.resolve("diagram.csv"), text -> text.replaceFirst("(?m)^(3\\.0,4\\.0,.*),1\\.0$", "$1,0.0"));
        CommandRun verify = verify(copy);
        assertThat(verify.exitCode()).isEqualTo(ExitCode.UNITS_FAILED);
        assertThat(verify.out())
                .containsPattern("diagram.csv, row 1 \\(dimension 3.0, sample_count 4.0, .*temperature 0.5.*\\),"
                        + " effective_count_flag: the file says 0.0, the units give 1.0")
                .contains("diagram.csv: SHA-256 is ");
    }

    @Test
    void ofManyDifferencesInAFileTheFirstTwentyAreTold() {
        edit(
                copy.resolve("diagram.csv"),
                text -> text.replaceAll("(?m)^3\\.0,", "5.0,").replaceAll(",(\\d)", ",7$1"));
        CommandRun verify = verify(copy, "--units", "0");
        List<String> lines = verify.out()
                .lines()
                .filter(line -> line.startsWith("diagram.csv") && !line.contains("SHA-256"))
                .toList();
        assertThat(lines).hasSize(21);
        assertThat(lines.get(20)).matches("diagram.csv: [0-9]+ more values differ");
    }

    @ParameterizedTest
    @CsvSource({"report.html", "analysis.json", "sweep.yaml"})
    void anAlteredDescriptionIsFoundByItsChecksum(String file) {
        edit(copy.resolve(file), text -> text + " ");
        CommandRun verify = verify(copy);
        assertThat(verify.out()).contains(file + ": SHA-256 is ");
        assertThat(verify.exitCode()).isEqualTo(ExitCode.UNITS_FAILED);
    }

    private static void manifest(Path directory, String key, Object value) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Path file = directory.resolve("manifest.json");
        ObjectNode manifest = (ObjectNode) json.readTree(file.toFile());
        Files.writeString(file, json.writeValueAsString(manifest.putPOJO(key, value)));
    }

    @Test
    void anotherSeedIsFoundHoweverManyChecksumsAgree() throws Exception {
        manifest(copy, "seed", 8);
        assertThat(verify(copy).out()).contains("manifest.json: seed is 8, it should be 7");
        edit(copy.resolve("sweep.resolved.yaml"), text -> text.replace("seed: 7", "seed: 8"));
        assertThat(verify(copy).out()).contains("manifest.json: spec_sha256 is ");
        String sha = org.phasesweep.store.Sha256.of(Files.readAllBytes(copy.resolve("sweep.resolved.yaml")));
        manifest(copy, "spec_sha256", sha);
        assertThat(CommandRun.of("aggregate", copy).exitCode()).isZero();
        CommandRun verify = verify(copy, "--units", "1");
        assertThat(verify.out())
                .contains(" rows in units/ are of no grid point of the spec: they and all others are of another sweep")
                .doesNotContain("manifest", "SHA-256");
        assertThat(verify.exitCode()).isEqualTo(ExitCode.UNITS_FAILED);
    }

    @Test
    void otherNumbersAndArchitecturesAreSaidFirst() throws IOException {
        manifest(copy, "architecture", "riscv64");
        CommandRun elsewhere = verify(copy);
        assertThat(elsewhere.err()).startsWith("computed on riscv64, this machine is ");
        manifest(copy, "numbers_version", 1);
        assertThat(CommandRun.of("aggregate", copy).exitCode()).isZero();
        CommandRun older = verify(copy);
        assertThat(older.err()).contains("computed with numbers_version 1, this software has ");
        assertThat(older.out()).isEmpty();
        assertThat(older.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        Files.writeString(copy.resolve("manifest.json"), "{");
        assertThat(verify(copy).out()).contains("manifest.json is damaged (");
        Files.delete(copy.resolve("manifest.json"));
        assertThat(verify(copy).out()).contains("manifest.json is missing");
    }

    @Test
    void theDirectoryDescribesItselfAsAProcessRunCrate() throws IOException {
        for (Path directory : List.of(plain, ofData)) {
            Map<String, JsonNode> entities = CrateRules.check(directory);
            assertThat(entities.get("#run").at("/actionStatus/@id").asText()).endsWith("/CompletedActionStatus");
            assertThat(entities).containsKeys("report.html", "analysis.json", "diagram.arrow", "failures.parquet");
            assertThat(Files.readString(directory.resolve("ro-crate-metadata.json")))
                    .doesNotContain(all.toString(), System.getProperty("user.home"));
        }
        Files.delete(copy.resolve("ro-crate-metadata.json"));
        for (String command : List.of("aggregate", "analyze", "report")) {
            assertThat(CommandRun.of(command, copy).exitCode()).isZero();
            CrateRules.check(copy);
        }
    }

    @Test
    void namesOfFilesAreTextInTheReport() throws IOException {
        assertThat(Files.readString(ofData.resolve("report.html")))
                .contains("&lt;b&gt;&amp;data.csv")
                .doesNotContain("<b>", "<script");
    }

    @Test
    void aLocationMayBeAUriAndTimeMayBeShort() throws Exception {
        assertThat(CommandRun.of("verify", copy.toUri(), "--units", "1").exitCode())
                .isZero();
        List<String> remarks = new ArrayList<>();
        Findings findings = new Findings(line -> fail(line), remarks::add);
        OpenedSweep sweep = OpenedSweep.open(copy.toString());
        Verification verification = new Verification(sweep.directory(), sweep.input(), sweep.components(), findings);
        verification.units(verification.files(), Optional.empty(), new Verification.Effort(1, 4, 0));
        assertThat(remarks)
                .singleElement()
                .asString()
                .startsWith("1 of 4 units run again")
                .contains("time was up");
    }

    @Test
    void aMissingPluginIsSaidFirst() throws IOException {
        manifest(copy, "plugins", List.of(new org.phasesweep.store.Manifest.Plugin("mine.jar", "ab")));
        CommandRun verify = verify(copy);
        assertThat(verify.err()).startsWith("computed with the plugin mine.jar (SHA-256 ab), which is not given");
        assertThat(verify.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
    }

    @Test
    void aDataFileThatIsGoneIsSaidAndOneThatIsAnotherIsADifference() throws IOException {
        assertThat(verify(ofData, "--all").err()).contains("4 of 4 units run again");
        Path data = all.resolve("<b>&data.csv");
        byte[] before = Files.readAllBytes(data);
        try {
            Files.delete(data);
            CommandRun gone = verify(ofData);
            assertThat(gone.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(gone.out()).isEmpty();
            assertThat(gone.err()).contains("there is no such file", "units are not run again");
            Files.writeString(data, "1,2\n3,4\n");
            CommandRun other = verify(ofData);
            assertThat(other.exitCode()).isEqualTo(ExitCode.UNITS_FAILED);
            assertThat(other.out()).contains("data.csv: its SHA-256 is ");
        } finally {
            Files.write(data, before);
        }
    }

    @Test
    void aFailedRowThatNowSucceedsIsReported() throws Exception {
        UnitRow before = forge(copy, row -> Rows.failed(row, "executor lost"));
        CommandRun verify = verify(copy, "--all");
        assertThat(verify.err())
                .contains("unit " + before.unitId(), "failed (executor lost) and now succeeds; the run's command");
    }

    @Test
    void aRunAtWorkIsNoTrouble() throws IOException {
        ResultDirectory directory = ResultDirectory.at(copy.toString(), new Configuration());
        edit(copy.resolve("diagram.csv"), text -> text + "\n");
        try (DirectoryLock lock = directory.lock(Shard.ALL)) {
            assertThat(lock.held()).isTrue();
            CommandRun verify = verify(copy);
            assertThat(verify.err()).contains("a run is at work");
            assertThat(verify.out()).isEmpty();
            assertThat(verify.exitCode()).isZero();
        }
        assertThat(verify(copy).exitCode()).isEqualTo(ExitCode.UNITS_FAILED);
    }
}
