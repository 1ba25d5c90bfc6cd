package org.phasesweep.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTest {

    @TempDir
    Path home;

    @Test
    void valuesGoInAsTheyAreAndLinesWithoutAreLeftOut() throws Exception {
        Path file = Files.createDirectories(home.resolve("cluster/x")).resolve("t");
        Files.writeString(file, """
                        #DIRECTIVE --a=@A@
                        #DIRECTIVE --both=@A@,@MISSING@
                        #DIRECTIVE --b="@B_2@" TERM@@A@
                        @LINES@
                        plain @lower@ a@b.org "$x"
                        """);
        String filled = Template.read(home, "x/t")
                .fill(Map.of("A", "1", "B_2", "$1 \\ @A@", "LINES", "one\ntwo", "UNUSED", "u"));
        assertThat(filled).isEqualTo("""
                        #DIRECTIVE --a=1
                        #DIRECTIVE --b="$1 \\ @A@" TERM@1
                        one
                        two
                        plain @lower@ a@b.org "$x"
                        """);
    }

    @Test
    void aTemplateThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Template.read(home, "x/none"))
                .isInstanceOf(SubmitException.class)
                .hasMessageContaining("cannot read the template " + home.resolve("cluster/x/none"))
                .hasMessageContaining("install PhaseSweep whole");
    }
}
