package org.phasesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.table.UnitRow;
import org.phasesweep.testing.ChildProcesses;
import org.phasesweep.testing.ChildProcesses.Child;
import org.phasesweep.testing.Jvm;
import org.phasesweep.testing.ResultBytes;
import org.phasesweep.testing.TinySweep;

/** One sweep whose driver is killed ten times, each time at another stage of its life, and every time goes on. */
class KilledRunIT {

    private static final long SEED = 20260104;
    private static final int UNITS = 32;
    private static final Pattern DONE = Pattern.compile("(\\d+) of " + UNITS + " units");

    /** When a run is killed: at a sign in its directory, and a random while after it. */
    private enum Moment {
        BEFORE_ALL(600),
        LOCKED(100),
        STARTING_SPARK(1000),
        FIRST_UNIT(100),
        SAMPLING(300),
        COMMITTING(0),
        COMMITTED(20),
        AGGREGATING(20),
        ANALYZED(20),
        REPORTING(100);

        private final int longestMillis;

        Moment(int longestMillis) {
            this.longestMillis = longestMillis;
        }
    }

    @RegisterExtension
    final ChildProcesses processes = new ChildProcesses();

    @TempDir
    Path folder;

    private final UniformRandomProvider random = new SplitMix64(SEED);
    private Path spec;
    private Path out;
    private Path journal;

    @Test
    void aDriverMayBeKilledAtAnyMoment() throws Exception {
        spec = TinySweep.create().with("realizations: 8", "realizations: 16").writeTo(folder);
        Path undisturbed = folder.resolve("undisturbed");
        CommandRun baseline = CommandRun.of("run", spec, "--out", undisturbed, "--master", "local[2]");
        assertThat(baseline.exitCode()).as(baseline.err()).isZero();
        out = folder.resolve("out");
        journal = folder.resolve("journal");
        Path plugin = Jvm.plugin(folder);
        for (Moment moment : Moment.values()) {
            Set<String> before = goodCells();
            kill(moment, plugin);
            assertThat(goodCells()).as("kept when killed " + moment).containsAll(before);
            assertThatStatusIsTrue(moment);
        }
        CommandRun last = CommandRun.of("run", spec, "--out", out, "--master", "local[2]");
        assertThat(last.exitCode()).as(last.err()).isZero();
        assertThat(ResultBytes.of(out)).isEqualTo(ResultBytes.of(undisturbed));
        assertThat(out.resolve("quarantine"))
                .as("no file was ever half-written")
                .doesNotExist();
        assertThat(names("units")).as("nothing temporary is left").allMatch(name -> name.matches("[0-9a-f]{64}.arrow"));
        assertThat(out.resolve("lock")).doesNotExist();
        assertThat(CommandRun.of("status", out).out()).startsWith("complete: 32 of 32 units");
    }

    private void kill(Moment moment, Path plugin) throws Exception {
        Files.writeString(journal, "");
        long files = names("units").size();
        boolean slow = moment.compareTo(Moment.COMMITTED) <= 0;
        List<String> arguments = new ArrayList<>(List.of("run", spec.toString(), "--out", out.toString()));
        arguments.addAll(List.of("--plugin", plugin.toString(), "--master", "local[2]"));
        arguments.addAll(List.of("--set", "model.journal=" + journal));
        arguments.addAll(List.of("--set", "model.pause_seconds=" + (slow ? 0.25 : 0)));
        Path last = Files.writeString(folder.resolve("last"), "");
        Child run = processes.start(
                moment.name(),
                folder,
                Jvm.phaseSweep(List.of(), Jvm.classPath(), arguments),
                Map.of("SPARK_LOCAL_IP", "127.0.0.1"));
        run.awaitMoment(() -> reached(moment, files, last));
        Thread.sleep(moment.longestMillis == 0 ? 0 : random.nextInt(moment.longestMillis));
        run.kill();
    }

    private boolean reached(Moment moment, long files, Path begin) throws IOException {
        return switch (moment) {
            case BEFORE_ALL -> true;
            case LOCKED -> Files.exists(out.resolve("lock"));
            case STARTING_SPARK -> Files.exists(out.resolve("manifest.json"));
            case FIRST_UNIT -> started() >= 1;
            case SAMPLING -> started() >= 4;
            case COMMITTING -> names("units").stream().anyMatch(name -> name.contains(".tmp-"));
            case COMMITTED -> names("units").size() > files;
            case AGGREGATING -> isNew("realizations.parquet", begin);
            case ANALYZED -> isNew("analysis.json", begin);
            case REPORTING -> isNew("figures", begin);
        };
    }

    private long started() throws IOException {
        return Files.size(journal) / "unit\n".length();
    }

    private boolean isNew(String name, Path begin) throws IOException {
        Path file = out.resolve(name);
        return Files.exists(file) && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(begin)) > 0;
    }

    private List<String> names(String inside) throws IOException {
        if (!Files.isDirectory(out.resolve(inside))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(out.resolve(inside))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private Set<String> goodCells() throws Exception {
        ResultDirectory directory = ResultDirectory.at(out.toString(), new Configuration());
        Set<String> cells = new HashSet<>();
        for (String name : directory.units().names()) {
            for (UnitRow row : directory.units().table(name).rows()) {
                assertThat(row.failed()).isFalse();
                cells.add(row.cellId() + row.unitId());
            }
        }
        return cells;
    }

    /** It never says that a dead run is alive, nor counts a unit that is not there. */
    private void assertThatStatusIsTrue(Moment moment) throws Exception {
        CommandRun status = CommandRun.of("status", out);
        if (!Files.exists(out.resolve("sweep.resolved.yaml"))) {
            assertThat(status.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(status.err()).contains("there is no sweep in");
            return;
        }
        assertThat(status.out()).as("" + moment).matches("(?s)(killed: |not begun|sampled: |complete: ).*");
        Matcher done = DONE.matcher(status.out());
        long cells = goodCells().size();
        if (done.find()) {
            assertThat(6 * Long.parseLong(done.group(1))).as("" + moment).isLessThanOrEqualTo(cells);
        }
        if (status.out().matches("(?s)(sampled|complete): .*")) {
            assertThat(cells).isEqualTo(6 * UNITS);
        }
        if (status.out().startsWith("complete")) {
            assertThat(out.resolve("diagram.arrow")).exists();
        }
    }
}
