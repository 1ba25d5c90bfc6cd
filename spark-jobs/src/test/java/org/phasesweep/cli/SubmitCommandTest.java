package org.phasesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.submit.RenderedJob;
import org.phasesweep.testing.TinySweep;

/** What {@code submit} says, prints and refuses; the jobs themselves are tested with a Slurm. */
class SubmitCommandTest {

    private static final String HOME = "phasesweep.home";
    private static final String ENOUGH = "--walltime 1:00:00 --memory 4g --partition p --account default";

    @TempDir
    Path folder;

    private Path spec;
    private Path site;

    @BeforeEach
    void create() throws IOException {
        spec = TinySweep.create().with("{kind: troubled}", "{kind: gaussian}").writeTo(folder);
        site = Files.writeString(folder.resolve("site.yaml"), "");
        System.setProperty(
                HOME,
                Path.of(System.getProperty("basedir", "."), "..")
                        .toAbsolutePath()
                        .toString());
    }

    @AfterEach
    void restore() {
        System.clearProperty(HOME);
    }

    private CommandRun submit(String arguments) {
        List<Object> all = new ArrayList<>(List.of("submit", spec, "--out", folder.resolve("out"), "--site", site));
        all.addAll(Arrays.asList(arguments.split(" ")));
        return CommandRun.of(all.toArray());
    }

    @Test
    void aDryRunPrintsTheScriptAndDoesNothing() throws IOException {
        Files.writeString(site, "slurm: {partition: compute, account: phys-42}\n");
        CommandRun run = submit("--target slurm --walltime 1:00:00 --memory 4g --account default --shards 3 --dry-run"
                + " --set realizations=9 --conf spark.task.maxFailures=1 --max-failures 7");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("#!/bin/bash\n")
                .contains("#SBATCH --job-name=tiny\n", "#SBATCH --partition=compute\n")
                .contains(" " + spec + " --out " + folder.resolve("out") + " --set realizations=9 --conf"
                        + " spark.task.maxFailures=1 --max-failures 7\n")
                .doesNotContain("--account");
        assertThat(run.err())
                .contains("would go to: sbatch --parsable --array=1-3 ")
                .contains("would go to: sbatch --parsable '--dependency=afterany:{id}'");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --target slrum                     | --target slrum: there is no such target; there are slurm
                    --walltime 1:00:00                 | Missing required option: '--target=TARGET'
                    --target slurm                     | slurm must be told:
                    --target slurm --walltime 1        | --partition NAME
                    --target slurm ENOUGH --cores two  | --cores 'two' is no n: cores of a node
                    --target slurm ENOUGH --qos a;b    | --qos 'a;b' is no NAME
                    --target slurm ENOUGH --conf x=1   | settings of Spark begin with spark.""")
    void wrongUsageIsExitTwoAndSaysWhy(String arguments, String message) {
        CommandRun run = submit(arguments.replace("ENOUGH", ENOUGH));
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void mistakesInTheSpecAndInTheSitesFileAreToldWithTheirPlace() throws IOException {
        Files.writeString(site, "slurm: {acount: a}\n");
        assertThat(submit("--target slurm " + ENOUGH).err())
                .contains("site.yaml:1:9: slurm has no setting 'acount'", "did you mean 'account'?");
        Files.writeString(spec, Files.readString(spec).replace("seed", "sead"));
        CommandRun run = submit("--target slurm " + ENOUGH);
        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.err()).contains("a spec has no 'sead'");
    }

    @Test
    void anAdaptiveSweepIsNotCutIntoShards() throws IOException {
        String adaptive = "\ntarget: {participation_ratio: {stderr: 0.1}, max_realizations: 64}\n";
        Files.writeString(spec, Files.readString(spec) + adaptive);
        CommandRun run = submit("--target slurm --shards 2 " + ENOUGH);
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .contains("target and refine decide by the rows of all units", "submit it without --shards");
        assertThat(submit("--target slurm --dry-run " + ENOUGH).exitCode()).isZero();
    }

    @Test
    void theHelpNamesTheSettingsOfAllTargets() {
        assertThat(CommandRun.of("submit", "--help").out())
                .contains("--walltime=[D-]HH:MM:SS", "--account=NAME", "slurm: account, or 'default' for your own");
    }

    private static String submitted(String text, List<List<String>> commands, List<Path> folders) throws Exception {
        StringWriter out = new StringWriter();
        new Submission(new PrintWriter(out)).submit(new RenderedJob(text, commands, folders));
        return out.toString();
    }

    @Test
    void eachCommandReadsTheJobAndALaterOneKnowsTheIdBefore() throws Exception {
        Path logs = folder.resolve("a/logs");
        String printed = submitted(
                "the job",
                List.of(
                        List.of("sh", "-c", "cat; echo; echo '12;here'"),
                        List.of("sh", "-c", "cat >/dev/null; echo after:{id}")),
                List.of(logs));
        assertThat(printed).isEqualTo("the job\n12;here\nafter:12\n");
        assertThat(logs).isDirectory();
    }

    @Test
    void aProgramThatIsNotThereOrRefusesIsNamed() {
        assertThatThrownBy(() -> submitted("", List.of(List.of("no-such-sbatch")), List.of()))
                .isInstanceOf(CommandException.class)
                .hasMessage("there is no no-such-sbatch here; submit on a login node of the cluster, or look at the job"
                        + " with --dry-run")
                .extracting(thrown -> ((CommandException) thrown).exitCode())
                .isEqualTo(ExitCode.ENVIRONMENT);
        assertThatThrownBy(
                        () -> submitted("", List.of(List.of("echo", "12"), List.of("sh", "-c", "exit 3")), List.of()))
                .hasMessage("sh -c 'exit 3' refused the job (exit code 3); job 12 was submitted before and stays");
        String large = "#".repeat(1 << 20);
        assertThatThrownBy(() -> submitted(large, List.of(List.of("sh", "-c", "exec <&-; exit 3")), List.of()))
                .hasMessageContaining("refused the job (exit code 3)");
    }
}
