package org.phasesweep.spark;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.phasesweep.engine.UnitEngine;
import org.phasesweep.model.DataMatrix;
import org.phasesweep.plan.CompletedCells;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.PlanException;
import org.phasesweep.plan.SweepTask;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.store.Progress;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.store.RunState;
import org.phasesweep.table.UnitRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/**
 * One job from start to end. Tasks are submitted in rounds: first as packed; then, if executors died, what is missing one
 * unit a task, {@value #ATTEMPTS} attempts in all. In the last round units run alone, so that one which kills its executor
 * takes no other along; then the rest becomes failure rows.
 */
final class SweepRun {

    private static final Logger LOG = LoggerFactory.getLogger(SweepRun.class);
    private static final int ATTEMPTS = 4;
    private static final long WATCH_MILLIS = 50;
    private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long STOP_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final JavaSparkContext spark;
    private final SweepJob job;
    private final ProgressListener listener;
    private final SweepProgram program;
    private final RunMonitor monitor;
    private final List<Broadcast<double[]>> tiles;
    private final ClusterExecutors executors;
    private final RunningTasks running = new RunningTasks();
    private long nextProgressNanos = System.nanoTime();
    private volatile boolean cancelled;

    SweepRun(SparkContext context, SweepJob job, ProgressListener listener, ClusterExecutors executors) {
        this(
                context,
                job,
                listener,
                executors,
                job.directory().location(),
                new RunMonitor(job.directory().location()));
    }

    /** A run whose executors are given another location than the driver uses: what a folder that is not shared is like. */
    SweepRun(
            SparkContext context,
            SweepJob job,
            ProgressListener listener,
            ClusterExecutors executors,
            String executorLocation,
            RunMonitor monitor) {
        this.spark = new JavaSparkContext(context);
        this.job = job;
        this.listener = listener;
        this.executors = executors;
        this.monitor = monitor;
        this.tiles = job.data().stream()
                .flatMap(data -> data.tiles().stream())
                .map(spark::broadcast)
                .toList();
        this.program = new SweepProgram(
                UUID.randomUUID().toString(),
                job.resolvedSpec(),
                executorLocation,
                new SerializableConfiguration(context.hadoopConfiguration()),
                job.data().map(SweepProgram.DataHeader::new).orElse(null),
                tiles);
    }

    void cancel() {
        cancelled = true;
    }

    Progress run() throws IOException, PlanException {
        spark.sc().addSparkListener(running);
        try {
            List<SweepTask> missing = begin();
            for (int attempt = 1; attempt <= ATTEMPTS && !missing.isEmpty() && !stopped(); attempt++) {
                monitor.beginAttempt();
                rounds(missing, attempt);
                missing = missing();
                refuseUnwritable(missing, attempt);
            }
            if (!missing.isEmpty() && !stopped()) {
                giveUp(missing);
            }
            return publish(endState());
        } catch (IOException e) {
            publish(RunState.PARTIAL);
            throw e;
        } finally {
            spark.sc().removeSparkListener(running);
            tiles.forEach(Broadcast::destroy);
        }
    }

    private List<SweepTask> begin() throws IOException, PlanException {
        monitor.begin(
                job.directory().repairedInventory(), unitCount(job.packing().tasks(CompletedCells.NONE)));
        List<SweepTask> tasks = job.packing().tasks((slice, realization, cell) -> monitor.settled(realization, cell));
        listener.planned(tasks);
        monitor.expect(tasks);
        monitor.countFound();
        publish(RunState.RUNNING);
        return tasks;
    }

    private static long unitCount(List<SweepTask> tasks) {
        Set<String> ids = new HashSet<>();
        tasks.forEach(task -> task.units().forEach(unit -> ids.add(unit.id())));
        return ids.size();
    }

    private boolean stopped() {
        return cancelled || monitor.failedUnits() > job.maxFailures();
    }

    /** One executor's trouble may be its own; after that computing again what cannot be kept would not end. */
    private void refuseUnwritable(List<SweepTask> missing, int attempt) throws SweepEnvironmentException {
        if (attempt > 1 && !monitor.unwritten().isEmpty() && !missing.isEmpty() && !stopped()) {
            throw unwritable();
        }
    }

    private SweepEnvironmentException unwritable() {
        return new SweepEnvironmentException(
                monitor.unwritten() + "; what was written before is kept, the same command goes on from there");
    }

    private void rounds(List<SweepTask> tasks, int attempt) throws IOException {
        if (attempt < ATTEMPTS) {
            round(tasks);
            return;
        }
        for (SweepTask task : tasks) {
            if (!stopped()) {
                round(List.of(task));
            }
        }
    }

    private void round(List<SweepTask> tasks) throws IOException {
        SimpleFutureAction<BoxedUnit> action = submit(tasks);
        try {
            while (!action.isCompleted() && !stopped()) {
                watch();
                executors.refuseWhenGone();
            }
            end(action);
        } finally {
            action.cancel();
        }
    }

