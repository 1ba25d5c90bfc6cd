package org.phasesweep.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.phasesweep.plan.Resources.Shard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to write into a result directory: {@code DIR/lock}, or {@code DIR/lock-k-of-n} for a shard. Shards of one n may
 * run side by side; nothing else may. The holder rewrites its file every few seconds. A lock is stale, and is taken over
 * without asking, when its process on this host is gone, or when another host has not rewritten it for
 * {@value #STALE_SECONDS} s by the file system's own clock.
 */
public final class DirectoryLock implements Closeable {

    /** A holder on another host that is silent for this long is dead. */
    static final int STALE_SECONDS = 60;

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryLock.class);
    private static final int HEARTBEAT_SECONDS = 5;
    private static final int TRIES = 3;
    private static final Pattern NAME = Pattern.compile("lock(?:-(\\d+)-of-(\\d+))?");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DurableFiles files;
    private final String name;
    private final LockHolder holder;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(DirectoryLock::daemon);

    private Future<?> beats = CompletableFuture.completedFuture(null);

    private DirectoryLock(DurableFiles files, String name, LockHolder holder) {
        this.files = files;
        this.name = name;
        this.holder = holder;
    }

    /** The name of a file of which each shard has its own. */
    static String nameOf(String name, Shard shard) {
        return shard.n() == 1 ? name : name + "-" + shard.k() + "-of-" + shard.n();
    }

    static DirectoryLock acquire(DurableFiles files, Shard shard) throws IOException {
        String name = nameOf("lock", shard);
        DirectoryLock lock = new DirectoryLock(files, name, LockHolder.ofThisProcess());
        lock.claim();
        try {
            lock.refuseBeside(shard);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
        return lock;
    }

    private void claim() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            try {
                byte[] content = JSON.writeValueAsBytes(holder);
                files.writeNew(name, holder.token(), out -> out.write(content));
                return;
            } catch (FileAlreadyExistsException e) {
                removeIfStale(name);
            }
        }
        throw new DirectoryLockedException(
                "several runs are starting in " + files.location() + " at this moment; start one of them again");
    }

    /** Refuses if a lock that cannot stand beside this one is alive; removes it if it is stale. */
    private void refuseBeside(Shard shard) throws IOException {
        for (String other : lockNames()) {
            if (!other.equals(name) && !compatible(shard, shardOf(other))) {
                removeIfStale(other);
            }
        }
    }

    private List<String> lockNames() throws IOException {
        return files.list("").stream()
                .map(status -> status.getPath().getName())
                .filter(file -> NAME.matcher(file).matches())
                .sorted()
                .toList();
    }

    private static Shard shardOf(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() && matcher.group(1) != null
                ? new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
                : Shard.ALL;
    }

    private static String inWords(Shard shard) {
        return shard.n() == 1 ? "a run" : "shard " + shard.k() + "/" + shard.n() + " of a run";
    }

    private static boolean compatible(Shard one, Shard other) {
        return one.n() > 1 && one.n() == other.n();
    }

    private void removeIfStale(String lock) throws IOException {
        Optional<LockHolder> found = holder(lock);
        Optional<String> life = signOfLife(lock, found);
        if (life.isPresent()) {
            throw new DirectoryLockedException(files.location() + " is in use by "
                    + inWords(shardOf(lock)) + " on "
                    + found.map(who -> "host " + who.host() + ", pid " + who.pid())
                            .orElse("an unknown host")
                    + " (" + life.get() + "); wait for it, stop it, or give another --out");
        }
        takeAway(lock, found);
    }

    /** The holder written in a lock; empty when the file is gone or not readable as one. */
    private Optional<LockHolder> holder(String lock) throws IOException {
        try {
            return Optional.of(JSON.readValue(files.read(lock), LockHolder.class));
        } catch (JsonProcessingException | FileNotFoundException e) {
            return Optional.empty();
        }
    }

    private Optional<String> signOfLife(String lock, Optional<LockHolder> found) throws IOException {
        if (found.isPresent() && found.get().onThisHost()) {
            return found.filter(LockHolder::processAlive).map(who -> "it is running");
        }
        try {
            long silentSeconds = (files.now() - files.modified(lock)) / 1000;
            return silentSeconds > STALE_SECONDS
                    ? Optional.empty()
                    : Optional.of("last sign of life " + Math.max(0, silentSeconds) + " s ago");
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Another process may be taking the same stale lock away: what was moved is looked at once more. */
    private void takeAway(String lock, Optional<LockHolder> stale) throws IOException {
        String aside = lock + ".tmp-stale-" + holder.token();
        try {
            files.move(lock, aside);
        } catch (FileNotFoundException e) {
            return;
        }
        if (holder(aside).equals(stale)) {
            LOG.info("took over the lock {} of a run that is gone: {}", lock, stale);
            files.delete(aside);
        } else {
            files.move(aside, lock);
        }
    }

    /** Shows from now on that the holder is alive. */
    DirectoryLock startHeartbeat() {
        beats = heart.scheduleWithFixedDelay(this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
        return this;
    }

    private void beat() {
        try {
            if (held()) {
                byte[] content = JSON.writeValueAsBytes(holder);
                files.write(name, out -> out.write(content));
            } else {
                LOG.error("another run has taken {}/{}; this process must have been suspended", files.location(), name);
            }
        } catch (IOException e) {
            LOG.warn("could not rewrite {}/{}", files.location(), name, e);
        }
    }

    /** Whether the lock is still this one's: a process that was suspended for long may have lost it. */
    public boolean held() throws IOException {
        return holder(name).filter(holder::equals).isPresent();
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "directory-lock");
        thread.setDaemon(true);
        return thread;
    }

    /** Gives the directory back. */
    @Override
    public void close() throws IOException {
        beats.cancel(false);
        heart.shutdown();
        awaitHeart();
        if (held()) {
            files.delete(name);
        }
    }

    private void awaitHeart() {
        try {
            heart.awaitTermination(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
