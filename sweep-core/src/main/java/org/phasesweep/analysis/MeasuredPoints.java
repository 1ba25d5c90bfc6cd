package org.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.phasesweep.observable.Observable;
import org.phasesweep.statistics.Bootstrap;
import org.phasesweep.statistics.ReplicaAccumulator;
import org.phasesweep.table.Realizations;

/**
 * An observable at any grid points: the estimates of the diagram, and what a function of them becomes when whole realizations
 * are resampled. Points with common disorder get the same realizations, others get their own.
 */
final class MeasuredPoints {

    /** An error bar needs a result in this share of the resamples. */
    private static final double NEEDED_SHARE = 0.9;

    private final int count;
    private final List<int[]> places = new ArrayList<>();
    private final List<MeasuredCurve> groups = new ArrayList<>();

    /**
     * Values at points.
     *
     * @param points grid points, each with at least one finite value
     * @param disorder what points with common disorder have in common
     */
    MeasuredPoints(
            Realizations realizations, Observable observable, List<Integer> points, Function<Integer, ?> disorder) {
        this.count = points.size();
        Map<Object, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            members.computeIfAbsent(disorder.apply(points.get(i)), key -> new ArrayList<>())
                    .add(i);
        }
        for (List<Integer> indices : members.values()) {
            places.add(indices.stream().mapToInt(i -> i).toArray());
            groups.add(new MeasuredCurve(
                    realizations, observable, indices.stream().map(points::get).toList()));
        }
    }

    /** The values of the diagram. */
    double[] values() {
        return joined(MeasuredCurve::values);
    }

    /** Their disorder errors; NaN where unknown. */
    double[] errors() {
        return joined(MeasuredCurve::errors);
    }

    /** For each point the distance from a level up to which its side cannot be told, {@link MeasuredCurve#limits}. */
    double[] limits() {
        return joined(MeasuredCurve::limits);
    }

    /** How many independent values each point is worth on average, {@link MeasuredCurve#independentPoints}; at most 1. */
    double independentShare() {
        double independent =
                groups.stream().mapToDouble(MeasuredCurve::independentPoints).sum();
        return independent / count;
    }

    private double[] joined(Function<MeasuredCurve, double[]> part) {
        double[] all = new double[count];
        for (int group = 0; group < groups.size(); group++) {
            double[] values = part.apply(groups.get(group));
            for (int i = 0; i < values.length; i++) {
                all[places.get(group)[i]] = values[i];
            }
        }
        return all;
    }

    /**
     * Standard errors of functions of the values by a bootstrap over whole realizations, times √(R/(R−1)), without which they
     * would be too small (by 7 % at R = 8). Resamples in which a function is NaN are left out: at most one in ten, else
     * its error is unknown.
     *
     * @param bootstrap that draws the resamples
     * @param resamples how many
     * @param functions of the values, all of them at once; NaN where undefined
     * @return an error for each function; NaN where unknown
     */
    double[] standardErrors(Bootstrap bootstrap, int resamples, UnaryOperator<double[]> functions) {
        int realizations =
                groups.stream().mapToInt(MeasuredCurve::realizations).min().orElse(0);
        ReplicaAccumulator[] found = new ReplicaAccumulator[functions.apply(values()).length];
        Arrays.setAll(found, i -> new ReplicaAccumulator());
        for (int sample = 0; sample < resamples && realizations > 1; sample++) {
            double[] values = joined(group -> group.resampled(bootstrap.resample(group.realizations())));
            double[] results = functions.apply(values);
            for (int i = 0; i < found.length; i++) {
                if (Double.isFinite(results[i])) {
                    found[i].add(results[i]);
                }
            }
        }
        return Arrays.stream(found)
                .mapToDouble(values -> values.count() >= Math.max(2, NEEDED_SHARE * resamples)
                        ? Math.sqrt(values.variance() * realizations / (realizations - 1))
                        : Double.NaN)
                .toArray();
    }
}
