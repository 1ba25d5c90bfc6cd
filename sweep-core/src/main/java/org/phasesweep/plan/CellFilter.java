package org.phasesweep.plan;

import java.util.List;
import org.phasesweep.spec.SweepSpec.Filter;

/** The conditions of {@code where}: a cell must meet all of them. */
final class CellFilter {

    private final List<Filter> filters;

    CellFilter(List<Filter> filters) {
        this.filters = filters;
    }

    boolean keeps(Coordinates cell) {
        return filters.stream().allMatch(filter -> holds(filter, cell));
    }

    private static boolean holds(Filter filter, Coordinates cell) {
        double left = side(filter.left(), cell);
        double right = side(filter.right(), cell);
        return switch (filter.operator()) {
            case "<" -> left < right;
            case "<=" -> left <= right;
            case ">" -> left > right;
            case ">=" -> left >= right;
            case "==" -> left == right;
            default -> left != right;
        };
    }

    /** A number, or the value of a column. */
    private static double side(String side, Coordinates cell) {
        boolean number = Character.isDigit(side.charAt(0)) || "+-.".indexOf(side.charAt(0)) >= 0;
        return number ? Double.parseDouble(side) : cell.value(side);
    }
}
