package org.phasesweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The licences in the bill of materials that the build has just written. */
class LicencesIT {

    /** Of Apache projects, whose POMs name no licence. */
    private static final Set<String> APACHE_WITHOUT_SAYING_SO =
            Set.of("oro:oro", "org.apache.datasketches:datasketches-memory", "org.apache.xbean:xbean-asm9-shaded");

    private static JsonNode components() throws IOException {
        Path bill = Path.of(System.getProperty("basedir", "."), "target", "phasesweep.cdx.json");
        assertThat(bill).as("the bill of materials, written by mvn package").exists();
        return new ObjectMapper().readTree(Files.readAllBytes(bill)).path("components");
    }

    /** Identifiers, names or expressions; more than one are a choice. */
    private static List<String> licences(JsonNode component) {
        List<String> licences = new ArrayList<>();
        for (JsonNode entry : component.path("licenses")) {
            JsonNode licence = entry.path("license");
            String words = licence.path("id")
                    .asText(licence.path("name").asText(entry.path("expression").asText()));
            licences.add(words.toLowerCase(Locale.ROOT));
        }
        return licences;
    }

    private static boolean copyleft(String licence) {
        boolean gnu = licence.contains("gpl") || licence.contains("gnu general public");
        boolean soft = licence.contains("lgpl") || licence.contains("lesser") || licence.contains("classpath");
        return gnu && !soft;
    }

    @Test
    void nothingThatRunsIsUnderTheGplAlone() throws IOException {
        JsonNode components = components();
        assertThat(components.size()).as("with what Spark brings").isGreaterThan(100);
        for (JsonNode component : components) {
            String name = component.path("group").asText() + ":"
                    + component.path("name").asText();
            List<String> licences = licences(component);
            if (!APACHE_WITHOUT_SAYING_SO.contains(name)) {
                assertThat(licences).as("what %s is under", name).isNotEmpty();
                assertThat(licences).as("what %s is under", name).anyMatch(licence -> !copyleft(licence));
            }
        }
    }

    @Test
    void testsAreNoPartOfIt() throws IOException {
        assertThat(components().findValuesAsText("name"))
                .contains("sweep-core", "spark-core_2.13", "picocli", "jfreechart")
                .doesNotContain("junit-jupiter", "assertj-core", "archunit-junit5", "hadoop-client-minicluster");
    }

    @Test
    void theCheckKnowsLicences() {
        assertThat(List.of("gpl-3.0-only", "gnu general public license v2", "agpl-3.0"))
                .allMatch(LicencesIT::copyleft);
        assertThat(List.of("apache-2.0", "lgpl-2.1-or-later", "gpl2 w/ cpe (classpath exception)", "mit"))
                .noneMatch(LicencesIT::copyleft);
    }
}
