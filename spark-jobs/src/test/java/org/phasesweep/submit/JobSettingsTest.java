package org.phasesweep.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobSettingsTest {

    private static final SubmitTarget SLURM = new SlurmTarget();
    private static final Map<String, String> ENOUGH =
            Map.of("walltime", "1:00:00", "memory", "4g", "partition", "p", "account", "a");

    private static Map<String, String> with(String name, String value) {
        Map<String, String> given = new HashMap<>(ENOUGH);
        given.put(name, value);
        return given;
    }

    @Test
    void theCommandLineGoesBeforeTheSiteAndTheSiteBeforeOurDefaults(@TempDir Path folder) throws Exception {
        SiteFile site = SiteFile.read(
                Files.writeString(folder.resolve("s.yaml"), "slurm: {account: site, qos: long, signal: 60}"));
        Map<String, String> resolved = JobSettings.resolve(SLURM, with("signal", "30"), site);
        assertThat(resolved)
                .containsEntry("account", "a")
                .containsEntry("qos", "long")
                .containsEntry("signal", "30")
                .containsEntry("nodes", "1")
                .doesNotContainKey("constraint");
    }

    @Test
    void allThatIsMissingIsNamedAtOnce() {
        assertThatThrownBy(() -> JobSettings.resolve(SLURM, Map.of("memory", "4g"), SiteFile.NONE))
                .isInstanceOf(SubmitException.class)
                .hasMessageContaining("slurm must be told:")
                .hasMessageContaining("--walltime [D-]HH:MM:SS")
                .hasMessageContaining("--partition NAME")
                .hasMessageContaining("--account NAME")
                .hasMessageContaining("on the command line or in the site's file")
                .hasMessageNotContaining("--memory");
    }

    @Test
    void allThatIsMalformedIsNamedAtOnce() {
        Map<String, String> given = with("walltime", "4:00");
        given.put("memory", "16");
        assertThatThrownBy(() -> JobSettings.resolve(SLURM, given, SiteFile.NONE))
                .hasMessageContaining("--walltime '4:00' is no [D-]HH:MM:SS")
                .hasMessageContaining("--memory '16' is no SIZE");
    }

    @Test
    void settingsOfOtherTargetsAreRefused() {
        assertThatThrownBy(() -> JobSettings.resolve(SLURM, with("queue", "q"), SiteFile.NONE))
                .hasMessageContaining("--queue is for another target; slurm has --walltime, --memory, ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a;b", "$(id)", "`id`", "a b", "a\nb", "a'b", "a\"b", "a|b", "a&b", "a>b", "a<b", "a*", "-x", "#", "",
                "a\\b"
            })
    void noValueHoldsMoreThanAValue(String value) {
        for (String name :
                List.of("partition", "account", "qos", "interface", "scratch", "cores", "memory", "walltime")) {
            assertThatThrownBy(() -> JobSettings.resolve(SLURM, with(name, value), SiteFile.NONE))
                    .as(name)
                    .isInstanceOf(SubmitException.class)
                    .hasMessageContaining("--" + name + " '" + value + "' is no ");
        }
    }
}
