package org.phasesweep.report;

import java.util.stream.DoubleStream;

/**
 * An axis of a figure, or its colour scale.
 *
 * @param column its name in the CSV of the figure
 * @param label for people, with symbol and unit
 * @param scale linear or logarithmic
 * @param low the lowest value shown
 * @param high the highest value shown, above {@code low}
 */
record PlotAxis(String column, String label, Scale scale, double low, double high) {

    /** Room beyond the outermost values, as a share of the axis. */
    private static final double MARGIN = 0.04;

    /** Positive values of which the largest exceeds the middle one by more than this are drawn on a logarithmic scale. */
    private static final double SKEWED = 30;

    /** A logarithmic scale of values reaches down by this factor: what is lower is as good as zero. */
    private static final double DEEPEST = 1e-6;

    /** An axis just wide enough for some values, those that are not finite left out; below 0 only if a value is. */
    static PlotAxis covering(String column, String label, Scale scale, double... values) {
        double[] shown = DoubleStream.of(values)
                .map(scale::position)
                .filter(Double::isFinite)
                .toArray();
        double low = DoubleStream.of(shown).min().orElse(0);
        double high = DoubleStream.of(shown).max().orElse(1);
        double room = high > low ? MARGIN * (high - low) : Math.max(0.5 * Math.abs(low), 0.5);
        double end = scale == Scale.LINEAR && low >= 0 && high > low ? Math.max(low - room, 0) : low - room;
        return new PlotAxis(column, label, scale, scale.value(end), scale.value(high + room));
    }

    /**
     * An axis for values of an observable: from 0 to 1 for those that live there, logarithmic for positive ones most of
     * which would otherwise be seen as zero.
     *
     * @param values decide which of these
     * @param further shown too: the ends of error bars, say
     */
    static PlotAxis ofValues(String column, String label, double[] values, double[] further) {
        double[] sorted =
                DoubleStream.of(values).filter(Double::isFinite).sorted().toArray();
        double low = sorted.length == 0 ? 0 : sorted[0];
        double high = sorted.length == 0 ? 1 : sorted[sorted.length - 1];
        if (low >= 0 && high <= 1 && high - low > 0.5) {
            return new PlotAxis(column, label, Scale.LINEAR, 0, 1);
        }
        DoubleStream all = DoubleStream.concat(DoubleStream.of(sorted), DoubleStream.of(further));
        if (low > 0 && high > SKEWED * sorted[sorted.length / 2]) {
            double[] deep = all.filter(value -> value >= DEEPEST * high).toArray();
            return covering(column, label, Scale.LOGARITHMIC, deep);
        }
        return covering(column, label, Scale.LINEAR, all.toArray());
    }

    /** The same axis with some room beyond its ends. */
    PlotAxis widened() {
        double room = MARGIN * (highPosition() - lowPosition());
        return new PlotAxis(
                column, label, scale, scale.value(lowPosition() - room), scale.value(highPosition() + room));
    }

    /** The place of a value, in the units of {@link #lowPosition} and {@link #highPosition}. */
    double position(double value) {
        return scale.position(value);
    }

    double lowPosition() {
        return scale.position(low);
    }

    double highPosition() {
        return scale.position(high);
    }

    /** Where a value lies, 0 at the low and 1 at the high end. */
    double share(double value) {
        return (position(value) - lowPosition()) / (highPosition() - lowPosition());
    }

    boolean contains(double value) {
        return value >= low && value <= high;
    }

    /** Evenly placed values from the low to the high end. */
    double[] samples(int count) {
        double step = (highPosition() - lowPosition()) / (count - 1);
        double[] samples = new double[count];
        for (int i = 0; i < count; i++) {
            samples[i] = scale.value(lowPosition() + i * step);
        }
        samples[0] = low;
        samples[count - 1] = high;
        return samples;
    }
}
