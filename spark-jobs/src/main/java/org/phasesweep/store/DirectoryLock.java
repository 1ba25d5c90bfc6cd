package org.phasesweep.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
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
    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long PAUSE_MILLIS = 10;

    private final DurableFiles files;
    private final LockFiles locks;
    private final String name;
    private final LockHolder holder = LockHolder.ofThisProcess();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(DirectoryLock::daemon);

    private volatile boolean lost;
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
        while (!created(name)) {
            removeOrRefuse(name);
        }
    }

    private boolean created(String lock) throws IOException {
        try {
            byte[] content = LockFiles.content(holder);
            files.writeNew(lock, holder.token(), out -> out.write(content));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Refuses if a lock that cannot stand beside this one is alive; removes it if it is stale. */
    private void refuseBeside(Shard shard) throws IOException {
        for (String other : locks.names()) {
            if (!other.equals(name) && !compatible(shard, LockFiles.shard(other))) {
                removeOrRefuse(other);
            }
        }
    }

    /** Returns when a lock is gone. What it is may change while it is looked at. */
    private void removeOrRefuse(String lock) throws IOException {
        long end = System.nanoTime() + START_NANOS;
        for (Optional<String> now = locks.identity(lock); now.isPresent(); now = locks.identity(lock)) {
            removeIfStale(lock, now.get());
            if (System.nanoTime() - end > 0) {
                throw new DirectoryLockedException("several runs have been starting in " + files.location() + " for "
                        + TimeUnit.NANOSECONDS.toSeconds(START_NANOS) + " s; start one of them again");
            }
        }
    }

    private static String inWords(Shard shard) {
        return shard.n() == 1 ? "a run" : "shard " + shard.k() + "/" + shard.n() + " of a run";
    }

    private static boolean compatible(Shard one, Shard other) {
        return one.n() > 1 && one.n() == other.n();
    }

    private void removeIfStale(String lock, String identity) throws IOException {
        Optional<LockHolder> found = locks.holder(lock);
        Optional<String> life = locks.signOfLife(lock, found);
        if (life.isEmpty()) {
            takeAway(lock, identity);
        } else if (locks.identity(lock).equals(Optional.of(identity))) {
            throw new DirectoryLockedException(files.location() + " is in use by "
                    + inWords(LockFiles.shard(lock)) + " on "
                    + found.map(who -> "host " + who.host() + ", pid " + who.pid())
                            .orElse("an unknown host, because '" + lock + "' cannot be read")
                    + " (" + life.get() + "); wait for it, stop it, or give another --out");
        }
    }

    /**
     * Between a look at a stale lock and its removal another process may have replaced it by its own. So the right to remove
     * this very lock is a lock itself, which one process holds; if that one dies, the right is taken away in the same manner.
     */
    private void takeAway(String lock, String stale) throws IOException {
        String right = lock + DurableFiles.TEMPORARY + "takeover-" + stale;
        if (created(right)) {
            try {
                if (locks.identity(lock).equals(Optional.of(stale))) {
                    remove(lock);
                }
            } finally {
                files.delete(right);
            }
        } else {
            takeAwayIfStale(right);
        }
    }

    /** Who it is comes first: what is judged dead and what is taken away must be the same. */
    private void takeAwayIfStale(String right) throws IOException {
        Optional<String> identity = locks.identity(right);
        if (locks.signOfLife(right, locks.holder(right)).isPresent()) {
            pause();
        } else if (identity.isPresent()) {
            takeAway(right, identity.get());
        }
    }

    /** What is no lock, though it has the name, may be somebody's: it is kept aside. */
    private void remove(String lock) throws IOException {
        Optional<LockHolder> gone = locks.holder(lock);
        if (gone.isPresent()) {
            LOG.info("took over the lock {} of a run that is gone: {}", lock, gone);
            files.delete(lock);
        } else {
            String aside = files.moveAside(lock, lock);
            LOG.error("{}/{} cannot be read as a lock; moved to {}", files.location(), lock, aside);
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while another run was starting");
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
                lost = true;
                LOG.error("another run has taken {}/{}; this process must have been suspended", files.location(), name);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("could not rewrite {}/{}", files.location(), name, e);
        }
    }

    /** Whether a heartbeat has found another's lock in its place: so it goes with a process that was suspended for long. */
    public boolean lost() {
        return lost;
    }

    /** Whether the lock is still this one's. */
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
