package org.phasesweep.provenance;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.phasesweep.store.Manifest;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.store.RunState;
import org.phasesweep.store.Sha256;

/**
 * {@code DIR/ro-crate-metadata.json}: the directory as an RO-Crate 1.1 with the profile Process Run Crate 0.5. One action, the
 * last run; who ran it and under which licence are not known and not said. Data files are named by their checksum and file name
 * (RFC 6920), never by a path. A function of the files and of the manifest.
 */
public final class RunCrate {

    /** Its name in the directory. */
    public static final String FILE = "ro-crate-metadata.json";

    /** Files that are listed when they are there, with their checksums. */
    public static final List<String> FILES = List.of(
            "sweep.yaml",
            "sweep.resolved.yaml",
            "manifest.json",
            "diagram.arrow",
            "diagram.parquet",
            "diagram.csv",
            "realizations.parquet/part-00000.parquet",
            "failures.parquet",
            "analysis.json",
            "report.html");

    private static final String SPEC = ResultDirectory.SPEC;
    private static final Map<String, String> FOLDERS = new TreeMap<>(Map.of(
            "units", "What tasks have committed",
            "realizations.parquet", "The values of every realization",
            "figures", "The figures of the report as SVG, PNG and CSV"));
    private static final Map<String, String> FORMATS = Map.of(
            "yaml", "application/yaml",
            "json", "application/json",
            "arrow", "application/vnd.apache.arrow.file",
            "parquet", "application/vnd.apache.parquet",
            "csv", "text/csv",
            "html", "text/html");

    private static final String CRATE = "https://w3id.org/ro/crate/1.1";
    private static final String PROFILE = "https://w3id.org/ro/wfrun/process/0.5";
    private static final String ACTION = "#run";
    private static final String SOFTWARE = "#phasesweep";
    private static final String UNKNOWN = "unknown";

    private final ResultDirectory directory;
    private final Manifest manifest;
    private final List<Map<String, Object>> graph = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();
    private final List<String> inputs = new ArrayList<>();
    private final List<String> results = new ArrayList<>();

    private RunCrate(ResultDirectory directory, Manifest manifest) {
        this.directory = directory;
        this.manifest = manifest;
    }

    /**
     * Writes it anew.
     *
     * @param sweep the sweep's name
     */
    public static void write(ResultDirectory directory, Manifest manifest, String sweep) throws IOException {
        String json = new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(new RunCrate(directory, manifest).describe(sweep));
        directory.writeText(FILE, json + "\n");
    }

    private Map<String, Object> describe(String sweep) throws IOException {
        addFiles();
        addFolders();
        addInputs();
        addSoftware();
        addAction(sweep);
        List<Map<String, Object>> all = new ArrayList<>(List.of(descriptor(), root(sweep), profile()));
        all.addAll(graph);
        Map<String, Object> crate = new LinkedHashMap<>();
        crate.put("@context", List.of(CRATE + "/context", Map.of("sha256", "http://schema.org/sha256")));
        crate.put("@graph", all);
        return crate;
    }

