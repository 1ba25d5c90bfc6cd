package org.phasesweep.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.model.DataFormatException;
import org.phasesweep.spec.SpecReader;

/** What does not fit together is refused before anything is sampled, with the cell and the remedy. */
class PlanChecksTest {

    private static final Components COMPONENTS = Components.load();

    private static final String SPEC = """
            sweep: test
            seed: 1
            process: {kind: %s}
            model: {kind: %s}
            axes: {dimension: [3, 4], sample_count: [5, 10], temperature: [0.5, 2]}
            sampler: {kind: planted}
            observables: [participation_ratio]
            realizations: 3
            replicas: 4
            """;

    private static final String DATA_SPEC = """
            sweep: test
            seed: 1
            model: {kind: dataset, path: %s}
            axes: {sample_count: [2, 4], temperature: [0.5, 2]}
            sampler: {kind: planted}
            observables: [participation_ratio]
            realizations: 3
            replicas: 4
            """;

    private static final String CSV = "1,2,3\n4,5,6\n7,8,9\n0,1,2\n";

    private static SweepPlan plan(String process, String model, String... overrides) throws Exception {
        String spec = SPEC.formatted(process, model);
        return SweepPlanner.plan(
                new SweepInput(
                        SpecReader.read(spec, "s.yaml", List.of(overrides), COMPONENTS.catalog()),
                        java.util.Optional.empty()),
                COMPONENTS);
    }

