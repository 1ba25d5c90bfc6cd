package org.phasesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.store.Uris;
import picocli.CommandLine;

/** Commands that start no Spark: what they print, where, and with which exit code. */
class CommandLineTest {

    private static final String SPEC = """
            sweep: test
            seed: 1
            model: {kind: gaussian}
            axes: {dimension: [4, 8], load: [0.2, 0.4], temperature: [0.5, 1, 2]}
            sampler: {kind: planted}
            observables: [participation_ratio]
            realizations: 3
            replicas: 4
            """;

    @TempDir
    Path folder;

    /** What a command did. */
    private record Outcome(int exitCode, String out, String err) {}

    private static Outcome execute(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                PhaseSweep.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exitCode = command.execute(arguments);
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    private String spec(String text) throws IOException {
        return Files.writeString(folder.resolve("s.yaml"), text).toString();
    }

    private Outcome withInput(String input, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return execute(arguments);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void aValidSpecIsValid() throws IOException {
        Outcome outcome = execute("validate", spec(SPEC));
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(outcome.err()).isEqualToNormalizingNewlines("sweep 'test' is valid\n");
        assertThat(outcome.out()).as("standard output is for data").isEmpty();
        assertThat(withInput(SPEC, "validate", "-").exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void everyProblemIsReportedAtOnceWithoutAStackTrace() throws IOException {
        Outcome outcome = execute("validate", spec(SPEC.replace("seed", "sead").replace("planted", "plantd")));
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(outcome.err())
                .contains("s.yaml:2:1: a spec has no 'sead'", "did you mean 'seed'?")
                .contains("sampler kind 'plantd' is unknown", "did you mean 'planted'?")
                .contains("the spec needs 'seed'")
                .endsWith("3 problems" + System.lineSeparator())
                .doesNotContain("\tat ");
        Outcome verbose = execute("validate", spec("sweep: 3"), "--verbose");
        assertThat(verbose.err()).contains("\tat org.phasesweep");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    frobnicate               | Unmatched argument at index 0: 'frobnicate'
                    validate                 | Missing required parameter: 'SPEC'
                    validate nowhere.yaml    | there is no file nowhere.yaml; 'phasesweep init > nowhere.yaml' writes one
                    run s.yaml --shard 4/3   | '4/3' is no shard: write k/n with 1 <= k <= n, such as 2/3
                    run s.yaml --only a      | Missing required argument(s): --dump=FOLDER
                    status nowhere           | there is no sweep in nowhere
                    aggregate nowhere        | there is no sweep in nowhere; give a directory that 'run' has written
                    analyze nowhere          | there is no sweep in nowhere; give a directory that 'run' has written
                    verify nowhere           | there is no sweep in nowhere; give a directory that 'run' has written
                    verify x --units -1      | give --units n with n >= 0, or --all
                    report nowhere           | there is no sweep in nowhere; give a directory that 'run' has written
                    export nowhere --format csv | there is no diagram in nowhere; 'phasesweep aggregate' makes it
                    export nowhere --format xls | but was 'xls'
                    list bogus               | but was 'bogus'
                    validate x --plugin no.jar | --plugin no.jar: there is no such file""")
    void wrongUsageIsExitTwoAndOneMessage(String arguments, String message) {
        Outcome outcome = execute(arguments.split(" "));
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains(message).doesNotContain("\tat ");
        assertThat(outcome.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "npz, 'npz is not text, and standard output is a terminal; write it to a file with -o diagram.npz, or'",
        "arrow, arrow is not text",
        "csv, there is no diagram in nowhere"
    })
    void onlyTextIsExportedToATerminal(String format, String message) {
        System.setProperty("phasesweep.terminal.out", "true");
        try {
            Outcome outcome = execute("export", "nowhere", "--format", format);
            assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(outcome.err()).contains(message);
        } finally {
            System.clearProperty("phasesweep.terminal.out");
        }
        assertThat(execute("export", "nowhere", "--format", format).err()).contains("there is no diagram");
    }

    @Test
    void aNameNodeThatNothingNamesIsAskedFor() {
        Outcome outcome = execute("validate", "hdfs:///specs/sweep.yaml");
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(outcome.err())
                .contains("hdfs:///specs/sweep.yaml; write hdfs://HOST:PORT/..., or set HADOOP_CONF_DIR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "plan", "run", "status", "verify"})
    void aHostThatNobodyKnowsIsTheEnvironment(String command) {
        Outcome outcome = execute(command, "hdfs://no-such-host.invalid/s");
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(outcome.err())
                .startsWith(
                        "hdfs://no-such-host.invalid/s cannot be reached (unknown host no-such-host.invalid); check")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"models", "samplers", "observables", "theory", "processes"})
    void listsWhatThereIs(String kind) {
        Outcome outcome = execute("list", kind);
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(outcome.out().lines().count()).isGreaterThan(1);
    }

    @Test
    void listsStandInColumnsAndSayDefaultsAsOneWritesThem() {
        String theory = execute("list", "theory").out();
        int summary = theory.indexOf("-ln Z/d");
        assertThat(theory.lines())
                .allSatisfy(line -> assertThat(line.charAt(summary - 1)).isEqualTo(' '));
        assertThat(execute("list", "models").out())
                .contains("    classes: whole number from 2 to 1000000, default 2. K:")
                .contains("    field: a number, default 0. h,");
    }

    /** Else YARN would count it as failed; this JVM would be gone. */
    @Test
    void aDriverUnderSparkSubmitReturnsWhenAllIsDone() {
        System.setProperty("spark.submit.deployMode", "cluster");
        try {
            PhaseSweep.main(new String[] {"list", "processes"});
        } finally {
            System.clearProperty("spark.submit.deployMode");
        }
    }

    @Test
    void theTemplateCompletionAndSchemaArePrinted() throws IOException {
        String template = execute("init").out();
        assertThat(execute("validate", spec(template)).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(execute("completion").out()).contains("phasesweep");
        assertThat(new ObjectMapper()
                        .readTree(execute("schema").out())
                        .path("properties")
                        .has("axes"))
                .isTrue();
    }

    @Test
    void aPlanIsPricedWithoutSampling() throws IOException {
        Outcome outcome = execute("plan", spec(SPEC), "--out", folder + "/out", "--set", "realizations=5");
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(outcome.out())
                .contains("12 in 12 diagram rows")
                .contains("10 = slices x 5 realizations")
                .contains("0 units complete");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    /** Half of a heap is for the two tasks. */
    @ParameterizedTest
    @CsvSource({"8g, 2048 MB that a task has", "1500M, 375 MB that a task has", "536870912, 128 MB that a task has"})
    void aPlanIsMadeForTheMemoryThatARunWillHave(String memory, String expected) throws IOException {
        Outcome outcome = execute("plan", spec(SPEC), "--out", folder + "/out", "--cores", "2", "--memory", memory);
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.DONE);
        assertThat(outcome.out()).contains(expected);
        Outcome wrong = execute("plan", spec(SPEC), "--memory", memory + "x");
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("write a number and k, m or g");
    }

    @Test
    void aPlanRefusesAHeapThatARunWouldRefuse() throws IOException {
        Outcome outcome = execute("plan", spec(SPEC), "--memory", "60m");
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(outcome.err()).contains("the heap has 60 MB, Spark needs 480 MB; raise --memory");
    }

    @Test
    void aPlanThatCannotBeIsInvalid() throws IOException {
        Outcome nothing = execute("plan", spec(SPEC + "where: [dimension > 100]\n"));
        assertThat(nothing.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(nothing.err()).contains("no cell is left");
        Outcome huge = execute("plan", spec(SPEC), "--set", "axes.load=[9]");
        assertThat(huge.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(huge.err()).contains("lower the load");
    }

    @Test
    void dataFilesAreCheckedBeforeAnythingRuns() throws IOException {
        Files.writeString(folder.resolve("d.csv"), "1,2\n3,x\n");
        String text = SPEC.replace("{kind: gaussian}", "{kind: dataset, path: d.csv}")
                .replace("dimension: [4, 8], load: [0.2, 0.4]", "sample_count: [2]");
        Outcome outcome = execute("plan", spec(text));
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(outcome.err()).contains("d.csv:2: column 2 is 'x', not a number");
        Files.delete(folder.resolve("d.csv"));
        Outcome missing = execute("plan", spec(text));
        assertThat(missing.err()).contains("d.csv: there is no such file; a relative path is relative to the spec");
        assertThat(missing.exitCode()).isEqualTo(ExitCode.INVALID);
    }

    /** Only with a slash after it is a word with a colon a scheme. */
    @Test
    void aLocalFileMayHaveAColonInItsName() throws IOException {
        Path file = Files.move(Path.of(spec(SPEC)), folder.resolve("a:b.yaml"));
        Outcome outcome = execute("validate", file.toString());
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.DONE);
        assertThat(Uris.isUri("a:b.yaml")).isFalse();
        assertThat(Uris.isLocal("results:1/sweep")).isTrue();
        assertThat(Uris.isLocal("file:/x")).isTrue();
        assertThat(Uris.isLocal("hdfs://host/x")).isFalse();
        assertThat(Uris.uri("/x")).isEqualTo("file:///x");
    }
}
