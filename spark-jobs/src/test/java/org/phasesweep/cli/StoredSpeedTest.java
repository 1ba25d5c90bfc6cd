package org.phasesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.sampler.MachineSpeed;
import org.phasesweep.sampler.Step;
import org.phasesweep.testing.TinySweep;

class StoredSpeedTest {

    private static final MachineSpeed SPEED = new MachineSpeed(Map.of(Step.WEIGHT, 1.25), 0.75);
    private static final String WHEN = "2026-01-02T03:04:00Z";

    @TempDir
    Path folder;

    private StoredSpeed stored() {
        return new StoredSpeed(folder.resolve("new"), "this machine");
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("new"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    @Test
    void whatIsKeptIsReadBySimilarMachinesOnly() throws IOException {
        assertThat(stored().read()).as("nothing yet").isEmpty();
        stored().keep(stored().text(SPEED, WHEN));
        assertThat(file().getFileName().toString()).matches("speed-[0-9a-f]{12}\\.json");
        assertThat(stored().read())
                .contains(new StoredSpeed.Known(SPEED, "speeds of this machine, measured 2026-01-02T03:04:00Z"));
        StoredSpeed other = new StoredSpeed(folder.resolve("new"), "another machine");
        assertThat(other.read()).isEmpty();
        assertThat(other.parse(Files.readString(file()))).as("copied here").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1.25, -1.25",
        "1.25, NaN",
        "1.25, 1e999",
        "1.25, fast",
        "weight, weights",
        "this machine, that machine",
        "'}', ''",
        "'{', '['",
    })
    void aDamagedFileCountsAsAbsent(String part, String damage) throws IOException {
        stored().keep(stored().text(SPEED, WHEN));
        String text = Files.readString(file());
        assertThat(text).contains(part);
        Files.writeString(file(), text.replace(part, damage == null ? "" : damage));
        assertThat(stored().read()).isEmpty();
        stored().keep(stored().text(SPEED, WHEN));
        assertThat(stored().read()).as("measured anew").isPresent();
    }

    /** The measurement has a JVM of its own; no figure of it is asserted. */
    @Test
    void aPlanMeasuresOnceAndSaysByWhatItPrices() throws IOException {
        Path spec = TinySweep.create().writeTo(folder);
        System.setProperty("phasesweep.cache", folder.resolve("new").toString());
        try {
            CommandRun first = CommandRun.of("plan", spec);
            assertThat(first.exitCode()).as(first.err()).isZero();
            assertThat(first.err()).contains("measuring how fast this machine is");
            assertThat(first.out()).contains(" core-seconds = ", "speeds of this machine, measured 20");
            assertThat(file()).isRegularFile();
            CommandRun second = CommandRun.of("plan", spec);
            assertThat(second.err()).isEmpty();
            assertThat(second.out()).isEqualTo(first.out());
        } finally {
            System.clearProperty("phasesweep.cache");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaid() throws IOException {
        Files.writeString(folder.resolve("new"), "a file");
        assertThatThrownBy(() -> stored().keep(stored().text(SPEED, WHEN))).isInstanceOf(IOException.class);
        assertThat(stored().parse(stored().text(SPEED, WHEN))
                        .orElseThrow()
                        .notKept(folder)
                        .origin())
                .endsWith("not kept, " + folder + " cannot be written");
    }
}
