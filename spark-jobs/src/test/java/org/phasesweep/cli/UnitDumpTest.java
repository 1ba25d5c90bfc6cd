package org.phasesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.SweepInput;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.plan.SweepPlanner;
import org.phasesweep.spec.SpecReader;
import org.phasesweep.spec.SweepSpec;

class UnitDumpTest {

    private static final int REPLICAS = 5;
    private static final int DIMENSION = 2;

    private static final String YAML = """
            sweep: dumped
            seed: 7
            process: {kind: vp}
            model: {kind: gaussian, spectrum: [2, 0.5]}
            axes: {dimension: [2], sample_count: [3, 4, 9], temperature: [0.5, 2]}
            sampler: {kind: planted}
            observables: [participation_ratio, effective_count, energy]
            realizations: 3
            replicas: 5
            """;

    @TempDir
    private Path folder;

    private final Components components = Components.load();

    private SweepPlan plan() throws Exception {
        SweepSpec spec = SpecReader.read(YAML, "dumped.yaml", List.of(), components.catalog());
        return SweepPlanner.plan(new SweepInput(spec, Optional.empty()), components);
    }

    private JsonNode dump() throws Exception {
        SweepPlan plan = plan();
        UnitDump.write(plan, components, Optional.empty(), plan.slices().get(0).id() + "-r1", folder);
        return new ObjectMapper().readTree(folder.resolve("unit.json").toFile());
    }

    private double[] array(String name, String shape) throws Exception {
        ByteBuffer bytes =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name))).order(ByteOrder.LITTLE_ENDIAN);
        int headerLength = bytes.getShort(8);
        assertThat(new String(bytes.array(), 10, headerLength, StandardCharsets.US_ASCII))
                .contains("'shape': " + shape);
        DoubleBuffer values = bytes.position(10 + headerLength)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer();
        double[] array = new double[values.remaining()];
        values.get(array);
        return array;
    }

    @Test
    void describesTheUnitForMachines() throws Exception {
        JsonNode unit = dump();
        assertThat(unit.at("/unit").asText()).endsWith("-r1");
        assertThat(unit.at("/process/kind").asText()).isEqualTo("vp");
        assertThat(unit.at("/model/spectrum").toString()).isEqualTo("[2.0,0.5]");
        assertThat(unit.at("/sampler/kind").asText()).isEqualTo("planted");
        assertThat(unit.at("/observables").toString()).isEqualTo("[\"participation_ratio\",\"energy\"]");
        assertThat(unit.at("/numbers_version").asInt()).isPositive();
        assertThat(unit.at("/kernel").asText()).startsWith("vector-");
        JsonNode last = unit.at("/cells/5");
        assertThat(last.at("/sample_count").toString()).isEqualTo("9");
        assertThat(last.at("/signal_squared").asDouble()).isEqualTo(1.0 / 3);
        assertThat(last.at("/noise_variance").asDouble()).isEqualTo(2.0 / 3);
    }

    @Test
    void everyCellNamesTheBasePointsItsStatesAreMadeOf() throws Exception {
        JsonNode unit = dump();
        double[] data = array("data.npy", "(9, 2,)");
        double[] noise = array("noise.npy", "(5, 2,)");
        double[] states = array("states.npy", "(6, 5, 2,)");
        for (JsonNode cell : unit.at("/cells")) {
            double[] base = array(cell.get("base").asText(), "(5, 2,)");
            double signal = Math.sqrt(cell.get("signal_squared").asDouble());
            double rootT = Math.sqrt(cell.get("temperature").asDouble());
            for (int replica = 0; replica < REPLICAS; replica++) {
                int row = replica % cell.get("sample_count").asInt();
                for (int k = 0; k < DIMENSION; k++) {
                    int i = replica * DIMENSION + k;
                    assertThat(base[i]).isEqualTo(data[row * DIMENSION + k]);
                    assertThat(states[cell.get("cell").asInt() * REPLICAS * DIMENSION + i])
                            .isEqualTo(signal * (base[i] + rootT * noise[i]));
                }
            }
        }
        assertThat(new TreeSet<>(Arrays.asList(folder.toFile().list())))
                .containsExactly(
                        "base-n3.npy",
                        "base-n4.npy",
                        "base.npy",
                        "data.npy",
                        "noise.npy",
                        "states.npy",
                        "unit.json",
                        "values.csv");
    }

    @Test
    void valuesHaveOneLineForEveryCellAndReplica() throws Exception {
        dump();
        List<String> lines = Files.readAllLines(folder.resolve("values.csv"));
        assertThat(lines).hasSize(1 + 6 * REPLICAS).first().isEqualTo("cell,replica,participation_ratio,energy");
        assertThat(lines.stream().skip(1).map(line -> line.replaceAll("^(\\d+,\\d+),.*", "$1")))
                .doesNotHaveDuplicates();
    }

    @Test
    void classesAreThereWhereAColumnSpeaksOfThem() throws Exception {
        String yaml = YAML.replaceFirst("model: .*", "model: {kind: two-delta}")
                .replace("participation_ratio, effective_count, energy", "class_entropy");
        SweepSpec spec = SpecReader.read(yaml, "dumped.yaml", List.of(), components.catalog());
        SweepPlan plan = SweepPlanner.plan(new SweepInput(spec, Optional.empty()), components);
        UnitDump.write(plan, components, Optional.empty(), plan.slices().get(0).id() + "-r1", folder);
        double[] data = array("data.npy", "(9, 2,)");
        double[] classes = array("classes.npy", "(9,)");
        for (int row = 0; row < 9; row++) {
            assertThat(classes[row]).isEqualTo(data[row * DIMENSION] > 0 ? 0 : 1);
        }
    }

    @Test
    void levelsHaveNoArrays() throws Exception {
        String yaml = YAML.replaceFirst("model: .*", "model: {kind: gaussian}")
                .replaceFirst("sampler: .*", "sampler: {kind: levels, state: planted}")
                .replace("dimension: [2], sample_count: [3, 4, 9]", "dimension: [40], load: [0.1, 40]");
        SweepSpec spec = SpecReader.read(yaml, "dumped.yaml", List.of(), components.catalog());
        SweepPlan plan = SweepPlanner.plan(new SweepInput(spec, Optional.empty()), components);
        String beyond = plan.points().get(plan.points().size() - 1).sliceId();
        UnitDump.write(plan, components, Optional.empty(), beyond + "-r1", folder);
        assertThat(folder).isDirectoryNotContaining("glob:**.npy");
        assertThat(Files.readAllLines(folder.resolve("values.csv"))).hasSize(1 + 5);
        JsonNode cell = new ObjectMapper()
                .readTree(folder.resolve("unit.json").toFile())
                .at("/cells/0");
        assertThat(cell.at("/sample_count").isNull()).isTrue();
        assertThat(cell.at("/log_sample_count").asDouble()).isEqualTo(1600);
        assertThat(cell.has("base")).isFalse();
    }

    @Test
    void anUnknownUnitIsAUsageErrorThatNamesSome() throws Exception {
        SweepPlan plan = plan();
        String slice = plan.slices().get(0).id();
        for (String unit : List.of(slice + "-r3", slice, "nonsense-r0", slice + "-r-1")) {
            assertThatThrownBy(() -> UnitDump.write(plan, components, Optional.empty(), unit, folder))
                    .isInstanceOfSatisfying(
                            CommandException.class,
                            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                    .hasMessageContaining("no such unit")
                    .hasMessageContaining(slice + "-r0");
        }
        assertThat(folder).isEmptyDirectory();
    }
}