    private static Map<String, Object> entity(String id, Object type, String name) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("@id", id);
        entity.put("@type", type);
        entity.put("name", name);
        return entity;
    }

    private static Map<String, String> reference(String id) {
        return Map.of("@id", id);
    }

    private static List<Map<String, String>> references(List<String> ids) {
        return ids.stream().map(RunCrate::reference).toList();
    }

    private static Map<String, Object> descriptor() {
        Map<String, Object> descriptor = entity(FILE, "CreativeWork", "RO-Crate metadata");
        descriptor.put("conformsTo", reference(CRATE));
        descriptor.put("about", reference("./"));
        return descriptor;
    }

    private static Map<String, Object> profile() {
        Map<String, Object> profile = entity(PROFILE, "CreativeWork", "Process Run Crate");
        profile.put("version", "0.5");
        return profile;
    }

    private Map<String, Object> root(String sweep) {
        Map<String, Object> root = entity("./", "Dataset", "Sweep " + sweep);
        root.put("description", "Phase diagram of a generative diffusion model, with all that it was computed from");
        putIfKnown(root, "datePublished", manifest.ended() == null ? manifest.started() : manifest.ended());
        root.put("conformsTo", reference(PROFILE));
        root.put("hasPart", references(parts));
        root.put("mentions", reference(ACTION));
        return root;
    }

    private void addFiles() throws IOException {
        for (String file : FILES) {
            if (directory.exists(file)) {
                add(file);
                (file.equals(SPEC) ? inputs : results).add(file);
            }
        }
    }

    private void add(String file) throws IOException {
        Map<String, Object> entity = entity(file, "File", file.substring(file.lastIndexOf('/') + 1));
        entity.put("encodingFormat", FORMATS.get(file.substring(file.lastIndexOf('.') + 1)));
        entity.put("contentSize", Long.toString(directory.length(file)));
        try (InputStream in = directory.open(file)) {
            entity.put("sha256", Sha256.of(in));
        }
        graph.add(entity);
        parts.add(file);
    }

    private void addFolders() throws IOException {
        for (Map.Entry<String, String> folder : FOLDERS.entrySet()) {
            if (directory.exists(folder.getKey())) {
                String id = folder.getKey() + "/";
                Map<String, Object> entity = entity(id, "Dataset", folder.getKey());
                entity.put("description", folder.getValue());
                List<String> inside =
                        parts.stream().filter(part -> part.startsWith(id)).toList();
                if (!inside.isEmpty()) {
                    entity.put("hasPart", references(inside));
                }
                graph.add(entity);
                parts.add(id);
                results.add(id);
            }
        }
    }

    private void addInputs() {
        for (Manifest.Input input : manifest.inputs()) {
            Map<String, Object> entity = entity(
                    named(input.sha256()),
                    "File",
                    input.uri().substring(input.uri().lastIndexOf('/') + 1));
            entity.put("description", input.rows() + " rows of " + input.columns() + " columns were used");
            entity.put("sha256", input.sha256());
            graph.add(entity);
            parts.add(named(input.sha256()));
            inputs.add(named(input.sha256()));
        }
    }

    /** The URI of RFC 6920 of whatever has this checksum. */
    private static String named(String sha256) {
        byte[] digest = HexFormat.of().parseHex(sha256);
        return "ni:///sha-256;" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private void addSoftware() {
        Map<String, Object> software = entity(SOFTWARE, "SoftwareApplication", "PhaseSweep");
        software.put("version", manifest.softwareVersion());
        List<String> properties = new ArrayList<>();
        if (!manifest.gitCommit().equals(UNKNOWN)) {
            properties.add(property("git-commit", manifest.gitCommit()));
        }
        properties.add(property("numbers-version", Integer.toString(manifest.numbersVersion())));
        properties.add(property("random-numbers", manifest.generator()));
        properties.add(property("kernel", manifest.kernel()));
        properties.add(property("java", manifest.jvm()));
        software.put("additionalProperty", references(properties));
        List<String> plugins = plugins();
        if (!plugins.isEmpty()) {
            software.put("softwareRequirements", references(plugins));
        }
        graph.add(software);
    }

    private String property(String name, String value) {
        Map<String, Object> property = entity("#" + name, "PropertyValue", name);
        property.put("value", value);
        graph.add(property);
        return "#" + name;
    }

    private List<String> plugins() {
        List<String> ids = new ArrayList<>();
        for (Manifest.Plugin plugin : manifest.plugins()) {
            Map<String, Object> entity = entity(named(plugin.sha256()), "SoftwareApplication", plugin.name());
            entity.put("sha256", plugin.sha256());
            graph.add(entity);
            ids.add(named(plugin.sha256()));
        }
        return ids;
    }

    private void addAction(String sweep) {
        Map<String, Object> action = entity(ACTION, "CreateAction", "phasesweep run of " + sweep);
        action.put("instrument", reference(SOFTWARE));
        action.put("object", references(inputs));
        action.put("result", references(results));
        putIfKnown(action, "startTime", manifest.started());
        putIfKnown(action, "endTime", manifest.ended());
        boolean complete = manifest.state() == RunState.COMPLETE;
        action.put(
                "actionStatus", reference("http://schema.org/" + (complete ? "Completed" : "Failed") + "ActionStatus"));
        if (!complete) {
            long done = manifest.unitsComputed() + manifest.unitsFound();
            action.put(
                    "error",
                    done + " of " + manifest.unitsTotal() + " units done, " + manifest.unitsFailed() + " failed");
        }
        graph.add(action);
    }

    private static void putIfKnown(Map<String, Object> entity, String key, String value) {
        if (value != null) {
            entity.put(key, value);
        }
    }
}
