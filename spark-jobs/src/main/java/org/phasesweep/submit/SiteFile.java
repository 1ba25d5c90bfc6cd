package org.phasesweep.submit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

    private static final int MOST_BYTES = 1 << 16;
    private static final String EXAMPLE =
            "; it must hold settings by target, such as\nslurm: {partition: compute, account: phys-42}";

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
            return new SiteFile(file.toString(), targets(file, new Load(settings).loadFromString(text(file))));
        } catch (IOException e) {
            throw new SubmitException("cannot read the site's file " + file + ": " + e, e);
        } catch (YamlEngineException e) {
            throw new SubmitException(e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw new SubmitException(file + ": it is nested too deeply" + EXAMPLE, e);
        }
    }

    private static String text(Path file) throws IOException, SubmitException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new SubmitException(file + ": it has more than " + MOST_BYTES + " bytes" + EXAMPLE);
            }
            return new String(bytes, StandardCharsets.UTF_8);
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
            for (Map.Entry<?, ?> setting : mapping(file, target.getValue()).entrySet()) {
                settings.put(word(file, setting.getKey()), word(file, setting.getValue()));
            }
            targets.put(name, settings);
        }
        return targets;
    }

    private static String word(Path file, Object value) throws SubmitException {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw new SubmitException(file + ": a setting is a word or a number" + EXAMPLE);
    }

    private static Map<?, ?> mapping(Path file, Object node) throws SubmitException {
        if (node instanceof Map<?, ?> map) {
            return map;
        }
        throw new SubmitException(file + ": it is no such file" + EXAMPLE);
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
