package org.phasesweep.aggregate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.table.Realizations;
import org.phasesweep.table.UnitRow;
import org.phasesweep.table.UnitTable;

/**
 * The rows of a plan, in their places: of every file's rows those of the plan's cells and of its first R realizations. Rows may
 * come in any order and more than once.
 */
final class SweepRows {

    private final SweepPlan plan;
    private final List<String> columns;
    private final int realizations;
    private final Map<String, List<Integer>> pointsOfCell = new HashMap<>();
    private final BitSet present = new BitSet();
    private final TreeMap<Integer, UnitRow> failures = new TreeMap<>();
    private final double[][][] means;
    private final double[][][] variances;
    private final List<Realizations.ListColumn> lists;

    SweepRows(SweepPlan plan, List<String> columns, List<String> listColumns) {
        this.plan = plan;
        this.columns = columns;
        this.realizations = plan.spec().realizations();
        for (int point = 0; point < plan.points().size(); point++) {
            String cell = plan.points().get(point).cellId();
            pointsOfCell.computeIfAbsent(cell, id -> new ArrayList<>(1)).add(point);
        }
        Math.multiplyExact(plan.points().size(), realizations);
        this.means = unknown();
        this.variances = unknown();
        this.lists = listColumns.stream()
                .map(name -> new Realizations.ListColumn(name, noLists(), noLists()))
                .toList();
    }

    private double[][][] noLists() {
        return new double[plan.points().size()][realizations][];
    }

    private double[][][] unknown() {
        double[][][] values = new double[columns.size()][plan.points().size()][realizations];
        for (double[][] column : values) {
            for (double[] row : column) {
                Arrays.fill(row, Double.NaN);
            }
        }
        return values;
    }

    /**
     * Takes the rows of a file.
     *
     * @throws IOException if it lacks a column, or a row differs from an equal one taken before
     */
    void add(UnitTable table) throws IOException {
        int[] columnOf = places(columns, table.columns());
        int[] listOf = places(lists.stream().map(Realizations.ListColumn::name).toList(), table.lists());
        for (UnitRow row : table.rows()) {
            List<Integer> points = pointsOfCell.get(row.cellId());
            if (points != null && row.realization() < realizations) {
                add(row, points, columnOf, listOf);
            }
        }
    }

    private static int[] places(List<String> wanted, List<String> present) throws IOException {
        int[] places = new int[wanted.size()];
        for (int column = 0; column < places.length; column++) {
            places[column] = present.indexOf(wanted.get(column));
            if (places[column] < 0) {
                throw new IOException("there is no column '" + wanted.get(column) + "', only " + present
                        + "; it is a file of a sweep with other observables: move it away, and the same 'run' command"
                        + " computes what is missing");
            }
        }
        return places;
    }

    private void add(UnitRow row, List<Integer> points, int[] columnOf, int[] listOf) throws IOException {
        int slot = slot(points.get(0), row.realization());
        if (row.failed()) {
            failures.put(slot, row);
            return;
        }
        boolean again = present.get(slot);
        present.set(slot);
        for (int point : points) {
            for (int column = 0; column < columnOf.length; column++) {
                place(means[column][point], row, row.means()[columnOf[column]], again);
                place(variances[column][point], row, row.replicaVariances()[columnOf[column]], again);
            }
            for (int list = 0; list < listOf.length; list++) {
                place(lists.get(list).means()[point], row, row.listMeans()[listOf[list]], again);
                place(lists.get(list).replicaVariances()[point], row, row.listVariances()[listOf[list]], again);
            }
        }
    }

    private static void place(double[] values, UnitRow row, double value, boolean again) throws IOException {
        int realization = row.realization();
        if (again && Double.doubleToLongBits(values[realization]) != Double.doubleToLongBits(value)) {
            throw twice(row, values[realization] + " and " + value);
        }
        values[realization] = value;
    }

    private static void place(double[][] lists, UnitRow row, double[] list, boolean again) throws IOException {
        int realization = row.realization();
        if (again && !Arrays.equals(lists[realization], list)) {
            throw twice(row, Arrays.toString(lists[realization]) + " and " + Arrays.toString(list));
        }
        lists[realization] = list;
    }

    private static IOException twice(UnitRow row, String both) {
        return new IOException("unit " + row.unitId() + ", cell " + row.cellId()
                + " is there twice with other numbers: " + both + "; a run of the sweep moves both files aside");
    }

    private int slot(int point, int realization) {
        return point * realizations + realization;
    }

    /** Whether the cell of a point has a good row of the realization. */
    boolean has(int point, int realization) {
        return present.get(slot(firstPoint(point), realization));
    }

    private int firstPoint(int point) {
        return pointsOfCell.get(plan.points().get(point).cellId()).get(0);
    }

    /** Failed rows of cells without a good one, in the order of points, then realizations. */
    SortedMap<Integer, UnitRow> failures() {
        TreeMap<Integer, UnitRow> open = new TreeMap<>(failures);
        open.keySet().removeIf(present::get);
        return open;
    }

    /** The point at which {@link #failures} lists a row. */
    int pointOfSlot(int slot) {
        return slot / realizations;
    }

    Realizations realizations() {
        return new Realizations(
                plan.points(), plan.otherAxes(), columns, plan.spec().replicas(), means, variances, lists);
    }

    /** Whether a cell of the plan has a good row of the realization. */
    boolean has(String cellId, int realization) {
        return present.get(slot(pointsOfCell.get(cellId).get(0), realization));
    }

    /** Units with a failed cell. */
    long failedUnits() {
        Set<String> units = new HashSet<>();
        failures().values().forEach(row -> units.add(row.unitId()));
        return units.size();
    }

    /** The id of the unit that a point's row comes from. */
    String unitId(int point, int realization) {
        return plan.points().get(point).sliceId() + "-r" + realization;
    }
}
