package org.phasesweep.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phasesweep.plan.Resources.Shard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The locks of a directory, as every process may read them: {@code lock} of a run, {@code lock-k-of-n} of a shard. A lock is
 * alive while its process on this machine runs, or while another machine has rewritten it within the last
 * {@value #STALE_SECONDS} s by the file system's own clock.
 */
final class LockFiles {

    /** A holder on another machine that is silent for this long is dead. */
    static final int STALE_SECONDS = 60;

    private static final String NAME = "lock";
    private static final Logger LOG = LoggerFactory.getLogger(LockFiles.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DurableFiles files;

    LockFiles(DurableFiles files) {
        this.files = files;
    }

    /** Tells the time in milliseconds since 1970. */
    @FunctionalInterface
    interface Clock {
        long now() throws IOException;
    }

    static String name(Shard shard) {
        return ShardNames.of(NAME, shard);
    }

    static Shard shard(String name) {
        return ShardNames.shard(NAME, name).orElse(Shard.ALL);
    }

    static byte[] content(LockHolder holder) throws IOException {
        return JSON.writeValueAsBytes(holder);
    }

    List<String> names() throws IOException {
        return files.list("").stream()
                .map(status -> status.getPath().getName())
                .filter(file -> ShardNames.shard(NAME, file).isPresent())
                .sorted()
                .toList();
    }

    /** Tells a lock from every other one that was ever taken; empty when it is gone. */
    Optional<String> identity(String lock) throws IOException {
        try {
            Optional<String> token = holder(lock).map(LockHolder::token);
            return Optional.of(token.isPresent() ? token.get() : "unreadable-" + files.modified(lock));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    /** The holder written in a lock; empty when the file is gone or not readable as one. */
    Optional<LockHolder> holder(String lock) throws IOException {
        try {
            return Optional.ofNullable(JSON.readValue(files.read(lock), LockHolder.class))
                    .filter(LockHolder::isWhole);
        } catch (JsonProcessingException | FileNotFoundException e) {
            return Optional.empty();
        }
    }

    /** The parts of the sweep that live runs are at work on. */
    List<Shard> inUse() throws IOException {
        List<Shard> alive = new ArrayList<>();
        for (String lock : names()) {
            if (signOfLife(lock, holder(lock), this::clockOfReader).isPresent()) {
                alive.add(shard(lock));
            }
        }
        return alive;
    }

    /** The file system's clock; who may not write, or has no room to, has only the local one. */
    private long clockOfReader() {
        try {
            return files.now();
        } catch (IOException e) {
            LOG.info("the clock of {} cannot be read; the local one must do", files.location(), e);
            return System.currentTimeMillis();
        }
    }

    /** Why the holder of a lock must be taken for alive; empty when it is gone. */
    Optional<String> signOfLife(String lock, Optional<LockHolder> found) throws IOException {
        return signOfLife(lock, found, files::now);
    }

    private Optional<String> signOfLife(String lock, Optional<LockHolder> found, Clock clock) throws IOException {
        if (found.isPresent() && found.get().onThisMachine()) {
            return found.filter(LockHolder::processAlive).map(who -> "it is running");
        }
        try {
            long silentSeconds = (clock.now() - files.modified(lock)) / 1000;
            return silentSeconds > STALE_SECONDS
                    ? Optional.empty()
                    : Optional.of("last sign of life " + Math.max(0, silentSeconds) + " s ago");
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }
}
