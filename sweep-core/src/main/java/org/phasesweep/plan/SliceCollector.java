package org.phasesweep.plan;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phasesweep.random.RandomStreams;
import org.phasesweep.sampler.Cell;
import org.phasesweep.spec.SweepSpec;
import org.phasesweep.spec.SweepSpec.Disorder;

/**
 * Groups grid points into slices and finds those that are one cell. Ids hold the seed and the number of replicas too, so that a
 * row tells which sweep it is of, also when its file was copied; no stream is drawn from an id.
 */
final class SliceCollector {

    private static final int SLICE_DIGITS = 12;
    private static final int CELL_DIGITS = 24;

    private final SweepSpec spec;
    private final CellResolver resolver;
    private final List<String> identity;
    private final Map<Key, Growing> growing = new LinkedHashMap<>();
    private final Map<String, Key> byId = new HashMap<>();

    SliceCollector(SweepSpec spec, CellResolver resolver) {
        this.spec = spec;
        this.resolver = resolver;
        this.identity = List.of("seed=" + spec.seed(), "replicas=" + spec.replicas());
    }

    /** What the cells of a slice have in common; the point is that of zeros where disorder is shared. */
    private record Key(List<Double> others, int dimension, Point point) {}

    private record Point(double sampleCount, double logSampleCount, double temperature) {

        static final Point SHARED = new Point(0, Double.NEGATIVE_INFINITY, 0);

        static Point of(Coordinates at) {
            return new Point(at.sampleCount(), at.logSampleCount(), at.temperature());
        }
    }

    private static final class Growing {
        private final String id;
        private final byte[] hash;
        private final CellResolver.SliceComponents parts;
        private final int dimension;
        private final Map<Point, Cell> cells = new HashMap<>(2);

        Growing(String id, byte[] hash, CellResolver.SliceComponents parts, int dimension) {
            this.id = id;
            this.hash = hash;
            this.parts = parts;
            this.dimension = dimension;
        }

        Cell cell(Point point) {
            return cells.computeIfAbsent(
                    point, p -> new Cell(cellId(p), p.sampleCount(), p.logSampleCount(), p.temperature()));
        }

        private String cellId(Point point) {
            boolean infinite = Double.isInfinite(point.sampleCount());
            ByteBuffer content = ByteBuffer.allocate(hash.length + (infinite ? 3 : 2) * Double.BYTES);
            content.put(hash).putDouble(point.sampleCount()).putDouble(point.temperature());
            if (infinite) {
                content.putDouble(point.logSampleCount());
            }
            return hex(RandomStreams.sha256(content.array()), CELL_DIGITS);
        }

        Slice slice() {
            List<Cell> sorted = new ArrayList<>(cells.values());
            sorted.sort(Comparator.comparingDouble(Cell::logSampleCount).thenComparingDouble(Cell::temperature));
            return new Slice(id, parts.process(), parts.model(), parts.sampler(), dimension, sorted);
        }
    }

    GridPoint add(Coordinates at) throws PlanException {
        boolean shared = spec.disorder() == Disorder.SHARED;
        Point point = Point.of(at);
        Key key = new Key(at.others(), at.dimension(), shared ? Point.SHARED : point);
        Growing slice = growing.get(key);
        if (slice == null) {
            resolver.checkModel(at);
            slice = begin(key, resolver.components(at));
        }
        Cell cell = slice.cell(point);
        return new GridPoint(
                cell.id(),
                slice.id,
                at.dimension(),
                at.sampleCount(),
                at.load(),
                at.temperature(),
                at.time(),
                at.others());
    }

    private Growing begin(Key key, CellResolver.SliceComponents parts) throws PlanException {
        List<String> content = new ArrayList<>(identity);
        content.addAll(parts.process().canonical("process"));
        content.addAll(parts.model().canonical("model"));
        content.addAll(parts.sampler().canonical("sampler"));
        content.add("dimension=" + key.dimension());
        content.addAll(Slice.canonical(
                key.point().sampleCount(),
                key.point().logSampleCount(),
                key.point().temperature()));
        byte[] hash = RandomStreams.sha256(content);
        String id = hex(hash, SLICE_DIGITS);
        Key other = byId.putIfAbsent(id, key);
        if (other != null) {
            throw new PlanException("two slices have the same id " + id + " (" + other + " and " + key
                    + "): ids have 48 bits, so one sweep in 560 with a million slices meets this; change any setting"
                    + " slightly, or split the sweep");
        }
        Growing slice = new Growing(id, hash, parts, key.dimension());
        growing.put(key, slice);
        return slice;
    }

    /** The slices by dimension and id. */
    List<Slice> slices() {
        return growing.values().stream()
                .map(Growing::slice)
                .sorted(Comparator.comparingInt(Slice::dimension).thenComparing(Slice::id))
                .toList();
    }

    private static String hex(byte[] hash, int digits) {
        return HexFormat.of().formatHex(hash, 0, digits / 2);
    }
}
