package org.phasesweep.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.phasesweep.model.DataFiles.bytes;
import static org.phasesweep.model.DataFiles.gzip;
import static org.phasesweep.model.DataFiles.joined;
import static org.phasesweep.model.DataFiles.utf8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.phasesweep.spec.Settings;

/**
 * Broken data files with their exact messages, {@code data/broken.txt}. A case is {@code ## file: what is broken}, its content as
 * {@code + recipe}, settings of the model as {@code @ key = value}, and the message as {@code = text}.
 */
class BrokenDataTest {

    /** One case. */
    record Case(String name, String recipe, Map<String, Object> settings, String expected) {

        String file() {
            return name.substring(0, name.indexOf(':'));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream in = BrokenDataTest.class.getResourceAsStream("/data/broken.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String block : text.split("(?m)^## ", -1)) {
                if (!block.isBlank() && !block.startsWith("#")) {
                    cases.add(parse(block.lines().toList()));
                }
            }
        }
        return cases.stream();
    }

    private static Case parse(List<String> lines) {
        Map<String, Object> settings = new TreeMap<>();
        String recipe = "";
        String expected = "";
        for (String line : lines.subList(1, lines.size())) {
            String rest = line.length() > 2 ? line.substring(2) : "";
            switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                case '+' -> recipe = rest;
                case '@' -> setting(rest, settings);
                case '=' -> expected = rest;
                default -> throw new IllegalArgumentException(line);
            }
        }
        return new Case(lines.get(0), recipe, settings, expected);
    }

    /** {@code preprocess.rows = 0 5} is a list of numbers, {@code labels = last} a word. */
    private static void setting(String text, Map<String, Object> settings) {
        String[] parts = text.split(" = ", -1);
        if (!parts[0].startsWith("preprocess.")) {
            settings.put(parts[0], parts[1]);
            return;
        }
        List<Object> list = new ArrayList<>();
        for (String item : parts[1].split(" ", -1)) {
            list.add(item.matches("-?[0-9.]+") ? (Object) Double.valueOf(item) : item);
        }
        settings.put("preprocess", Map.of(parts[0].substring("preprocess.".length()), list));
    }

    /**
     * The bytes of a recipe: {@code text ...} with {@code \n}, {@code hex ...}, {@code npy HEADER} with six values,
     * {@code resource NAME}; before it {@code gzip}, {@code cut N} (the last N bytes are missing), {@code add HEX} (bytes follow).
     */
    private static byte[] content(String recipe) {
        int space = (recipe + " ").indexOf(' ');
        String rest = recipe.substring(Math.min(recipe.length(), space + 1));
        return switch (recipe.substring(0, space)) {
            case "text" -> utf8(rest.replace("\\n", "\n").replace("\\0", "\0"));
            case "hex" -> HexFormat.of().parseHex(rest.replace(" ", ""));
            case "npy" -> npy(rest);
            case "resource" -> bytes(rest);
            case "gzip" -> gzip(content(rest));
            case "cut" -> {
                int next = rest.indexOf(' ');
                byte[] whole = content(rest.substring(next + 1));
                yield Arrays.copyOf(whole, whole.length - Integer.parseInt(rest.substring(0, next)));
            }
            case "add" -> {
                int next = rest.indexOf(' ');
                yield joined(content(rest.substring(next + 1)), HexFormat.of().parseHex(rest.substring(0, next)));
            }
            case "" -> new byte[0];
            default -> throw new IllegalArgumentException(recipe);
        };
    }

    private static byte[] npy(String header) {
        byte[] text = utf8(header);
        byte[] begin = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length, 0};
        return joined(begin, text, new byte[6 * Double.BYTES]);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void saysWhatIsWrongWhereAndWhatToDo(Case broken) throws IOException {
        assertThat(message(broken.file(), content(broken.recipe()), broken.settings()))
                .isEqualTo(broken.expected());
    }

    @Test
    void thereAreAtLeastFortyCases() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(40);
    }

    private static String message(String file, byte[] bytes, Map<String, ?> settings) throws IOException {
        try {
            DataFiles.load(file, bytes, settings);
            return "valid";
        } catch (DataFormatException e) {
            return e.getMessage();
        }
    }

    @Test
    void aFileThatIsNotThereIsTheSpecsMistake() throws IOException {
        DataSource none = path -> {
            throw new NoSuchFileException(path);
        };
        try {
            new DatasetModel().load(Settings.of(Map.of("path", "x.csv")), none);
        } catch (DataFormatException e) {
            assertThat(e).hasMessage("x.csv: there is no such file; a relative path is relative to the spec");
            return;
        }
        throw new AssertionError("read");
    }
}
