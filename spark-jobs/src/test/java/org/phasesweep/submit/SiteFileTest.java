package org.phasesweep.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteFileTest {

    @TempDir
    Path folder;

    private SiteFile read(String text) throws IOException, SubmitException {
        return SiteFile.read(Files.writeString(folder.resolve("site.yaml"), text));
    }

    @Test
    void valuesAreTextAsItStands() throws Exception {
        SiteFile site = read("""
                        # ours
                        slurm:
                          account: 007
                          walltime: 1:30:00
                          requeue: 0x2
                          partition: yes
                          setup: |
                            module load java/17
                            export X="1"
                        """);
        assertThat(site.settings("slurm"))
                .containsEntry("account", "007")
                .containsEntry("walltime", "1:30:00")
                .containsEntry("requeue", "0x2")
                .containsEntry("partition", "yes")
                .containsEntry("setup", "module load java/17\nexport X=\"1\"\n");
        assertThat(site.settings("another")).isEmpty();
        assertThat(read("").settings("slurm")).isEmpty();
        assertThat(SiteFile.NONE.settings("slurm")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    slrum: {account: a}           | 1:1: there is no target 'slrum'         | did you mean 'slurm'?
                    slurm: {acount: a}            | 1:9: slurm has no setting 'acount'      | did you mean 'account'?
                    slurm: [account]              | 1:8: slurm must hold settings           | such as
                    - slurm                       | 1:1: the site's file must hold settings | such as
                    slurm: {account: [a, b]}      | 1:18: account must be a word            | such as
                    slurm: {account: }            | 1:17: account must be a word            | such as
                    slurm: {account: a, account: b} | 1:21: 'account' is given twice        | remove one
                    slurm: {account: a            | not YAML:                               | site.yaml:2:1
                    slurm: !!java.io.File {a: b}  | 1:24: slurm has no setting 'a'          | allowed:""")
    void aMistakeIsToldWithItsPlace(String text, String message, String remedy) {
        assertThatThrownBy(() -> read(text + "\n"))
                .isInstanceOf(SubmitException.class)
                .hasMessageContaining("site.yaml:")
                .hasMessageContaining(message)
                .hasMessageContaining(remedy);
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThatThrownBy(() -> read("slurm: {a: b, walltime: 1:00:00}\nx: {}\nslurm: {}\n"))
                .hasMessageContaining("site.yaml:1:9: ")
                .hasMessageContaining("site.yaml:2:1: ")
                .hasMessageContaining("site.yaml:3:1: 'slurm' is given twice");
    }

    @Test
    void hugeAndMissingFilesAreRefused() {
        assertThatThrownBy(() -> read("#".repeat((1 << 16) + 1)))
                .isInstanceOf(SubmitException.class)
                .hasMessageContaining("has more than 65536 bytes");
        assertThatThrownBy(() -> SiteFile.read(folder.resolve("none.yaml")))
                .isInstanceOf(SubmitException.class)
                .hasMessageContaining("cannot read the site's file " + folder.resolve("none.yaml"));
    }
}
