package org.phasesweep.report;

import java.util.List;
import java.util.Map;

/**
 * Values over two axes as colours, lines and measured points on top.
 *
 * @param name of its files
 * @param caption what it shows
 * @param values the colour scale
 * @param maps its panels
 */
record HeatMap(String name, String caption, PlotAxis values, List<Tile> maps) implements Figure {

    HeatMap {
        maps = List.copyOf(maps);
    }

    @Override
    public List<Panel> panels() {
        return maps.stream().map(Tile::panel).toList();
    }

    /**
     * A panel with its coloured cells.
     *
     * @param panel axes and what lies on top
     * @param at the coordinates that all its cells share, by column
     * @param patches the cells
     */
    record Tile(Panel panel, Map<String, Double> at, List<Patch> patches) {}

    /**
     * A coloured cell.
     *
     * @param x its horizontal coordinate
     * @param y its vertical coordinate
     * @param value NaN where there is none
     * @param width where it begins and ends horizontally
     * @param height where it begins and ends vertically
     */
    record Patch(double x, double y, double value, Span width, Span height) {}

    /**
     * An interval of an axis.
     *
     * @param low where it begins
     * @param high where it ends
     */
    record Span(double low, double high) {}
}
