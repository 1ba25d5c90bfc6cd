package org.phasesweep.store;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.phasesweep.plan.Resources.Shard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to write into a result directory: {@code DIR/lock}, or {@code DIR/lock-k-of-n} for a shard. Shards of one n may
 * run side by side; nothing else may. The holder rewrites its file every few seconds. A lock whose holder is gone
 * ({@link LockFiles}) is taken over without asking.
 */
public final class DirectoryLock implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryLock.class);
    private static final int HEARTBEAT_SECONDS = 5;
    private static final int TRIES = 3;

    private final DurableFiles files;
    private final LockFiles locks;
    private final String name;
    private final LockHolder holder = LockHolder.ofThisProcess();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(DirectoryLock::daemon);

    private Future<?> beats = CompletableFuture.completedFuture(null);

    private DirectoryLock(DurableFiles files, String name) {
        this.files = files;
        this.locks = new LockFiles(files);
        this.name = name;
    }

    static DirectoryLock acquire(DurableFiles files, Shard shard) throws IOException {
        DirectoryLock lock = new DirectoryLock(files, LockFiles.name(shard));
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
                byte[] content = LockFiles.content(holder);
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
        for (String other : locks.names()) {
            if (!other.equals(name) && !compatible(shard, LockFiles.shard(other))) {
                removeIfStale(other);
            }
        }
    }

    private static String inWords(Shard shard) {
        return shard.n() == 1 ? "a run" : "shard " + shard.k() + "/" + shard.n() + " of a run";
    }

    private static boolean compatible(Shard one, Shard other) {
        return one.n() > 1 && one.n() == other.n();
    }

    private void removeIfStale(String lock) throws IOException {
        Optional<LockHolder> found = locks.holder(lock);
        Optional<String> life = locks.signOfLife(lock, found);
        if (life.isPresent()) {
            throw new DirectoryLockedException(files.location() + " is in use by "
                    + inWords(LockFiles.shard(lock)) + " on "
                    + found.map(who -> "host " + who.host() + ", pid " + who.pid())
                            .orElse("an unknown host")
                    + " (" + life.get() + "); wait for it, stop it, or give another --out");
        }
        takeAway(lock, found);
    }

    /** Another process may be taking the same stale lock away: what was moved is looked at once more. */
    private void takeAway(String lock, Optional<LockHolder> stale) throws IOException {
        String aside = lock + ".tmp-stale-" + holder.token();
        try {
            files.move(lock, aside);
        } catch (FileNotFoundException e) {
            return;
        }
        if (locks.holder(aside).equals(stale)) {
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
                byte[] content = LockFiles.content(holder);
                files.write(name, out -> out.write(content));
            } else {
                LOG.error("another run has taken {}/{}; this process must have been suspended", files.location(), name);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("could not rewrite {}/{}", files.location(), name, e);
        }
    }

    /** Whether the lock is still this one's: a process that was suspended for long may have lost it. */
    public boolean held() throws IOException {
        return locks.holder(name).filter(holder::equals).isPresent();
    }

    /** Whether no other shard is at work beside this run. */
    public boolean alone() throws IOException {
        return locks.inUse().size() == 1;
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "directory-lock");
        thread.setDaemon(true);
        return thread;
    }

    /** Gives the directory back. May be called again, and from a shutdown hook. */
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
