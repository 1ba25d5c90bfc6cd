package org.phasesweep.sampler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.phasesweep.kernel.PosteriorSums;
import org.phasesweep.kernel.ReadOut;
import org.phasesweep.kernel.RowClasses;
import org.phasesweep.kernel.RowSource;
import org.phasesweep.kernel.SlicePass;
import org.phasesweep.kernel.States;
import org.phasesweep.kernel.TileKernel;
import org.phasesweep.kernel.TileKernels;
import org.phasesweep.kernel.Wanted;
import org.phasesweep.model.Realization;
import org.phasesweep.observable.LocalState;
import org.phasesweep.observable.PosteriorState;
import org.phasesweep.observable.StateObservable.Need;
import org.phasesweep.random.Purpose;

/**
 * Samples states x/a = y₀ + √T z that are noised from base points y₀, and measures the posterior over the data at each. The noise
 * z is normal, times a scale that is 1 for the states of a process.
 * Sample counts at which all replicas have the same base points share one pass over the data.
 *
 * <p>Cost: for each row and state 5 d operations, and for each temperature one exponential (and 2 d operations where the
 * posterior mean is needed), whatever the number of sample counts. Draws from the posterior are made on the way.
 */
final class PosteriorSampler implements Sampler {

    /** What the posterior over data points at any state can tell. */
    private static final Set<Need> OF_DATA = Set.of(
            Need.DISTANCES,
            Need.POSTERIOR_MEAN,
            Need.DATA_VECTORS,
            Need.DATA_POINTS,
            Need.DATA_MEANS,
            Need.ORDER_PARAMETER,
            Need.STATE_NORM,
            Need.COVARIANCE,
            Need.CLASSES,
            Need.POSTERIOR_DRAWS);

    /** A tile may end many read-outs, each at many temperatures. */
    private static final int STATES_PER_CHECK = 16;

    /** Chosen at the first unit, because a look through the class path takes longer than a small unit. */
    private static volatile TileKernel chosenKernel;

    private final BasePoints basePoints;
    private final double noiseScale;
    private final TileKernel kernel = kernel();

    /** Needs served at every state, and more of them. */
    static Set<Need> serving(Need... more) {
        Set<Need> served = EnumSet.copyOf(OF_DATA);
        served.addAll(List.of(more));
        return served;
    }

    PosteriorSampler(BasePoints basePoints) {
        this(basePoints, 1);
    }

    /** @param noiseScale the deviation of a component of z */
    PosteriorSampler(BasePoints basePoints, double noiseScale) {
        this.basePoints = basePoints;
        this.noiseScale = noiseScale;
    }

    private static TileKernel kernel() {
        TileKernel kernel = chosenKernel;
        if (kernel == null) {
            kernel = TileKernels.fastest();
            chosenKernel = kernel;
        }
        return kernel;
    }

    /** Which points the states of a realization are noised from. */
    interface BasePoints {

        /** Identifies the base point of a replica at a sample count: equal numbers mean the same point. */
        long index(Realization realization, int replica, long sampleCount);

        /** The points of these indices, row-major. */
        double[] rows(Realization realization, long[] indices, int dimension);

        /** Whether the base points are rows of the data, whose own weight can be told. */
        boolean arePlanted();
    }

    @Override
    public void sample(Request request, Sink sink) {
        Realization realization = request.model().realize(request.streams());
        double[] noise = noise(request);
        Map<Long, List<Cell>> bySampleCount = new TreeMap<>();
        for (Cell cell : request.cells()) {
            bySampleCount
                    .computeIfAbsent((long) cell.sampleCount(), n -> new ArrayList<>())
                    .add(cell);
        }
        List<Cell> together = new ArrayList<>();
        long[] indices = {};
        for (Map.Entry<Long, List<Cell>> entry : bySampleCount.entrySet()) {
            long[] next = indices(realization, request.replicas(), entry.getKey());
            if (!together.isEmpty() && !Arrays.equals(indices, next)) {
                pass(request, realization, together, indices, noise, sink);
                together.clear();
            }
            indices = next;
            together.addAll(entry.getValue());
        }
        pass(request, realization, together, indices, noise, sink);
    }

    private long[] indices(Realization realization, int replicas, long sampleCount) {
        long[] indices = new long[replicas];
        for (int replica = 0; replica < replicas; replica++) {
            indices[replica] = basePoints.index(realization, replica, sampleCount);
        }
        return indices;
    }

