package org.phasesweep.analysis;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.phasesweep.analysis.Crossing.Range;

/**
 * Where a crossing would be on the two grids that lack one of the points beside it: how far it moves tells what the points do not
 * say of the curve between them, whatever its shape.
 *
 * <p>A jump anywhere between two points of distance h is said to be at their middle, with an error of h/√12. Without either
 * point the middle moves by h/2, √3 times as far. Kinks at the crossing, square roots and exponential flanks have about the same ratio;
 * for smooth curves as wide as h it is 5, so that the systematic error, the root mean square of the two moves over √3, is then too large
 * rather than too small.
 */
final class CoarserGrids {

    private static final double MOVE_PER_ERROR = Math.sqrt(3);

    private final int[] leftOut;
    private final double[] axis;
    private final double level;
    private final Range bracket;

    /**
     * The grids.
     *
     * @param axis increasing, as of {@link Crossing}
     * @param bracket in which the crossing is sought
     * @param root the crossing
     */
    CoarserGrids(double[] axis, double level, Range bracket, double root) {
        this.axis = axis;
        this.level = level;
        this.bracket = bracket;
        int right = bracket.from() + 1;
        while (axis[right] < root) {
            right++;
        }
        this.leftOut = IntStream.of(right - 1, right)
                .filter(point -> point > 0 && point < axis.length - 1)
                .toArray();
    }

    /** How many grids there are. */
    int count() {
        return leftOut.length;
    }

    /** The crossing on each grid, none for an end of the axis; NaN where there is none. */
    double[] roots(double[] values) {
        return Arrays.stream(leftOut)
                .mapToDouble(point -> new Crossing(without(axis, point), level)
                        .find(without(values, point), new Range(bracket.from(), bracket.to() - 1))
                        .orElse(Double.NaN))
                .toArray();
    }

    private static double[] without(double[] all, int index) {
        double[] others = Arrays.copyOf(all, all.length - 1);
        System.arraycopy(all, index + 1, others, index, others.length - index);
        return others;
    }

    /**
     * The systematic error; NaN where no grid has a crossing.
     *
     * @param moves of the crossing
     * @param noise statistical errors of the moves, whose part is taken out; NaN where unknown
     */
    static double error(double[] moves, double[] noise) {
        double mean = IntStream.range(0, moves.length)
                .filter(i -> Double.isFinite(moves[i]))
                .mapToDouble(i -> moves[i] * moves[i] - (Double.isFinite(noise[i]) ? noise[i] * noise[i] : 0))
                .average()
                .orElse(Double.NaN);
        return Math.sqrt(mean < 0 ? 0 : mean) / MOVE_PER_ERROR;
    }
}
