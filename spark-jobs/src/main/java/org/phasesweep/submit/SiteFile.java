package org.phasesweep.submit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.phasesweep.spec.Problem;
import org.phasesweep.spec.Suggestion;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Settings that a site or a user has for all jobs, by target:
 *
 * <pre>{@code
 * slurm: {partition: compute, account: phys-42}
 * }</pre>
 *
 * <p>A value is text as it stands: {@code 007} stays {@code 007}. All problems of a file are told at once, each with its place.
 */
public final class SiteFile {

    /** Nothing in it. */
    public static final SiteFile NONE = new SiteFile("", Map.of());

    private static final int MOST_BYTES = 1 << 16;
    private static final String EXAMPLE = "such as 'slurm: {partition: compute, account: phys-42}'";

    private final String name;
    private final Map<String, Map<String, String>> targets;

    private SiteFile(String name, Map<String, Map<String, String>> targets) {
        this.name = name;
        this.targets = targets;
    }

    /** Reads a file that must be there. */
    public static SiteFile read(Path file) throws SubmitException {
        try {
            return new Reader(file.toString(), text(file)).read();
        } catch (IOException e) {
            throw new SubmitException("cannot read the site's file " + file + ": " + e, e);
        }
    }

    /** Of a file that may have no end. */
    private static String text(Path file) throws IOException, SubmitException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new SubmitException("the site's file " + file + " has more than " + MOST_BYTES
                        + " bytes; it is for a few settings");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** The file's name, for messages; empty if there is none. */
    public String name() {
        return name;
    }

    /** What it says of a target. */
    public Map<String, String> settings(String target) {
        return targets.getOrDefault(target, Map.of());
    }

    /** One reading of one file. */
    private static final class Reader {

        private final String file;
        private final String text;
        private final List<Problem> problems = new ArrayList<>();

        Reader(String file, String text) {
            this.file = file;
            this.text = text;
        }

        SiteFile read() throws SubmitException {
            Map<String, Map<String, String>> targets = new LinkedHashMap<>();
            root().ifPresent(root -> mapping(root, "the site's file must hold settings by target")
                    .forEach(target -> readTarget(target, targets)));
            if (!problems.isEmpty()) {
                throw new SubmitException(
                        problems.stream().map(Problem::inWords).collect(Collectors.joining("\n")));
            }
            return new SiteFile(file, targets);
        }

        private Optional<Node> root() {
            try {
                return new Compose(LoadSettings.builder().setLabel(file).build()).composeString(text);
            } catch (MarkedYamlEngineException e) {
                problem(e.getProblemMark(), "not YAML: " + e.getProblem(), "");
            } catch (YamlEngineException e) {
                problem(Optional.empty(), "not a usable file: " + e.getMessage(), "");
            } catch (StackOverflowError e) {
                problem(Optional.empty(), "not a usable file: nested too deeply", EXAMPLE);
            }
            return Optional.empty();
        }

        private void readTarget(NodeTuple tuple, Map<String, Map<String, String>> targets) {
            String name = word(tuple.getKeyNode(), "a target");
            Optional<SubmitTarget> target = SubmitTargets.named(name);
            if (target.isEmpty()) {
                List<String> names =
                        SubmitTargets.all().stream().map(SubmitTarget::name).toList();
                problem(tuple.getKeyNode(), "there is no target '" + name + "'", Suggestion.of(name, names));
                return;
            }
            Map<String, String> settings = new LinkedHashMap<>();
            mapping(tuple.getValueNode(), name + " must hold settings")
                    .forEach(setting -> readSetting(target.get(), setting, settings));
            if (targets.putIfAbsent(name, settings) != null) {
                problem(tuple.getKeyNode(), "'" + name + "' is given twice", "remove one of the two");
            }
        }

        private void readSetting(SubmitTarget target, NodeTuple tuple, Map<String, String> settings) {
            String name = word(tuple.getKeyNode(), "a setting");
            List<String> names =
                    target.settings().stream().map(JobSetting::name).toList();
            if (!names.contains(name)) {
                problem(
                        tuple.getKeyNode(),
                        target.name() + " has no setting '" + name + "'",
                        Suggestion.of(name, names));
            }
            String value = word(tuple.getValueNode(), name);
            if (settings.putIfAbsent(name, value) != null) {
                problem(tuple.getKeyNode(), "'" + name + "' is given twice", "remove one of the two");
            }
        }

        private List<NodeTuple> mapping(Node node, String what) {
            if (node instanceof MappingNode mapping) {
                return mapping.getValue();
            }
            problem(node, what, EXAMPLE);
            return List.of();
        }

        private String word(Node node, String what) {
            if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                return scalar.getValue();
            }
            problem(node, what + " must be a word or a number", EXAMPLE);
            return "";
        }

        private void problem(Node node, String message, String suggestion) {
            problem(node.getStartMark(), message, suggestion);
        }

        private void problem(Optional<Mark> mark, String message, String suggestion) {
            int line = mark.map(Mark::getLine).orElse(-1);
            int column = mark.map(Mark::getColumn).orElse(-1);
            List<String> lines = text.lines().toList();
            String source = line >= 0 && line < lines.size() ? lines.get(line) : "";
            problems.add(new Problem(file, line + 1, column + 1, message, source, suggestion));
        }
    }
}