    private double[] noise(Request request) {
        int dimension = request.model().dimension();
        double[] noise = new double[request.replicas() * dimension];
        for (int replica = 0; replica < request.replicas(); replica++) {
            UniformRandomProvider source = request.streams().stream(Purpose.NOISE, replica);
            ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(source);
            for (int k = 0; k < dimension; k++) {
                noise[replica * dimension + k] = noiseScale * normal.sample();
            }
        }
        return noise;
    }

    /** One pass over the data for cells whose base points are the same. */
    private void pass(
            Request request, Realization realization, List<Cell> cells, long[] indices, double[] noise, Sink sink) {
        int dimension = request.model().dimension();
        double[] base = basePoints.rows(realization, indices, dimension);
        sink.states(List.copyOf(cells), base, noise);
        States states = States.noised(base, noise, dimension);
        CellGrid grid = CellGrid.of(cells);
        BaseStates bases = new BaseStates(request, realization, base, noise, grid.mostRows());
        Wanted wanted = wanted(request, realization, states.count());
        SlicePass pass = new SlicePass(kernel, states, grid.temperatures(), grid.readOuts(), wanted);
        DataSeries data = new DataSeries(request, bases.keeping(rows(realization, wanted.classes())), grid.mostRows());
        pass.runWithDetails(data, request.deadline()::check, (readOut, t, state, sums, details) -> {
            if (state % STATES_PER_CHECK == 0) {
                request.deadline().check();
            }
            Cell cell = grid.cell(readOut.sampleCount(), t);
            LocalState local = data.tell(bases.at(cell, state, sums, details), readOut.sampleCount());
            sink.accept(cell, state, posteriorState(request, cell, states, state, sums, local));
        });
    }

    private static Wanted wanted(Request request, Realization realization, int stateCount) {
        Optional<SlicePass.Uniforms> uniforms = request.needs().contains(Need.POSTERIOR_DRAWS)
                ? Optional.of(new DrawUniforms(request.streams(), stateCount))
                : Optional.empty();
        Optional<RowClasses> classes = request.needs().contains(Need.CLASSES)
                ? Optional.of(new RowClasses(realization.classCount(), new int[Realization.BLOCK_ROWS]))
                : Optional.empty();
        return new Wanted(request.detail(), uniforms, classes);
    }

    private static RowSource rows(Realization realization, Optional<RowClasses> classes) {
        return (block, rowCount, scratch) -> {
            if (classes.isPresent()) {
                realization.block(block, rowCount, scratch, classes.get().ofBlock());
            } else {
                realization.block(block, rowCount, scratch);
            }
            return scratch;
        };
    }

    private PosteriorState posteriorState(
            Request request, Cell cell, States states, int state, PosteriorSums sums, LocalState local) {
        return new PosteriorState(
                request.model().dimension(),
                cell.logSampleCount(),
                request.channel(cell.temperature()),
                basePoints.arePlanted() ? states.halfNoiseNorm(state) : Double.NaN,
                sums,
                local);
    }

    /** The cells of a pass by temperature and sample count. */
    private record CellGrid(double[] temperatures, Map<Long, Map<Integer, Cell>> bySampleCount) {

        static CellGrid of(List<Cell> cells) {
            double[] temperatures = cells.stream()
                    .mapToDouble(Cell::temperature)
                    .sorted()
                    .distinct()
                    .toArray();
            Map<Long, Map<Integer, Cell>> grid = new TreeMap<>();
            for (Cell cell : cells) {
                grid.computeIfAbsent((long) cell.sampleCount(), n -> new TreeMap<>())
                        .put(Arrays.binarySearch(temperatures, cell.temperature()), cell);
            }
            return new CellGrid(temperatures, grid);
        }

        long mostRows() {
            return bySampleCount.keySet().stream().max(Long::compare).orElseThrow();
        }

        List<ReadOut> readOuts() {
            return bySampleCount.entrySet().stream()
                    .map(entry -> new ReadOut(
                            entry.getKey(), List.copyOf(entry.getValue().keySet())))
                    .toList();
        }

        Cell cell(long sampleCount, int temperature) {
            return bySampleCount.get(sampleCount).get(temperature);
        }
    }
}
