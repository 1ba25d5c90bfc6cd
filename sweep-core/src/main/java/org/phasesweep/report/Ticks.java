package org.phasesweep.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where an axis has its ticks. */
final class Ticks {

    /**
     * A tick.
     *
     * @param value where
     * @param label its text; empty for a minor tick
     */
    record Tick(double value, String label) {}

    private static final double[][] MULTIPLES = {{1}, {1, 3}, {1, 2, 5}, {1, 2, 3, 4, 5, 6, 7, 8, 9}};
    private static final int FEWEST_LABELS = 3;
    private static final int MOST_DECADES_WITH_MINOR_TICKS = 6;
    private static final double[] STEPS = {1, 2, 5, 10};

    private Ticks() {}

    /** The ticks of an axis with at most so many labels. */
    static List<Tick> of(PlotAxis axis, int most) {
        return axis.scale() == Scale.LINEAR ? linear(axis, most) : logarithmic(axis, most);
    }

    private static List<Tick> linear(PlotAxis axis, int most) {
        double width = axis.high() - axis.low();
        int exponent = (int) Math.floor(StrictMath.log10(width / most));
        double unit = StrictMath.pow(10, exponent);
        double step = Arrays.stream(STEPS)
                .map(multiple -> multiple * unit)
                .filter(candidate -> width / candidate + 1 <= most + 1e-9)
                .findFirst()
                .orElse(10 * unit);
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(axis.low() / step - 1e-9); i * step <= axis.high() + 1e-9 * step; i++) {
            double value = Digits.significant(i * step, 12);
            ticks.add(new Tick(value, Digits.plain(value)));
        }
        return ticks;
    }

    private static List<Tick> logarithmic(PlotAxis axis, int most) {
        double decades = axis.highPosition() - axis.lowPosition();
        if (decades > most) {
            return labelled(axis, new double[] {1}, (int) Math.ceil(decades / most));
        }
        for (double[] multiples : MULTIPLES) {
            List<Tick> ticks = labelled(axis, multiples, 1);
            if (ticks.size() >= FEWEST_LABELS && ticks.size() <= most) {
                return decades <= MOST_DECADES_WITH_MINOR_TICKS ? withMinor(axis, ticks) : ticks;
            }
        }
        return linear(axis, Math.max(most / 2, 2));
    }

    private static List<Tick> labelled(PlotAxis axis, double[] multiples, int everyDecade) {
        List<Tick> ticks = new ArrayList<>();
        int first = (int) Math.floor(axis.lowPosition() + 1e-9);
        for (int decade = first; decade <= axis.highPosition() + 1e-9; decade++) {
            for (double multiple : multiples) {
                double value = Digits.significant(multiple * StrictMath.pow(10, decade), 12);
                if (decade % everyDecade == 0 && inside(axis, value)) {
                    ticks.add(new Tick(value, Digits.plain(value)));
                }
            }
        }
        return ticks;
    }

    private static List<Tick> withMinor(PlotAxis axis, List<Tick> major) {
        List<Double> taken = major.stream().map(Tick::value).toList();
        List<Tick> all = new ArrayList<>(major);
        labelled(axis, MULTIPLES[MULTIPLES.length - 1], 1).stream()
                .filter(tick -> !taken.contains(tick.value()))
                .forEach(tick -> all.add(new Tick(tick.value(), "")));
        return all;
    }

    private static boolean inside(PlotAxis axis, double value) {
        return axis.position(value) >= axis.lowPosition() - 1e-9 && axis.position(value) <= axis.highPosition() + 1e-9;
    }
}
