package org.phasesweep.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.plan.Components;

class SpecWriterTest {

    private static final Catalog CATALOG = Components.load().catalog();

    private static SweepSpec read(String yaml, String... overrides) throws SpecException {
        return SpecReader.read(yaml, "s.yaml", List.of(overrides), CATALOG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seed=-9223372036854775808",
                "model.variance=0.1",
                "model.spectrum=[1, 2.5e-17, 0]",
                "model={kind: gaussian-mixture, separation: 2, weight: 0.25}",
                "model={kind: dataset, path: \"a \\\"b\\\\c.csv\", preprocess: {rows: [0, 10], centre: true, label: [3, 8]}}",
                "axes.process.sigma=[0.5, 1, 2]",
                "axes.dimension={from: 1, to: 1000, count: 10, scale: log}",
                "zip=[[dimension, load]]",
                "where=[sample_count <= 20000, load < 0.7]",
                "disorder=independent",
                "unit_time_limit_seconds=0.5",
                "analysis=[{crossing: {observable: posterior_entropy, size: dimension, along: temperature}}]",
                "analysis=[{collapse: {observable: posterior_entropy, size: dimension, along: temperature}}]",
                "analysis=[{collapse: {observable: posterior_entropy, size: dimension, along: temperature, critical: 1.5,"
                        + " nu: 2, omega: -0.25, window: 3, correction: 0.5}}]",
                "analysis=[{exponent: {observable: posterior_entropy, along: temperature, critical: 0, side: above}}]",
                "analysis=[{exponent: {observable: posterior_entropy, along: temperature, critical: -1, side: both,"
                        + " from: 0.01, to: 0.5}}, {extremum: {observable: posterior_entropy, along: temperature,"
                        + " kind: minimum}}]",
                "target={participation_ratio: {stderr: 0.01}, max_realizations: 4096}",
                "refine={observable: participation_ratio, level: 0.5, tolerance: 0.01, along: temperature}",
            })
    void whatIsWrittenIsReadBackTheSame(String override) throws SpecException {
        String extra = switch (override.substring(0, 9)) {
            case "axes.proc" -> "process.kind=ve";
            case "zip=[[dim" -> "axes.load=[0.1, 0.2]";
            default -> "replicas=32";
        };
        String base = override.contains("kind: dataset")
                ? BrokenSpecTest.VALID.replace("  dimension: [8, 16]\n", "")
                : BrokenSpecTest.VALID;
        SweepSpec spec = read(base, override, extra);
        SweepSpec again = read(SpecWriter.write(spec));
        assertThat(again).isEqualTo(spec);
        assertThat(SpecWriter.write(again)).isEqualTo(SpecWriter.write(spec));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "pairs"})
    void speciationIsWrittenAndReadBackTheSame(String classes) throws SpecException {
        SweepSpec spec = read(
                BrokenSpecTest.VALID.replace("  dimension: [8, 16]\n", ""),
                "model={kind: dataset, path: a.csv, labels: last}",
                "analysis=[{speciation: {classes: " + classes + "}}]");
        assertThat(spec.measures(Measure.Speciation.class)).hasSize(1);
        assertThat(read(SpecWriter.write(spec))).isEqualTo(spec);
    }

    @Test
    void identitiesDoNotDependOnHowANumberIsWritten() throws SpecException {
        String plain = BrokenSpecTest.VALID;
        for (String one : List.of("1", "1.0", "1e0", "0x1", "+1")) {
            SweepSpec other = read(plain.replace("variance: 1.0", "variance: " + one));
            assertThat(other.model().canonical("model"))
                    .isEqualTo(read(plain).model().canonical("model"));
        }
        assertThat(read(plain.replace(", variance: 1.0", "")).model().canonical("model"))
                .isEqualTo(read(plain).model().canonical("model"));
    }

    @Test
    void rangesHaveExactEndsAndTwelveDigits() throws SpecException {
        SweepSpec spec = read(BrokenSpecTest.VALID, "axes.load={from: 0.1, to: 0.7, count: 7}");
        assertThat(spec.axis("load").orElseThrow().values()).containsExactly(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7);
    }

    @Test
    void wholeRangesAreRoundedAndRepeatsDropped() throws SpecException {
        SweepSpec spec = read(BrokenSpecTest.VALID, "axes.dimension={from: 1, to: 4, count: 7}");
        assertThat(spec.axis("dimension").orElseThrow().values()).containsExactly(1.0, 2.0, 3.0, 4.0);
    }

    @Test
    void onlyWhatDecidesTheNumbersConflicts() throws SpecException {
        SweepSpec old = read(BrokenSpecTest.VALID);
        SweepSpec extended = read(
                BrokenSpecTest.VALID,
                "realizations=4",
                "axes.load=[0.3]",
                "where=[load < 1]",
                "analysis=[{boundary: {observable: posterior_entropy, level: 1, along: temperature}}]");
        assertThat(SpecConflicts.between(old, extended)).isEmpty();
        SweepSpec other = read(BrokenSpecTest.VALID, "seed=2", "model.variance=2", "replicas=33");
        assertThat(SpecConflicts.between(old, other))
                .extracting(SpecConflicts.Conflict::inWords)
                .containsExactly(
                        "model was {kind: gaussian}, now is {kind: gaussian, variance: 2}",
                        "replicas was 32, now is 33",
                        "seed was 1, now is 2");
    }

    @Test
    void theTemplateIsValid() throws SpecException {
        assertThat(read(SpecTemplate.TEXT).name()).isEqualTo("my-sweep");
    }
}
