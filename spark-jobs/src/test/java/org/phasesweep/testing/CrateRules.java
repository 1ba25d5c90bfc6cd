package org.phasesweep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.phasesweep.store.Sha256;

/**
 * The rules of RO-Crate 1.1 (metadata descriptor, root, data entities, references) and of Process Run Crate 0.5 that a machine
 * can check without a network, written down from the two documents.
 */
public final class CrateRules {

    private final Path directory;
    private final JsonNode crate;
    private final Map<String, JsonNode> entities = new LinkedHashMap<>();

    private CrateRules(Path directory) throws IOException {
        this.directory = directory;
        this.crate = new ObjectMapper()
                .readTree(directory.resolve("ro-crate-metadata.json").toFile());
        for (JsonNode entity : crate.path("@graph")) {
            assertThat(entity.path("@id").isTextual() && entity.path("@type").isTextual())
                    .as("has @id and @type: %s", entity)
                    .isTrue();
            assertThat(entities.put(entity.path("@id").asText(), entity))
                    .as("one entity for each @id: %s", entity)
                    .isNull();
        }
    }

    /** Fails where the crate of a directory breaks a rule; gives its entities by their ids. */
    public static Map<String, JsonNode> check(Path directory) throws IOException {
        CrateRules rules = new CrateRules(directory);
        rules.checkDescriptorAndRoot();
        rules.checkAction();
        for (JsonNode entity : rules.entities.values()) {
            rules.checkReferences(entity);
            rules.checkData(entity);
        }
        return rules.entities;
    }

    private JsonNode entity(String id) {
        assertThat(entities).containsKey(id);
        return entities.get(id);
    }

    private static String type(JsonNode entity) {
        return entity.path("@type").asText();
    }

    private void checkDescriptorAndRoot() {
        assertThat(crate.at("/@context/0").asText()).isEqualTo("https://w3id.org/ro/crate/1.1/context");
        JsonNode descriptor = entity("ro-crate-metadata.json");
        assertThat(type(descriptor)).isEqualTo("CreativeWork");
        assertThat(descriptor.at("/about/@id").asText()).isEqualTo("./");
        assertThat(descriptor.at("/conformsTo/@id").asText()).isEqualTo("https://w3id.org/ro/crate/1.1");
        JsonNode root = entity("./");
        assertThat(type(root)).isEqualTo("Dataset");
        assertThat(root.path("name").asText()).isNotBlank();
        assertThat(root.path("description").asText()).isNotBlank();
        assertThat(Instant.parse(root.path("datePublished").asText())).isAfter(Instant.EPOCH);
        String profile = root.at("/conformsTo/@id").asText();
        assertThat(profile).startsWith("https://w3id.org/ro/wfrun/process/");
        assertThat(type(entity(profile))).isEqualTo("CreativeWork");
        assertThat(root.at("/mentions/@id").asText()).isEqualTo("#run");
    }

    private void checkAction() {
        JsonNode action = entity("#run");
        assertThat(type(action)).isEqualTo("CreateAction");
        JsonNode software = entity(action.at("/instrument/@id").asText());
        assertThat(type(software)).isEqualTo("SoftwareApplication");
        assertThat(software.path("name").asText()).isNotBlank();
        assertThat(software.path("version").asText()).isNotBlank();
        assertThat(action.path("result")).isNotEmpty();
        assertThat(action.path("object")).isNotEmpty();
        for (String time : Set.of("startTime", "endTime")) {
            if (action.has(time)) {
                assertThat(Instant.parse(action.path(time).asText())).isAfter(Instant.EPOCH);
            }
        }
        String status = action.at("/actionStatus/@id").asText();
        assertThat(status).isIn("http://schema.org/CompletedActionStatus", "http://schema.org/FailedActionStatus");
        assertThat(action.has("error")).isEqualTo(status.contains("Failed"));
    }

    /** What is referred to is in the graph or has a URL; an object within an entity is a reference and nothing else. */
    private void checkReferences(JsonNode node) {
        for (JsonNode value : node) {
            if (value.isObject()) {
                assertThat(value.size()).as("flattened: %s", value).isEqualTo(1);
                String id = value.path("@id").asText();
                assertThat(entities.containsKey(id) || id.startsWith("https://") || id.startsWith("http://"))
                        .as("resolves: %s", id)
                        .isTrue();
            }
            if (value.isContainerNode()) {
                checkReferences(value);
            }
        }
    }

    private void checkData(JsonNode entity) throws IOException {
        String id = entity.path("@id").asText();
        boolean data = Set.of("File", "Dataset").contains(type(entity)) && !id.equals("./");
        if (!data) {
            return;
        }
        Set<String> parts = new TreeSet<>();
        entity("./").path("hasPart").forEach(part -> parts.add(part.path("@id").asText()));
        assertThat(parts).as("data entities are parts of the root").contains(id);
        assertThat(URI.create(id).toString()).doesNotContain("..").doesNotStartWith("/");
        if (URI.create(id).isAbsolute()) {
            return;
        }
        Path file = directory.resolve(id);
        assertThat(Files.isDirectory(file)).as(id).isEqualTo(id.endsWith("/"));
        if (!id.endsWith("/")) {
            assertThat(entity.path("contentSize").asText()).as(id).isEqualTo(Long.toString(Files.size(file)));
            assertThat(entity.path("sha256").asText()).as(id).isEqualTo(Sha256.of(Files.readAllBytes(file)));
        }
    }
}
