package org.phasesweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.analysis.AnalysisResult.CriticalTime;
import org.phasesweep.model.DataFormatException;
import org.phasesweep.model.DataSource;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.SweepInput;
import org.phasesweep.spec.Measure.Speciation;
import org.phasesweep.spec.SpecException;
import org.phasesweep.spec.SpecReader;
import org.phasesweep.spec.SweepSpec;

class SpeciationFinderTest {

    private static final Components COMPONENTS = Components.load();
    private static final DataSource FILES = path -> Files.newInputStream(Path.of(path));

    /** The digits at a scale at which some pairs have a time and all data have none. */
    private static final String SPEC = """
            sweep: speciation
            seed: 1
            process: {kind: vp}
            model: {kind: dataset, path: ../conf/data/digits.csv.gz, labels: last, preprocess: {centre: true, scale: 0.0625}}
            axes: {sample_count: [4], temperature: [1]}
            sampler: {kind: planted}
            observables: [participation_ratio]
            realizations: 1
            replicas: 1
            analysis: [{speciation: {classes: pairs}}]
            """;

    private static SweepInput input(DataSource source, String... overrides)
            throws SpecException, IOException, DataFormatException {
        SweepSpec spec = SpecReader.read(SPEC, "s.yaml", List.of(overrides), COMPONENTS.catalog());
        return SweepInput.load(spec, COMPONENTS, source);
    }

    private static List<CriticalTime> find(String... overrides) throws Exception {
        SweepInput input = input(FILES, overrides);
        Speciation asked = input.spec().measures(Speciation.class).get(0);
        return new SpeciationFinder(input.spec(), COMPONENTS, input.data().orElseThrow()).find(asked);
    }

    private static CriticalTime pair(List<CriticalTime> times, String... classes) {
        return times.stream()
                .filter(time -> List.of(classes).equals(time.classes()))
                .findFirst()
                .orElseThrow();
    }

    /** t_S = ½ ln Λ; Λ from numpy, see model/speciation.csv. */
    @Test
    void allDataAndEveryPairAreThereAndAbsentWhereTheyAre() throws Exception {
        List<CriticalTime> times = find();
        assertThat(times).hasSize(1 + 45);
        CriticalTime all = times.get(0);
        assertThat(all.classes()).isNull();
        assertThat(all.rows()).isEqualTo(1797);
        assertThat(all.topEigenvalue()).isCloseTo(0.698856702264098, within(1e-12));
        assertThat(all.status()).isEqualTo("absent");
        assertThat(all.temperature()).isNull();
        assertThat(all.time()).isNull();
        assertThat(all.timeStderr()).isNull();
        CriticalTime apart = pair(times, "3", "4");
        assertThat(apart.status()).isEqualTo("ok");
        assertThat(apart.temperature()).isCloseTo(apart.topEigenvalue() - 1, within(1e-15));
        assertThat(apart.time()).isCloseTo(0.5 * Math.log(1.9794236195628), within(1e-11));
        assertThat(apart.timeStderr()).isCloseTo(apart.stderr() / (2 * apart.topEigenvalue()), within(1e-12));
        assertThat(pair(times, "3", "9").status()).isEqualTo("absent");
    }

    /** Λ goes with the square of the scale; the time is t(T = Λ − 1), its error dt/dT times that of Λ. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{kind: vp}            | 1.20713958028063 | 0.04471589082391",
                "{kind: ve, sigma: 2}  | 2.54542680905639 | 0.25000000000000",
                "{kind: edm}           | 3.19087875611493 | 0.15669664635230",
            })
    void theTimeIsThatOfTheProcess(String process, double time, double slope) throws Exception {
        List<CriticalTime> times = find(
                "process=" + process,
                "model.preprocess={centre: true, scale: 0.25}",
                "analysis=[{speciation: {classes: none}}]");
        assertThat(times).hasSize(1);
        assertThat(times.get(0).time()).isCloseTo(time, within(1e-11));
        assertThat(times.get(0).timeStderr()).isCloseTo(slope * times.get(0).stderr(), within(1e-11));
    }

    @Test
    void aProcessWhoseSettingsVaryHasNoOneTime() throws Exception {
        CriticalTime apart = pair(find("process.kind=ve", "axes.process.sigma=[1, 2]"), "3", "4");
        assertThat(apart.status()).isEqualTo("ok");
        assertThat(apart.temperature()).isPositive();
        assertThat(apart.time()).isNull();
    }

    @Test
    void onlyTheKeptClassesHavePairs() throws Exception {
        List<CriticalTime> times = find("model.preprocess={label: [8, 1, 3]}");
        assertThat(times.stream().skip(1))
                .extracting(CriticalTime::classes)
                .containsExactly(List.of("1", "3"), List.of("1", "8"), List.of("3", "8"));
    }

    @Test
    void labelsThatNameNoClassesAreRefusedBeforeAnythingIsSampled() throws Exception {
        StringBuilder numbers = new StringBuilder();
        for (int row = 0; row < 70; row++) {
            numbers.append("1,").append(row).append('\n');
        }
        DataSource many = path -> new ByteArrayInputStream(numbers.toString().getBytes(StandardCharsets.UTF_8));
        String file = "model={kind: dataset, path: x.csv, labels: last}";
        assertThatThrownBy(() -> input(many, file))
                .isInstanceOf(DataFormatException.class)
                .hasMessage("x.csv: speciation of pairs needs 2 to 64 classes, the labels of the rows kept name 70;"
                        + " give labels another column, keep other rows, or write classes: none");
        assertThatThrownBy(() -> input(FILES, "model.preprocess={label: [3]}")).hasMessageContaining("name 1;");
        assertThat(input(many, file, "analysis=[{speciation: {classes: none}}]").data())
                .isNotEqualTo(Optional.empty());
    }

    @Test
    void unknownNumbersAreNullInJson() {
        CriticalTime absent = new CriticalTime("spectral", null, 9, 0.5, 0.1, null, null, null, "absent");
        CriticalTime pair = new CriticalTime("spectral", List.of("a", "b"), 9, 4, 0.5, 3.0, 0.7, 0.06, "ok");
        String json = new AnalysisResult(
                        1, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(absent, pair), List.of())
                .toJson();
        assertThat(json.replaceAll("\\s+", ""))
                .contains(
                        "\"critical_times\":[{\"name\":\"spectral\",\"classes\":null,\"rows\":9,\"top_eigenvalue\":0.5,"
                                + "\"stderr\":0.1,\"temperature\":null,\"time\":null,\"time_stderr\":null,\"status\":\"absent\"},"
                                + "{\"name\":\"spectral\",\"classes\":[\"a\",\"b\"],\"rows\":9,\"top_eigenvalue\":4.0,"
                                + "\"stderr\":0.5,\"temperature\":3.0,\"time\":0.7,\"time_stderr\":0.06,\"status\":\"ok\"}]");
    }
}
