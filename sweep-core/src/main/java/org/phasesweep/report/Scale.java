package org.phasesweep.report;

import java.util.List;
import org.phasesweep.spec.Axis;

/** How values lie along an axis of a figure. */
enum Scale {
    LINEAR,
    LOGARITHMIC;

    /** A list of values that spans less than this factor is drawn linearly unless the spec says otherwise. */
    private static final double WIDE = 8;

    /** The place of a value: itself or its decimal logarithm. */
    double position(double value) {
        return this == LINEAR ? value : StrictMath.log10(value);
    }

    /** The value at a place; beyond all numbers the last of them. */
    double value(double position) {
        double value = this == LINEAR ? position : Math.max(StrictMath.pow(10, position), Double.MIN_NORMAL);
        return Math.max(-Double.MAX_VALUE, Math.min(value, Double.MAX_VALUE));
    }

    /**
     * Logarithmic where the spec says so, and for lists such as 10, 20, 50, 100, …: positive, wide, and with the middle one
     * nearer to the geometric than to the arithmetic mean of the ends.
     *
     * @param axis the axis of the spec
     * @param values its values, increasing
     */
    static Scale of(Axis axis, List<Double> values) {
        double low = values.get(0);
        double high = values.get(values.size() - 1);
        if (axis.logarithmic() && low > 0) {
            return LOGARITHMIC;
        }
        double middle = 0.5 * (values.get((values.size() - 1) / 2) + values.get(values.size() / 2));
        boolean geometric = low > 0
                && values.size() > 2
                && high >= WIDE * low
                && Math.abs(StrictMath.log(middle * middle / (low * high)))
                        < Math.abs(2 * StrictMath.log(0.5 * (low + high) / middle));
        return geometric ? LOGARITHMIC : LINEAR;
    }
}
