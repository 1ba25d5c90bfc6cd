package org.phasesweep.submit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Settings that a site or a user has for all jobs, by target:
 *
 * <pre>{@code
 * slurm: {partition: compute, account: phys-42}
 * }</pre>
 */
public final class SiteFile {

    /** Nothing in it. */
    public static final SiteFile NONE = new SiteFile("", Map.of());

    private final String name;
    private final Map<String, Map<String, String>> targets;

    private SiteFile(String name, Map<String, Map<String, String>> targets) {
        this.name = name;
        this.targets = targets;
    }

    /** Reads a file that must be there. */
    public static SiteFile read(Path file) throws SubmitException {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setAllowDuplicateKeys(false)
                    .setMaxAliasesForCollections(0)
                    .setLabel(file.toString())
                    .build();
            return new SiteFile(
                    file.toString(), targets(file, new Load(settings).loadFromString(Files.readString(file))));
        } catch (IOException e) {
            throw new SubmitException("cannot read the site's file " + file + ": " + e, e);
        } catch (YamlEngineException e) {
            throw new SubmitException(e.getMessage(), e);
        }
    }

    private static Map<String, Map<String, String>> targets(Path file, Object root) throws SubmitException {
        Map<String, Map<String, String>> targets = new LinkedHashMap<>();
        for (Map.Entry<?, ?> target : mapping(file, root).entrySet()) {
            String name = String.valueOf(target.getKey());
            if (SubmitTargets.named(name).isEmpty()) {
                throw new SubmitException(
                        file + ": there is no target '" + name + "'; there are " + SubmitTargets.names());
            }
            Map<String, String> settings = new LinkedHashMap<>();
            mapping(file, target.getValue()).forEach((key, value) -> settings.put(key.toString(), value.toString()));
            targets.put(name, settings);
        }
        return targets;
    }

    private static Map<?, ?> mapping(Path file, Object node) throws SubmitException {
        if (node instanceof Map<?, ?> map) {
            return map;
        }
        throw new SubmitException(
                file + ": it must hold settings by target, such as\nslurm: {partition: compute, account: phys-42}");
    }

    /** The file's name, for messages; empty if there is none. */
    public String name() {
        return name;
    }

    /** What it says of a target. */
    public Map<String, String> settings(String target) {
        return targets.getOrDefault(target, Map.of());
    }
}
