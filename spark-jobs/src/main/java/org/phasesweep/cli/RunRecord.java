package org.phasesweep.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.phasesweep.plan.Resources.Shard;
import org.phasesweep.spark.ProgressListener;
import org.phasesweep.store.Manifest;
import org.phasesweep.store.Progress;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.store.RunState;

/**
 * The manifest of a run, true whatever ends it. Shards write one manifest: its counts are those of all of them, its state is
 * partial until somebody has looked at all rows.
 */
final class RunRecord implements ProgressListener {

    private final ResultDirectory directory;
    private final Shard shard;
    private final Manifest manifest;
    private final ProgressListener next;

    /** Unlike a monitor it can be waited for with an end: who holds it may wait for a store that is away. */
    private final ReentrantLock writing = new ReentrantLock();

    private final Optional<Manifest> earlier;
    private final Progress begun;
    private volatile Progress last;
    private boolean ended;

    private RunRecord(
            ResultDirectory directory,
            Shard shard,
            Manifest manifest,
            Optional<Manifest> earlier,
            ProgressListener next) {
        this.directory = directory;
        this.shard = shard;
        this.manifest = manifest;
        this.earlier = earlier;
        this.next = next;
        this.begun = new Progress(RunState.RUNNING, manifest.unitsTotal(), 0, 0, 0, 0, 0, Double.NaN, Double.NaN, 0);
        this.last = begun;
    }

    /** A record that begins with this manifest; progress is passed on. */
    static RunRecord begin(ResultDirectory directory, Shard shard, Manifest manifest, ProgressListener next)
            throws IOException {
        Optional<Manifest> earlier = directory.manifest();
        directory.writeManifest(manifest);
        return new RunRecord(directory, shard, manifest, earlier, next);
    }

    @Override
    public void progress(Progress progress) {
        last = progress;
        next.progress(progress);
    }

    /** Everything is sampled; the results are still to be made, unless an interruption has ended the run. */
    void sampled() throws IOException {
        lock();
        try {
            if (!ended) {
                directory.writeManifest(manifest.with(RunState.RUNNING, last, null));
            }
        } finally {
            writing.unlock();
        }
    }

    private void lock() throws IOException {
        try {
            writing.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while another thread writes it");
        }
    }

    /** Writes the state of the end, once: what comes later changes nothing. */
    void end(RunState state) throws IOException {
        lock();
        try {
            if (!ended) {
                ended = true;
                write(state);
            }
        } finally {
            writing.unlock();
        }
    }

    private void write(RunState state) throws IOException {
        if (last.equals(begun) && earlier.filter(this::stillHolds).isPresent()) {
            directory.writeManifest(earlier.get());
        } else if (shard.n() == 1) {
            directory.writeManifest(manifest.with(state, last, Provenance.now()));
        } else {
            RunState ofShard = state == RunState.INTERRUPTED ? state : RunState.PARTIAL;
            directory.writeManifest(manifest.with(ofShard, together(ofAllShards()), Provenance.now()));
        }
    }

    /** Of a run that never got to its units, because there was no cluster, say, the earlier end is the last word. */
    private boolean stillHolds(Manifest before) {
        return before.state() != RunState.RUNNING && manifest.specSha256().equals(before.specSha256());
    }

    private Collection<Progress> ofAllShards() throws IOException {
        Map<Shard, Progress> all = directory.progress();
        all.keySet().removeIf(other -> other.n() != shard.n());
        all.put(shard, last);
        return List.copyOf(all.values());
    }

    private Progress together(Collection<Progress> shards) {
        return new Progress(
                last.state(),
                manifest.unitsTotal(),
                shards.stream().mapToLong(Progress::unitsFound).sum(),
                shards.stream().mapToLong(Progress::unitsComputed).sum(),
                shards.stream().mapToLong(Progress::unitsFailed).sum(),
                last.elapsedSeconds(),
                last.unitsPerSecond(),
                last.secondsLeft(),
                last.samplingWallSeconds(),
                shards.stream().mapToDouble(Progress::coreSeconds).sum());
    }
}
