package org.phasesweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.plan.Resources.Shard;

class DirectoryLockTest {

    private static final long PID = ProcessHandle.current().pid();

    @TempDir
    Path folder;

    private ResultDirectory directory;

    @BeforeEach
    void create() throws IOException {
        directory = ResultDirectory.at(folder.toString(), new Configuration());
    }

    private static String host() throws IOException {
        return InetAddress.getLocalHost().getHostName();
    }

    private Path plant(String name, LockHolder holder, long silentSeconds) throws IOException {
        Path lock = folder.resolve(name);
        Files.write(lock, JsonMapper.builder().build().writeValueAsBytes(holder));
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(silentSeconds)));
        return lock;
    }

    @Test
    void aSecondRunIsRefusedWithTheFirstOnesHostAndPid() throws IOException {
        try (DirectoryLock first = directory.lock(Shard.ALL)) {
            assertThatThrownBy(() -> directory.lock(Shard.ALL))
                    .isInstanceOf(DirectoryLockedException.class)
                    .hasMessageContaining("host " + host())
                    .hasMessageContaining("pid " + PID)
                    .hasMessageContaining("give another --out");
            assertThat(first.held()).isTrue();
        }
        assertThatCode(() -> directory.lock(Shard.ALL).close()).doesNotThrowAnyException();
        assertThat(folder.resolve("lock")).doesNotExist();
    }

    @Test
    void shardsOfOneSweepRunSideBySide() throws IOException {
        try (DirectoryLock one = directory.lock(new Shard(1, 3));
                DirectoryLock two = directory.lock(new Shard(2, 3))) {
            assertThat(one.held() && two.held()).isTrue();
            assertThatThrownBy(() -> directory.lock(new Shard(2, 3))).hasMessageContaining("shard 2/3 of a run");
            assertThatThrownBy(() -> directory.lock(new Shard(2, 4))).isInstanceOf(DirectoryLockedException.class);
            assertThatThrownBy(() -> directory.lock(Shard.ALL)).isInstanceOf(DirectoryLockedException.class);
            assertThat(folder.toFile().list())
                    .as("a refused run leaves no lock")
                    .contains("lock-1-of-3", "lock-2-of-3");
            assertThat(folder.resolve("lock")).doesNotExist();
            assertThat(folder.resolve("lock-2-of-4")).doesNotExist();
        }
        directory.lock(Shard.ALL).close();
    }

    @Test
    void aShardIsRefusedBesideAPlainRun() throws IOException {
        try (DirectoryLock plain = directory.lock(Shard.ALL)) {
            assertThatThrownBy(() -> directory.lock(new Shard(1, 2))).hasMessageContaining("in use by a run on");
            assertThat(plain.held()).isTrue();
        }
    }

    @Test
    void aDeadProcessOfThisHostLosesItsLockAtOnce() throws Exception {
        Process process = new ProcessBuilder("true").start();
        long pid = process.pid();
        process.waitFor();
        plant("lock", new LockHolder(host(), LockHolder.machineId(), pid, 1, "t"), 0);
        plant("lock-1-of-2", new LockHolder(host(), LockHolder.machineId(), pid, 1, "u"), 0);
        try (DirectoryLock lock = directory.lock(Shard.ALL)) {
            assertThat(lock.held()).isTrue();
            assertThat(folder.resolve("lock-1-of-2")).doesNotExist();
        }
    }

    @Test
    void aMachineThatWasRenamedStillKnowsItsDead() throws Exception {
        Process process = new ProcessBuilder("true").start();
        long pid = process.pid();
        process.waitFor();
        plant("lock", new LockHolder("laptop.at-home", LockHolder.machineId(), pid, 1, "t"), 0);
        directory.lock(Shard.ALL).close();
    }

    @Test
    void anotherMachineOfTheSameNameIsNotJudgedByItsPid() throws IOException {
        plant("lock", new LockHolder(host(), "another boot", PID, 12345, "t"), 0);
        assertThatThrownBy(() -> directory.lock(Shard.ALL)).hasMessageContaining("last sign of life");
    }

    @Test
    void aLockOfBeforeMachinesWereToldApartGoesByTheHost() throws IOException {
        Files.writeString(
                folder.resolve("lock"),
                "{\"host\":\"" + host() + "\",\"pid\":" + PID + ",\"started\":12345,\"token\":\"t\"}");
        directory.lock(Shard.ALL).close();
    }

    @Test
    void whoLooksSeesWhichPartsAreAtWork() throws IOException {
        directory.create();
        assertThat(directory.inUse()).isEmpty();
        plant("lock-3-of-3", new LockHolder(host(), LockHolder.machineId(), PID, 12345, "t"), 0);
        try (DirectoryLock one = directory.lock(new Shard(1, 3))) {
            assertThat(one.alone()).isTrue();
            DirectoryLock two = directory.lock(new Shard(2, 3));
            assertThat(directory.inUse()).containsExactly(new Shard(1, 3), new Shard(2, 3));
            assertThat(one.alone()).isFalse();
            two.close();
            assertThat(one.alone()).isTrue();
        }
    }

    @Test
    void aLaterProcessWithTheSamePidIsAnotherOne() throws IOException {
        plant("lock", new LockHolder(host(), LockHolder.machineId(), PID, 12345, "t"), 0);
        directory.lock(Shard.ALL).close();
    }

    @Test
    void anotherHostIsDeadWhenItIsSilentForAMinute() throws IOException {
        LockHolder elsewhere = new LockHolder("elsewhere", "another boot", PID, 1, "t");
        plant("lock", elsewhere, LockFiles.STALE_SECONDS - 20);
        assertThatThrownBy(() -> directory.lock(Shard.ALL))
                .hasMessageContaining("host elsewhere, pid " + PID)
                .hasMessageContaining("last sign of life");
        plant("lock", elsewhere, LockFiles.STALE_SECONDS + 2);
        directory.lock(Shard.ALL).close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "",
                "null",
                "{}",
                "[1]",
                "\u0000\u0001 garbage",
                "{\"host\":\"h\",\"pid\":1,\"startedMillis\":1,\"token\":\"../../x\"}"
            })
    void aLockThatCannotBeReadGoesByItsAgeAndIsKept(String content) throws IOException {
        Path lock = Files.writeString(Files.createDirectories(folder).resolve("lock"), content);
        assertThatThrownBy(() -> directory.lock(Shard.ALL))
                .isInstanceOf(DirectoryLockedException.class)
                .hasMessageContaining("an unknown host, because 'lock' cannot be read (last sign of life ");
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(100)));
        directory.lock(Shard.ALL).close();
        assertThat(folder.resolve("quarantine").toFile().list()).hasSize(1);
    }

    @Test
    void aFolderOfTheNameIsKeptWithWhatIsInIt() throws IOException {
        Path lock = Files.createDirectories(folder.resolve("lock"));
        Files.writeString(lock.resolve("thesis.tex"), "years of work");
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(100)));
        directory.lock(Shard.ALL).close();
        try (Stream<Path> kept = Files.walk(folder.resolve("quarantine"))) {
            assertThat(kept.map(Path::getFileName).map(Path::toString)).contains("thesis.tex");
        }
    }

    /** What starting runs came to: those that got the directory still hold it. */
    private record Started(List<DirectoryLock> winners, List<String> refusals) {

        void close() throws IOException {
            for (DirectoryLock lock : winners) {
                lock.close();
            }
        }
    }

    private Started atOnce(ExecutorService threads, List<Shard> shards) throws Exception {
        CyclicBarrier start = new CyclicBarrier(shards.size());
        List<DirectoryLock> winners = Collections.synchronizedList(new ArrayList<>());
        List<String> refusals = Collections.synchronizedList(new ArrayList<>());
        List<Callable<Void>> runs = shards.stream()
                .map(shard -> (Callable<Void>) () -> {
                    start.await();
                    try {
                        winners.add(directory.lock(shard));
                    } catch (DirectoryLockedException e) {
                        refusals.add(e.getMessage());
                    }
                    return null;
                })
                .toList();
        for (Future<Void> run : threads.invokeAll(runs)) {
            run.get();
        }
        return new Started(winners, refusals);
    }

    /** The dead left a lock, or a right to take one away, or both, or nothing. */
    private void plantDead(int repetition, long pid) throws IOException {
        LockHolder dead = new LockHolder(host(), LockHolder.machineId(), pid, 1, "dead" + repetition);
        if (repetition % 4 != 0) {
            plant("lock", dead, 0);
        }
        if (repetition % 4 == 2) {
            plant(
                    "lock.tmp-takeover-dead" + repetition,
                    new LockHolder(host(), LockHolder.machineId(), pid, 1, "deader" + repetition),
                    0);
        }
        if (repetition % 4 == 3) {
            Files.writeString(folder.resolve("lock"), "");
            Files.setLastModifiedTime(
                    folder.resolve("lock"), FileTime.from(Instant.now().minusSeconds(100)));
        }
    }

    @Test
    void ofRunsThatStartAtTheSameMomentExactlyOneWins() throws Exception {
        directory.create();
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        String who = "in use by a run on host " + host() + ", pid " + PID;
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int repetition = 0; repetition < 100; repetition++) {
            plantDead(repetition, process.pid());
            Started started = atOnce(threads, List.of(Shard.ALL, Shard.ALL, Shard.ALL, Shard.ALL));
            assertThat(started.winners()).as("repetition " + repetition).hasSize(1);
            assertThat(started.winners().get(0).held()).isTrue();
            assertThat(started.refusals()).hasSize(3).allMatch(words -> words.contains(who));
            started.close();
        }
        threads.shutdown();
    }

    @Test
    void neverDoARunAndAShardOrShardsOfOtherNumbersStartTogether() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int repetition = 0; repetition < 25; repetition++) {
            Started started = atOnce(threads, List.of(Shard.ALL, new Shard(1, 2), new Shard(2, 2), new Shard(1, 3)));
            List<Shard> inUse = directory.inUse();
            assertThat(started.winners()).hasSameSizeAs(inUse);
            assertThat(inUse.stream().map(Shard::n).distinct().count()).isLessThanOrEqualTo(1);
            assertThat(inUse.contains(Shard.ALL) && inUse.size() > 1).isFalse();
            started.close();
        }
        threads.shutdown();
        directory.lock(Shard.ALL).close();
    }

    @Test
    void closingALockThatWasTakenOverLeavesTheNewOne() throws IOException {
        DirectoryLock lost = directory.lock(Shard.ALL);
        Path lock = plant("lock", new LockHolder("elsewhere", "another boot", 1, 1, "other"), 0);
        assertThat(lost.held()).isFalse();
        lost.close();
        assertThat(lock).exists();
    }
}
