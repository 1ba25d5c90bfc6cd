package org.phasesweep.spark;

import java.io.Serializable;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.phasesweep.plan.SweepTask;
import org.phasesweep.spark.TaskReport.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** What Spark runs for each partition: one task in, one report out, both as bytes. */
final class SweepTaskFunction extends AbstractFunction1<Iterator<byte[]>, byte[]> implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(SweepTaskFunction.class);

    private final SweepProgram program;

    SweepTaskFunction(SweepProgram program) {
        this.program = program;
    }

    @Override
    public byte[] apply(Iterator<byte[]> tasks) {
        return TaskCodec.encode(report(TaskContext.get(), tasks));
    }

    /**
     * A second attempt by Spark means that the executor of the first one died. The task is not run again as it was: what it
     * had committed is there, and the unit that may have killed the executor must not take its neighbours along. The driver
     * submits what is missing, one unit each.
     */
    private TaskReport report(TaskContext context, Iterator<byte[]> tasks) {
        if (context.attemptNumber() > 0) {
            return TaskReport.without(Outcome.LOST, LostUnits.EXECUTOR_LOST);
        }
        if (!tasks.hasNext()) {
            throw new NoSuchElementException("partition " + context.partitionId() + " holds no task");
        }
        SweepTask task = TaskCodec.decodeTask(tasks.next());
        LocalSweep sweep;
        try {
            sweep = LocalSweep.of(program);
        } catch (Exception | LinkageError e) {
            LOG.error("this executor cannot run the sweep", e);
            return TaskReport.without(Outcome.REFUSED, message(e));
        } catch (OutOfMemoryError e) {
            LOG.error("this executor cannot hold the data file", e);
            return TaskReport.without(Outcome.REFUSED, "its heap cannot hold the data file; raise its memory");
        }
        return new TaskRun(sweep, program.run() + "-" + context.taskAttemptId()).run(task, context::isInterrupted);
    }

    private static String message(Throwable cause) {
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
