package org.phasesweep.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.phasesweep.model.DataMatrix;
import org.phasesweep.model.DataModel;
import org.phasesweep.model.GaussianModel;
import org.phasesweep.model.ModelType;
import org.phasesweep.model.Realization;
import org.phasesweep.model.RowWork;
import org.phasesweep.random.Purpose;
import org.phasesweep.random.RandomStreams;
import org.phasesweep.spec.Parameter;
import org.phasesweep.spec.Range;
import org.phasesweep.spec.Settings;

/**
 * Standard Gaussian data that takes its time, throws or ends its JVM: what clusters do to sweeps. No setting changes a number
 * or an identity, so that a sweep can be run with trouble first and without it later.
 */
public final class TroubledModel implements ModelType {

    @Override
    public String name() {
        return "troubled";
    }

    @Override
    public String summary() {
        return "Gaussian data with trouble";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                off("pause_seconds", "each unit sleeps for this long"),
                off("block_seconds", "each block of rows sleeps for this long"),
                off("throw_at_dimension", "units of it throw"),
                off("overflow_at_dimension", "units of it overflow the stack"),
                off("exhaust_at_dimension", "units of it ask for more memory than there is"),
                off("reject_at_dimension", "units of it reject every draw"),
                off("break_at_dimension", "units of it meet an error of the JVM"),
                off("halt_at_dimension", "units of it end their JVM"),
                Parameter.text("journal", "file in which each unit that starts writes a line")
                        .withDefault("")
                        .outsideIdentity());
    }

    private static Parameter off(String name, String summary) {
        return Parameter.number(name, Range.NON_NEGATIVE, summary)
                .withDefault(0)
                .outsideIdentity();
    }

    /** Dear, so that few units make a task. */
    @Override
    public RowWork rowWork(Settings settings, int dimension) {
        return new RowWork(0, 0, 0, 2e7);
    }

    @Override
    public DataModel create(Settings settings, int dimension, DataMatrix data) {
        DataModel gaussian = new GaussianModel().create(Settings.EMPTY.with("variance", 1), dimension, null);
        return new Troubled(gaussian, settings);
    }

    /** What happens when a unit begins; planning makes models too, and must not suffer. */
    private static void begin(Settings settings, int dimension) {
        write(settings.text("journal"));
        sleep(settings.number("pause_seconds"));
        if (settings.number("throw_at_dimension") == dimension) {
            throw new IllegalStateException("no data at dimension " + dimension);
        }
        if (settings.number("overflow_at_dimension") == dimension) {
            begin(settings.with("journal", "").with("pause_seconds", 0), dimension);
        }
        if (settings.number("exhaust_at_dimension") == dimension) {
            throw new IllegalStateException("there is memory for " + new long[Integer.MAX_VALUE].length);
        }
        if (settings.number("break_at_dimension") == dimension) {
            throw new InternalError("a fault in mapped memory");
        }
        if (settings.number("halt_at_dimension") == dimension) {
            Runtime.getRuntime().halt(137);
        }
    }

    private static void write(String journal) {
        if (!journal.isEmpty()) {
            try {
                Files.writeString(Path.of(journal), "unit\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void sleep(double seconds) {
        try {
            Thread.sleep((long) (1000 * seconds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rejectAll(UniformRandomProvider source) {
        double drawn = 0;
        while (drawn < 1) {
            drawn = source.nextDouble();
        }
    }

    private record Troubled(DataModel model, Settings settings) implements DataModel {

        @Override
        public int dimension() {
            return model.dimension();
        }

        @Override
        public Realization realize(RandomStreams streams) {
            begin(settings, model.dimension());
            Realization realization = model.realize(streams);
            boolean rejects = settings.number("reject_at_dimension") == model.dimension();
            return new Realization() {
                @Override
                public void block(long block, int rowCount, double[] target) {
                    sleep(settings.number("block_seconds"));
                    if (rejects) {
                        rejectAll(streams.stream(Purpose.DATA, block));
                    }
                    realization.block(block, rowCount, target);
                }

                @Override
                public long freshIndex(int replica, long sampleCount) {
                    return realization.freshIndex(replica, sampleCount);
                }

                @Override
                public void freshRow(long freshIndex, double[] target, int offset) {
                    realization.freshRow(freshIndex, target, offset);
                }
            };
        }
    }
}
