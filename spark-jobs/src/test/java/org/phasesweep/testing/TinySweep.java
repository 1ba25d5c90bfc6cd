package org.phasesweep.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.phasesweep.aggregate.Aggregate;
import org.phasesweep.aggregate.Aggregator;
import org.phasesweep.model.DataFormatException;
import org.phasesweep.model.DataMatrix;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.PlanException;
import org.phasesweep.plan.Resources;
import org.phasesweep.plan.Resources.Shard;
import org.phasesweep.plan.SweepInput;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.plan.SweepPlanner;
import org.phasesweep.plan.TaskPacker;
import org.phasesweep.spark.Packing;
import org.phasesweep.spark.SweepJob;
import org.phasesweep.spec.Catalog.Section;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.Descriptor;
import org.phasesweep.spec.Settings;
import org.phasesweep.spec.SpecException;
import org.phasesweep.spec.SpecReader;
import org.phasesweep.spec.SpecWriter;
import org.phasesweep.spec.SweepSpec;
import org.phasesweep.store.ResultDirectory;

/** A sweep small enough for tests: a spec with overrides, its plan, its packing. */
public final class TinySweep {

    private static final String DATA = "tiny.csv";
    private static final int DATA_ROWS = 29;
    private static final int ROWS_PER_TILE = 4;

    private static final String YAML = """
            sweep: tiny
            seed: 7
            model: {kind: troubled}
            axes:
              dimension: [3, 4]
              sample_count: [5, 10]
              temperature: [0.5, 1.0, 2.0]
            sampler: {kind: planted}
            observables: [OBSERVABLES]
            realizations: 8
            replicas: 3
            """;

    /** What only data with classes have, and only spins on a lattice. */
    private static final Predicate<String> OF_CLASSES = name -> name.startsWith("class_");

    private static final Predicate<String> OF_LATTICES =
            name -> name.startsWith("data_") || name.equals("autocorrelation_time");

    private final Components components = Components.load();
    private final String yaml;
    private final SweepInput input;
    private final SweepPlan plan;

    private TinySweep(String yaml) {
        try {
            this.yaml = yaml;
            SweepSpec read = SpecReader.read(yaml, "tiny.yaml", List.of(), components.catalog());
            this.input = inSmallTiles(SweepInput.load(read, components, path -> new ByteArrayInputStream(csv())));
            this.plan = SweepPlanner.plan(input, components);
        } catch (SpecException | PlanException | IOException | DataFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sweep as it is: planted states of Gaussian data, 16 units, with every observable that planted states have. */
    public static TinySweep create() {
        return new TinySweep(YAML.replace("OBSERVABLES", observables("planted", OF_CLASSES.negate())));
    }

    /** The same with two observables: a report of few figures. */
    public static TinySweep brief() {
        return new TinySweep(YAML.replace("OBSERVABLES", "participation_ratio, posterior_entropy"));
    }

    /** The same with fresh states. */
    public static TinySweep fresh() {
        return new TinySweep(YAML.replace("OBSERVABLES", observables("fresh", OF_CLASSES.negate()))
                .replace("planted", "fresh"));
    }

    /** The same over load in place of the sample count. */
    public static TinySweep overLoad() {
        return create().with("sample_count: [5, 10]", "load: [0.4, 0.7]");
    }

    /** Levels of 2981, 3e9 and, as a number, infinitely many points: drawn all, drawn in part, drawn with ln N alone. */
    public static TinySweep levels() {
        return new TinySweep(
                YAML.replace("OBSERVABLES", "participation_ratio, energy, posterior_entropy, planted_weight")
                        .replace("{kind: planted}", "{kind: levels, state: planted}")
                        .replace("{kind: troubled}", "{kind: gaussian}")
                        .replace("dimension: [3, 4]", "dimension: [40]")
                        .replace("sample_count: [5, 10]", "load: [0.2, 0.546, 20]"));
    }

    /** Planted or fresh states of a data file with labels, whose 29 rows are broadcast in eight tiles. */
    public static TinySweep ofData(String sampler) {
        return new TinySweep(YAML.replace("OBSERVABLES", observables(sampler, name -> true))
                .replace("planted", sampler)
                .replace(
                        "{kind: troubled}",
                        "{kind: dataset, path: " + DATA + ", labels: last, preprocess: {centre: true}}")
                .replace("  dimension: [3, 4]\n", ""));
    }

    private static String observables(String sampler, Predicate<String> wanted) {
        Components components = Components.load();
        Component chosen = Component.of(components.sampler(sampler), Settings.EMPTY);
        return components.catalog().all(Section.OBSERVABLE).stream()
                .map(Descriptor::name)
                .filter(wanted.and(OF_LATTICES.negate()))
                .filter(name -> components.catalog().refusal(chosen, name).isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static byte[] csv() {
        return IntStream.range(0, DATA_ROWS)
                .mapToObj(i ->
                        (i * 17 % 29) / 8.0 + "," + (i * i % 23) / 9.0 + "," + (i * 5 % 11) / 4.0 + "," + i % 4 + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static SweepInput inSmallTiles(SweepInput input) {
        return new SweepInput(input.spec(), input.data().map(TinySweep::inSmallTiles));
    }

    private static DataMatrix inSmallTiles(DataMatrix data) {
        List<double[]> tiles = new ArrayList<>();
        for (int first = 0; first < data.rows(); first += ROWS_PER_TILE) {
            int rows = Math.min(ROWS_PER_TILE, data.rows() - first);
            double[] tile = new double[rows * data.columns()];
            Arrays.setAll(tile, i -> Double.NaN);
            for (int row = 0; row < rows; row++) {
                data.row(first + row, tile, row * data.columns());
            }
            tiles.add(tile);
        }
        return new DataMatrix(
                data.uri(),
                data.sha256(),
                data.rows(),
                data.columns(),
                ROWS_PER_TILE,
                tiles,
                data.labels(),
                data.classes());
    }

    /** The same sweep with a part of its text replaced, which must be there. */
    public TinySweep with(String part, String replacement) {
        if (!yaml.contains(part)) {
            throw new IllegalArgumentException("no '" + part + "' in " + yaml);
        }
        return new TinySweep(yaml.replace(part, replacement));
    }

    public TinySweep withModel(String settings) {
        return with("{kind: troubled}", "{kind: troubled, " + settings + "}");
    }

    public SweepPlan plan() {
        return plan;
    }

    public SweepSpec spec() {
        return plan.spec();
    }

    /** The spec as a file for the command line. */
    public Path writeTo(Path folder) {
        try {
            return Files.writeString(folder.resolve("tiny.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Packs for two cores. */
    public Packing packing(Shard shard) {
        return packing(new Resources(2, 256 << 20, shard));
    }

    public Packing packing(Resources resources) {
        return completed -> TaskPacker.pack(plan, components, completed, resources);
    }

    public SweepJob job(ResultDirectory directory) {
        return job(directory, packing(Shard.ALL), Shard.ALL);
    }

    public SweepJob job(ResultDirectory directory, Packing packing, Shard shard) {
        return new SweepJob(directory, spec(), SpecWriter.write(spec()), input.data(), packing, shard, Long.MAX_VALUE);
    }

    public Aggregate aggregate(ResultDirectory directory) throws IOException, PlanException {
        return new Aggregator(directory, input, components).aggregate();
    }

    /** A new result directory on the local file system. */
    public static ResultDirectory directory(Path folder) {
        try {
            ResultDirectory directory = ResultDirectory.at(folder.toString(), new Configuration());
            directory.create();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