    private SimpleFutureAction<BoxedUnit> submit(List<SweepTask> tasks) {
        List<byte[]> encoded = tasks.stream().map(TaskCodec::encode).toList();
        Seq<Object> partitions = CollectionConverters.asScala(java.util.stream.IntStream.range(0, encoded.size())
                        .<Object>mapToObj(i -> i)
                        .toList())
                .toSeq();
        return spark.sc()
                .submitJob(
                        spark.parallelize(encoded, encoded.size()).rdd(),
                        new SweepTaskFunction(program),
                        partitions,
                        (index, report) -> {
                            monitor.report(report);
                            return BoxedUnit.UNIT;
                        },
                        () -> BoxedUnit.UNIT);
    }

    /** After the last task, or after a stop: what was committed is still looked at. */
    private void end(SimpleFutureAction<BoxedUnit> action) throws IOException {
        if (stopped()) {
            action.cancel();
            awaitIdle();
        } else if (action.value().get().isFailure()) {
            jobFailed(action.value().get().failed().get());
        }
        while (!monitor.caughtUp()) {
            watch();
        }
        monitor.refresh();
    }

    private void jobFailed(Throwable cause) throws SweepEnvironmentException {
        if (spark.sc().isStopped() || !monitor.anyReport()) {
            throw new SweepEnvironmentException("Spark could not run the tasks: " + cause.getMessage(), cause);
        }
        monitor.trouble("Spark gave up the task: " + cause.getMessage());
        LOG.warn("Spark gave up a job; what is missing is submitted again", cause);
    }

    /** Running tasks see the cancellation between two units and commit what they have. */
    private void awaitIdle() throws IOException {
        long end = System.nanoTime() + STOP_NANOS;
        while (System.nanoTime() - end < 0 && running.count() > 0) {
            watch();
        }
    }

    private void watch() throws IOException {
        monitor.watch();
        if (System.nanoTime() - nextProgressNanos >= 0) {
            publish(RunState.RUNNING);
        }
        try {
            Thread.sleep(WATCH_MILLIS);
        } catch (InterruptedException e) {
            cancelled = true;
            Thread.currentThread().interrupt();
        }
    }

    /** What has no row yet, one unit a task. */
    private List<SweepTask> missing() throws IOException, PlanException {
        if (monitor.damaged()) {
            monitor.replace(job.directory().repairedInventory());
        }
        List<SweepTask> tasks =
                job.packing().tasks((slice, realization, cell) -> monitor.settled(realization, cell)).stream()
                        .flatMap(task -> task.units().stream().map(unit -> alone(unit, task)))
                        .toList();
        monitor.expect(tasks);
        return tasks;
    }

    private static SweepTask alone(SweepUnit unit, SweepTask task) {
        return new SweepTask(
                List.of(unit),
                task.memoryBytes(),
                task.expectedSeconds() / task.units().size());
    }

    private void giveUp(List<SweepTask> tasks) throws IOException {
        String cause =
                Optional.of(monitor.trouble()).filter(text -> !text.isEmpty()).orElse(LostUnits.EXECUTOR_LOST);
        DataMatrix data = job.data().orElse(null);
        UnitEngine engine = new UnitEngine(Components.load(), job.spec(), data);
        List<UnitRow> rows = tasks.stream()
                .flatMap(task -> task.units().stream())
                .flatMap(unit -> LostUnits.rows(
                        unit, cause, job.spec().replicas(), engine.columns().size())
                        .stream())
                .toList();
        LOG.error("{} tasks are given up after {} attempts: {}", tasks.size(), ATTEMPTS, cause);
        ResultDirectory directory = job.directory();
        directory.units().commit(engine.table(rows), program.run() + "-driver");
        monitor.refresh();
    }

    private RunState endState() {
        if (cancelled) {
            return RunState.INTERRUPTED;
        }
        return monitor.failedUnits() > 0 ? RunState.PARTIAL : RunState.COMPLETE;
    }

    /** That progress cannot be shown stops nothing, unless rows cannot be written either. */
    private Progress publish(RunState state) throws SweepEnvironmentException {
        Progress progress = monitor.progress(state);
        try {
            job.directory().writeProgress(job.shard(), progress);
            showLive(state);
        } catch (IOException e) {
            LOG.warn("could not write the progress of {}", job.directory().location(), e);
            if (state == RunState.RUNNING && !monitor.unwritten().isEmpty()) {
                throw unwritable();
            }
        }
        listener.progress(progress);
        nextProgressNanos = System.nanoTime() + PROGRESS_NANOS;
        return progress;
    }

    /** At the end the diagram takes its place. */
    private void showLive(RunState state) throws IOException {
        if (state != RunState.RUNNING) {
            job.directory().deleteLive(job.shard());
            return;
        }
        Optional<byte[]> due = monitor.live().due();
        if (due.isPresent()) {
            job.directory().writeLive(job.shard(), due.get());
        }
    }
}
