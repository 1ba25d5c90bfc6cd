package org.phasesweep.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.phasesweep.random.RandomStreams;
import org.phasesweep.sampler.MachineSpeed;
import org.phasesweep.sampler.Step;
import org.phasesweep.table.Format;

/**
 * The speed of this machine in the user's cache folder, one small JSON file for each host, processor, JVM and build. A file that
 * is damaged, or is another machine's, counts as absent.
 */
final class StoredSpeed {

    /** The launcher names the folder; without it nothing is stored. */
    static final String PROPERTY = "phasesweep.cache";

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final String WARM_UP = "warm_up_seconds";
    private static final String NANOSECONDS = "nanoseconds";
    private static final String MACHINE = "machine";
    private static final String MEASURED = "measured";
    private static final int NAME_BYTES = 6;

    private final Path folder;
    private final String machine;

    StoredSpeed(Path folder, String machine) {
        this.folder = folder;
        this.machine = machine;
    }

    /**
     * A speed and where it comes from.
     *
     * @param speed of this machine
     * @param origin in words
     */
    record Known(MachineSpeed speed, String origin) {

        static final Known BUILT_IN =
                new Known(MachineSpeed.BUILT_IN, "built-in speeds; 'phasesweep plan' measures this machine");

        static final Known NOT_MEASURED =
                new Known(MachineSpeed.BUILT_IN, "built-in speeds; 'phasesweep speed' failed and says why");

        Known notKept(Path folder) {
            return new Known(speed, origin + "; not kept, " + folder + " cannot be written");
        }
    }

    /** The file of this machine; empty where no folder is named. */
    static Optional<StoredSpeed> ofThisMachine() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(folder -> new StoredSpeed(Path.of(folder), machine()));
    }

    Path folder() {
        return folder;
    }

    /** All that the speed depends on. */
    private static String machine() {
        return String.join(
                "; ",
                Provenance.host(),
                processor(),
                Runtime.getRuntime().availableProcessors() + " cores",
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                "phasesweep " + Provenance.softwareVersion() + " " + Provenance.gitCommit(),
                "numbers_version " + Format.NUMBERS_VERSION);
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    private Path file() {
        byte[] hash = RandomStreams.sha256(machine.getBytes(StandardCharsets.UTF_8));
        return folder.resolve("speed-" + HexFormat.of().formatHex(hash, 0, NAME_BYTES) + ".json");
    }

    /** What was measured; empty when nothing that can be believed is there. */
    Optional<Known> read() {
        try {
            return parse(Files.readString(file()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A measurement as text; empty when it is damaged or another machine's. */
    Optional<Known> parse(String text) {
        try {
            return parse(new ObjectMapper().readTree(text));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Known> parse(JsonNode json) {
        if (!json.path(MACHINE).asText().equals(machine)) {
            return Optional.empty();
        }
        Map<Step, Double> nanoseconds = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            nanoseconds.put(step, number(json.path(NANOSECONDS).path(name(step))));
        }
        MachineSpeed speed = new MachineSpeed(nanoseconds, number(json.path(WARM_UP)));
        return Optional.of(new Known(
                speed, "speeds of this machine, measured " + json.path(MEASURED).asText()));
    }

    /** A time, which no machine has negative or unending. */
    private static double number(JsonNode node) {
        double value = node.asDouble(Double.NaN);
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("'" + node + "' is no time");
        }
        return value;
    }

    private static String name(Step step) {
        return step.name().toLowerCase(Locale.ROOT);
    }

    /**
     * A measurement as text.
     *
     * @param measured when, ISO 8601
     */
    String text(MachineSpeed speed, String measured) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put(MACHINE, machine).put(MEASURED, measured).put(WARM_UP, speed.warmUpSeconds());
        ObjectNode nanoseconds = json.putObject(NANOSECONDS);
        for (Step step : Step.values()) {
            nanoseconds.put(name(step), speed.nanoseconds().get(step));
        }
        return json.toPrettyString() + "\n";
    }

    /**
     * Keeps a measurement.
     *
     * @throws IOException if the folder cannot be written
     */
    void keep(String text) throws IOException {
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, "speed-", ".tmp");
        Files.writeString(temporary, text);
        Files.move(temporary, file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
