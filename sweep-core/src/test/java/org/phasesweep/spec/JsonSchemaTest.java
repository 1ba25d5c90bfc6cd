package org.phasesweep.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.plan.Components;

class JsonSchemaTest {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JsonSchema.of(Components.load().catalog()));

    private static boolean accepts(String yaml) {
        return SCHEMA.validate(yaml, InputFormat.YAML).isEmpty();
    }

    @Test
    void acceptsWhatTheReaderAccepts() {
        assertThat(accepts(BrokenSpecTest.VALID)).isTrue();
        assertThat(accepts(SpecTemplate.TEXT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crossing: {observable: posterior_entropy, size: dimension, along: temperature}",
                "collapse: {observable: posterior_entropy, size: dimension, along: temperature, nu: 2, omega: -1}",
                "exponent: {observable: posterior_entropy, along: temperature, critical: 1, side: both, from: 0.1}",
                "extremum: {observable: posterior_entropy, along: temperature, kind: maximum}",
            })
    void acceptsEveryKindOfAnalysisAndNoUnknownKey(String item) {
        String boundary = "boundary: {observable: participation_ratio, level: 0.5, along: temperature}";
        assertThat(accepts(BrokenSpecTest.VALID.replace(boundary, item))).isTrue();
        assertThat(accepts(BrokenSpecTest.VALID.replace(boundary, item.replace("along:", "over:"))))
                .isFalse();
    }

    @Test
    void speciationIsOfPairsOrOfNoClasses() {
        String item = "boundary: {observable: participation_ratio, level: 0.5, along: temperature}";
        assertThat(accepts(BrokenSpecTest.VALID.replace(item, "speciation: {classes: pairs}")))
                .isTrue();
        assertThat(accepts(BrokenSpecTest.VALID.replace(item, "speciation: {classes: none}")))
                .isTrue();
        assertThat(accepts(BrokenSpecTest.VALID.replace(item, "speciation: {classes: all}")))
                .isFalse();
        assertThat(accepts(BrokenSpecTest.VALID.replace(item, "speciation: {}")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replicas: 32 | replica: 32",
                "variance: 1.0 | variance: -1",
                "variance: 1.0 | varianse: 1",
                "kind: gaussian | kind: gausian",
                "[8, 16] | []",
                "load: | loda:",
                "scale: log | scale: lg",
                "seed: 1 | seed: x",
                "sweep: test | sweep: Te/st",
                "posterior_entropy | entropy",
                "realizations: 16 | realizations: 0",
            })
    void refusesWhatIsBrokenInForm(String old, String broken) {
        assertThat(accepts(BrokenSpecTest.VALID.replace(old, broken))).isFalse();
    }
}
