package org.phasesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.plan.Resources.Shard;
import org.phasesweep.store.Manifest;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.store.RunState;
import org.phasesweep.testing.FaultyFs;

class RunRecordTest {

    @TempDir
    Path folder;

    private final CountDownLatch writing = new CountDownLatch(1);
    private final CountDownLatch away = new CountDownLatch(1);

    @AfterEach
    void mend() {
        away.countDown();
        FaultyFs.mend();
    }

    private interface Step {
        void run() throws IOException;
    }

    private static CompletableFuture<String> ended(Step step, CompletableFuture<Thread> by) {
        return CompletableFuture.supplyAsync(
                () -> {
                    by.complete(Thread.currentThread());
                    try {
                        step.run();
                        return "done";
                    } catch (IOException e) {
                        return e.getClass().getSimpleName();
                    }
                },
                body -> new Thread(body).start());
    }

    private boolean waitUntilBack() {
        writing.countDown();
        try {
            away.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** Hadoop interrupts a shutdown hook that takes too long; all hooks after it wait until it has ended. */
    @Test
    @Timeout(60)
    void anInterruptedHookDoesNotWaitForAWriterWhoseStoreIsAway() throws Exception {
        ResultDirectory directory = ResultDirectory.at(FaultyFs.at(folder), new Configuration());
        directory.writeText("manifest.json", "{\"inputs\": [], \"plugins\": [], \"state\": \"running\"}");
        RunRecord record =
                RunRecord.begin(directory, Shard.ALL, directory.manifest().orElseThrow(), progress -> {});
        FaultyFs.fullFor(path -> waitUntilBack());
        CompletableFuture<String> writer = ended(record::sampled, new CompletableFuture<>());
        writing.await();
        CompletableFuture<Thread> hook = new CompletableFuture<>();
        CompletableFuture<String> end = ended(() -> record.end(RunState.INTERRUPTED), hook);
        while (hook.get().getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
        }
        hook.get().interrupt();
        assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo(InterruptedIOException.class.getSimpleName());
        away.countDown();
        assertThat(writer.get(10, TimeUnit.SECONDS)).isEqualTo("done");
        record.end(RunState.INTERRUPTED);
        assertThat(directory.manifest().orElseThrow().state()).isEqualTo(RunState.INTERRUPTED);
    }

    private static Manifest manifest(String spec, RunState state) throws IOException {
        return new JsonMapper()
                .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .readValue(
                        "{\"inputs\": [], \"plugins\": [], \"spec_sha256\": \"" + spec + "\", \"state\": \""
                                + state.name().toLowerCase(Locale.ROOT) + "\"}",
                        Manifest.class);
    }

    /** The earlier run of the same spec, or of another, ended in a state; this one found no cluster. */
    @ParameterizedTest
    @CsvSource({
        "same, COMPLETE, COMPLETE",
        "same, INTERRUPTED, INTERRUPTED",
        "same, RUNNING, PARTIAL",
        "other, COMPLETE, PARTIAL"
    })
    void aRunThatNeverBeganLeavesTheEndOfTheEarlierOne(String spec, RunState earlier, RunState expected)
            throws Exception {
        ResultDirectory directory = ResultDirectory.at(folder.toString(), new Configuration());
        directory.writeManifest(manifest(spec, earlier));
        RunRecord record = RunRecord.begin(directory, Shard.ALL, manifest("same", RunState.RUNNING), progress -> {});
        record.end(RunState.PARTIAL);
        assertThat(directory.manifest().orElseThrow().state()).isEqualTo(expected);
    }
}
