package org.phasesweep.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.plan.Components;

/**
 * Broken specs with their exact messages. Each case of {@code spec/broken.txt} changes a valid spec: {@code - old}, {@code + new}
 * (several pairs allowed; without {@code -} the new text is the whole spec), {@code = message}.
 */
class BrokenSpecTest {

    private static final Catalog CATALOG = Components.load().catalog();

    /** Listed in messages; a model added to the catalog is no change of a message. */
    private static final String MODELS = String.join(", ", CATALOG.names(Catalog.Section.MODEL));

    static final String VALID = """
            sweep: test
            seed: 1
            process: {kind: vp}
            model: {kind: gaussian, variance: 1.0}
            axes:
              dimension: [8, 16]
              load: {from: 0.1, to: 0.5, count: 5}
              temperature: {from: 0.1, to: 10, count: 12, scale: log}
            sampler: {kind: planted}
            observables: [participation_ratio, posterior_entropy]
            realizations: 16
            replicas: 32
            analysis:
              - boundary: {observable: participation_ratio, level: 0.5, along: temperature}
            """;

    /** One case. */
    record Case(String name, String spec, String expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream in = BrokenSpecTest.class.getResourceAsStream("/spec/broken.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String block : text.split("(?m)^## ", -1)) {
                if (!block.isBlank() && !block.startsWith("#")) {
                    cases.add(parse(block));
                }
            }
        }
        return cases.stream();
    }

    private static Case parse(String block) {
        List<String> lines = block.lines().toList();
        String spec = VALID;
        String old = null;
        StringBuilder expected = new StringBuilder();
        for (String line : lines.subList(1, lines.size())) {
            String rest = line.length() > 2 ? line.substring(2) : "";
            if (line.startsWith("-")) {
                old = rest;
                assertThat(spec).as(lines.get(0)).contains(old);
            } else if (line.startsWith("+")) {
                String replacement = rest.replace("\\n", "\n").replace("\\t", "\t");
                spec = old == null ? replacement : spec.replace(old, replacement);
            } else if (line.startsWith("=")) {
                expected.append(rest.replace("{models}", MODELS)).append('\n');
            }
        }
        return new Case(lines.get(0), spec, expected.toString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void saysWhatIsWrongWhereAndWhatToDo(Case broken) {
        assertThat(message(broken.spec(), List.of()) + "\n").isEqualTo(broken.expected());
    }

    @Test
    void thereAreAtLeastFortyCases() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(40);
    }

    private static String message(String spec, List<String> overrides) {
        try {
            SpecReader.read(spec, "s.yaml", overrides, CATALOG);
            return "valid";
        } catch (SpecException e) {
            return e.getMessage();
        }
    }

    @Test
    void theSpecThatTheCasesChangeIsValid() {
        assertThat(message(VALID, List.of())).isEqualTo("valid");
    }

    @Test
    void overridesAreCheckedLikeTheFile() {
        assertThat(message(VALID, List.of("realizations=0")))
                .isEqualTo("--set realizations=0:1:1: realizations must be from 1 to 2147483647, not 0\n    0\n    ^");
        assertThat(message(VALID, List.of("realization=8")))
                .isEqualTo("--set realization=8:1:1: a spec has no 'realization'\n    did you mean 'realizations'?");
        assertThat(message(VALID, List.of("8"))).isEqualTo("--set 8: is not key=value\n    write --set realizations=8");
        assertThat(message(VALID, List.of("axes.load.count=7", "axes.process.beta=3", "process.kind=vp-beta")))
                .contains("'process.beta' is no numeric setting of vp-beta");
    }

    private static String aliasBomb(int levels, int width) {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i <= levels; i++) {
            String aliases = String.join(", ", Collections.nCopies(width, "*a" + (i - 1)));
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, aliases));
        }
        return bomb.toString();
    }

    @Test
    void aliasBombsAreRefusedQuickly() {
        assertThat(message(aliasBomb(11, 10), List.of())).contains("Number of aliases");
        assertThat(message(aliasBomb(24, 2), List.of())).contains("after expanding aliases");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? "})
    void deepNestingIsRefusedWithoutEndingTheProgram(String opening) {
        assertThat(message("sweep: " + opening.repeat(1_000_000 / opening.length()), List.of()))
                .matches("(?s).*(more than 1000000 values or 32 levels|not YAML).*");
        assertThat(message(VALID, List.of("seed=" + opening.repeat(100_000)))).contains("--set seed=");
    }

    @Test
    void aHugeFileIsRefused() {
        assertThat(message("sweep: " + "x".repeat(5 << 20), List.of())).contains("not a usable file");
    }

    @Test
    void aHugeValueIsRefusedAndNotPrinted() {
        String huge = message("sweep: x\nseed: 0x" + "f".repeat(1 << 20), List.of());
        assertThat(huge).contains("line 2 has a value of 1048578 characters, 65536 at the most are read");
        assertThat(huge).hasSizeLessThan(2000);
        assertThat(message(VALID.replace("seed: 1", "seed: 0x" + "f".repeat(60_000)), List.of()))
                .contains("seed must be")
                .hasSizeLessThan(2000);
        assertThat(message(VALID, List.of("a.".repeat(60_000) + "=1")))
                .contains("more than 32 dots")
                .hasSizeLessThan(2000);
    }

    @Test
    void manyProblemsAreCountedAndTheFirstAreShown() {
        StringBuilder keys = new StringBuilder(VALID);
        for (int i = 0; i < 20_000; i++) {
            keys.append("replica").append(i).append(": 1\n");
        }
        assertThat(message(keys.toString(), List.of()))
                .contains("a spec has no 'replica0'")
                .endsWith("… and 19900 more")
                .hasSizeLessThan(100_000);
        String million = "sweep: [" + "1,".repeat(2_050_000) + "1]";
        assertThat(message(million, List.of())).contains("more than 1000000 values");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://127.0.0.1/\"]]]]",
                "!!java.lang.ProcessBuilder [[touch, x]]",
                "!org.phasesweep.spec.SweepSpec {}",
                "!<tag:yaml.org,2002:java.lang.Runtime> {}",
                "!!python/object/apply:os.system [ls]",
                "!!binary aGk="
            })
    void tagsMakeNoObjects(String value) {
        assertThat(message(VALID.replace("seed: 1", "seed: " + value), List.of()))
                .contains("is not allowed");
        assertThat(message(VALID, List.of("seed=" + value))).contains("is not allowed");
    }

    @Test
    void anAliasOfItselfIsRefused() {
        assertThat(message("sweep: &a [*a]", List.of())).contains("s.yaml");
    }

    @Test
    void messagesCarryNoControlCharacters() {
        String message = message(VALID.replaceFirst("sweep: .*", "sweep: \"\\\\e[2J\\\\n[ERROR] forged\""), List.of());
        assertThat(message).contains("is no name").doesNotContain("\u001b");
        assertThat(message.lines().filter(line -> line.startsWith("[ERROR]"))).isEmpty();
    }
}
