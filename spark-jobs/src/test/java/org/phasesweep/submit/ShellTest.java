package org.phasesweep.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShellTest {

    private static final List<String> WORDS = List.of(
            "plain-1.0_a/b,c:d@e%f+g=h",
            "",
            "two words",
            "it's",
            "''",
            "$HOME `id` $(id)",
            "a\\b",
            "a\nb",
            "*?[x]~",
            "a;b&c|d>e<f#g!",
            "\"double\"",
            "ä€");

    @Test
    void plainWordsStayAndOthersAreQuoted() {
        assertThat(Shell.quote(WORDS.get(0))).isEqualTo(WORDS.get(0));
        assertThat(Shell.quote("")).isEqualTo("''");
        assertThat(Shell.quote("it's")).isEqualTo("'it'\\''s'");
        assertThat(Shell.join(List.of("a", "b c"))).isEqualTo("a 'b c'");
    }

    @Test
    void aShellGivesTheWordsBack() throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "printf '%s\\0' " + Shell.join(WORDS)));
        Process process = new ProcessBuilder(command).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(printed).isEqualTo(String.join("\0", WORDS) + "\0");
    }
}
