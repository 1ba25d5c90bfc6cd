package org.phasesweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.plan.Resources.Shard;
import org.phasesweep.testing.FaultyFs;

/** A file system whose clock is hours from this machine's: what is alive stays alive, what is dead stays dead. */
class ClockSkewTest {

    private static final LockHolder ELSEWHERE = new LockHolder("elsewhere", "another boot", 1, 1, "t");

    @TempDir
    Path folder;

    private ResultDirectory skewed(int hours) throws IOException {
        FaultyFs.clockAheadBy(Duration.ofHours(hours).toMillis());
        ResultDirectory directory = ResultDirectory.at(FaultyFs.at(folder), new Configuration());
        directory.create();
        return directory;
    }

    @AfterEach
    void mend() {
        FaultyFs.mend();
    }

    private Path plant(String name, byte[] content, long silentSeconds) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(silentSeconds)));
        return file;
    }

    private void plantLock(long silentSeconds) throws IOException {
        plant("lock", JsonMapper.builder().build().writeValueAsBytes(ELSEWHERE), silentSeconds);
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, 5})
    void aLockIsAsOldAsTheFileSystemSays(int hours) throws IOException {
        ResultDirectory directory = skewed(hours);
        plantLock(10);
        assertThat(directory.inUse()).containsExactly(Shard.ALL);
        assertThatThrownBy(() -> directory.lock(Shard.ALL))
                .isInstanceOf(DirectoryLockedException.class)
                .hasMessageMatching(".*last sign of life 1\\d s ago.*");
        plantLock(LockFiles.STALE_SECONDS + 40);
        assertThat(directory.inUse()).isEmpty();
        directory.lock(Shard.ALL).close();
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, 5})
    void onlyOldTemporaryFilesAreTheDeads(int hours) throws IOException {
        ResultDirectory directory = skewed(hours);
        Path live = plant("_diagram.arrow.tmp-1", new byte[1], 5);
        Path dead = plant("_diagram.csv.tmp-2", new byte[1], 3600);
        directory.lock(Shard.ALL).close();
        assertThat(live).exists();
        assertThat(dead).doesNotExist();
    }

    @Test
    void whoMayNotWriteGoesByItsOwnClock() throws IOException {
        ResultDirectory directory = skewed(0);
        plantLock(10);
        FaultyFs.fullFor(path -> true);
        assertThat(directory.inUse()).isEqualTo(List.of(Shard.ALL));
    }

    @Test
    void whenAProcessStartedDoesNotDependOnTheClock() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(stat), "there is no /proc: Linux only");
        String text = Files.readString(stat);
        long ticks = Long.parseLong(text.substring(text.lastIndexOf(')') + 2).split(" ", -1)[19]);
        assertThat(LockHolder.ofThisProcess().started())
                .as("ticks since the boot")
                .isEqualTo(ticks);
        double uptime =
                Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ", -1)[0]);
        assertThat(ticks / 100.0).isPositive().isLessThan(uptime);
    }
}