    private static SweepPlan planOfData(String path, String csv, String... overrides) throws Exception {
        SweepInput input = SweepInput.load(
                SpecReader.read(DATA_SPEC.formatted(path), "s.yaml", List.of(overrides), COMPONENTS.catalog()),
                COMPONENTS,
                uri -> new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
        return SweepPlanner.plan(input, COMPONENTS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vp | gaussian, spectrum: [1, 2, 3] | dimension 4, load 0.40235947810852507, temperature 0.5: model gaussian:"
                        + " spectrum has 3 eigenvalues but dimension is 4; give one eigenvalue for each dimension",
                "vp | gaussian, spectrum: [0, 0, 0] | dimension 3, load 0.5364793041447001, temperature 0.5: model gaussian:"
                        + " all eigenvalues of spectrum are 0, so that all data are one point; raise one",
                "vp-beta, beta_min: 3, beta_max: 1 | gaussian | dimension 3, load 0.5364793041447001, temperature 0.5:"
                        + " process vp-beta: beta_max = 1.0 is below beta_min = 3.0; raise beta_max"
            })
    void partsThatDoNotFitAreRefused(String process, String model, String message) {
        assertThatThrownBy(() -> plan(process, model))
                .isInstanceOf(PlanException.class)
                .hasMessage(message);
    }

    @Test
    void whereDropsCellsThatDoNotFit() throws Exception {
        assertThat(plan("vp", "gaussian, spectrum: [1, 2, 3]", "where=[dimension == 3]")
                        .slices())
                .hasSize(1);
        assertThat(plan("vp", "gaussian", "where=[sample_count <= 100]", "axes.sample_count=[10, 1e30]")
                        .points())
                .hasSize(4);
        SweepPlan schedules = plan(
                "vp-beta",
                "gaussian",
                "axes.process.beta_min=[0, 2]",
                "axes.process.beta_max=[1, 3]",
                "where=[process.beta_min <= process.beta_max]");
        assertThat(schedules.slices()).hasSize(6);
    }

    @Test
    void moreDataPointsThanCanBeCountedAreRefusedWithWhatToDo() throws Exception {
        String many = "axes.sample_count=[10, 1e30]";
        assertThatThrownBy(() -> plan("vp", "gaussian", many))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("1.0E30 data points, more than can be counted")
                .hasMessageContaining("where: [sample_count <= 1e6]")
                .hasMessageContaining("sampler: {kind: levels, state: planted or fresh}");
        assertThat(plan("vp", "gaussian", many, "sampler={kind: levels, state: fresh}")
                        .points())
                .hasSize(8);
    }

    @Test
    void anAxisOverASettingOfTheModelIsCheckedAtEveryValue() throws Exception {
        assertThat(plan("vp", "gaussian, spectrum: [1, 2, 3]", "axes.model.variance=[1, 2]", "axes.dimension=[3]")
                        .slices())
                .hasSize(2);
        assertThatThrownBy(() ->
                        plan("vp-beta, beta_min: 2", "gaussian", "axes.process.beta_max=[3, 1]", "axes.dimension=[3]"))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("process.beta_max 1.0: process vp-beta: beta_max = 1.0 is below beta_min = 2.0");
    }

    /** What a sampler needs of a model may be given by an axis, at each of its values. */
    @Test
    void axesOfTheSamplerAreAskedForWhatTheModelNeeds() throws Exception {
        String sampler = "sampler={kind: generative-bath, bath_size: 4}";
        String observables = "observables=[magnetization]";
        assertThat(plan(
                                "ve",
                                "gaussian",
                                sampler,
                                observables,
                                "axes={dimension: [3], temperature: [1], sampler.sweeps: [4, 9]}")
                        .points())
                .hasSize(2);
        assertThatThrownBy(() -> plan(
                        "ve",
                        "gaussian",
                        sampler,
                        observables,
                        "axes={dimension: [3], temperature: [1], sampler.sweeps: [4, 0]}"))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("sampler.sweeps 0.0: sampler 'generative-bath' draws model 'two-delta' exactly");
    }

    @Test
    void theDimensionOfADataSetIsTheFiles() throws Exception {
        SweepPlan plan = planOfData("x.csv", CSV);
        assertThat(plan.points()).hasSize(4).allMatch(point -> point.dimension() == 3);
        assertThat(planOfData("x.csv", CSV, "where=[dimension == 3, sample_count > 2]")
                        .points())
                .hasSize(2);
        assertThatThrownBy(() -> planOfData("x.csv", CSV, "where=[dimension > 3]"))
                .hasMessageContaining("no cell is left");
    }

    @Test
    void moreDataPointsThanRowsAreRefused() throws Exception {
        assertThatThrownBy(() -> planOfData("x.csv", CSV, "axes.sample_count=[5]"))
                .isInstanceOf(PlanException.class)
                .hasMessage("sample_count 5 is more than the 4 rows that x.csv can give; lower it");
        assertThatThrownBy(() -> planOfData("x.csv", CSV, "sampler.kind=fresh"))
                .isInstanceOf(PlanException.class)
                .hasMessage(
                        "sample_count 4 is more than the 3 rows that x.csv can give (sampler fresh keeps at least one"
                                + " row outside the data); lower it");
        assertThat(planOfData("x.csv", CSV, "sampler.kind=fresh", "where=[sample_count <= 3]")
                        .points())
                .hasSize(2);
    }

    @Test
    void aFileIsItsChecksumNotItsPath() throws Exception {
        List<Slice> here = planOfData("x.csv", CSV).slices();
        assertThat(planOfData("folder/y.csv", CSV).slices().get(0).id())
                .isEqualTo(here.get(0).id());
        assertThat(planOfData("y.txt, format: csv", CSV).slices().get(0).id())
                .isEqualTo(here.get(0).id());
        assertThat(planOfData("x.csv", CSV.replace('9', '8')).slices().get(0).id())
                .isNotEqualTo(here.get(0).id());
        assertThat(planOfData("x.csv, preprocess: {scale: 2}", CSV)
                        .slices()
                        .get(0)
                        .id())
                .isNotEqualTo(here.get(0).id());
        assertThat(planOfData("x.csv, preprocess: {scale: 1, centre: false}", CSV)
                        .slices()
                        .get(0)
                        .id())
                .as("defaults given are no difference")
                .isEqualTo(here.get(0).id());
    }

    @Test
    void aChecksumThatIsGivenMustBeTheFiles() throws Exception {
        String actual = planOfData("x.csv", CSV).spec().model().settings().text("sha256");
        String upper = actual.toUpperCase(java.util.Locale.ROOT);
        assertThat(planOfData("x.csv, sha256: \"" + upper + "\"", CSV).slices()).hasSize(1);
        assertThatThrownBy(() -> planOfData("x.csv, sha256: \"abc\"", CSV))
                .isInstanceOf(DataFormatException.class)
                .hasMessage("x.csv: its SHA-256 is " + actual
                        + ", the spec says abc; it is another file, or it was changed");
    }
}
