package org.phasesweep.report;

import java.util.ArrayList;
import java.util.List;

/** A table of text, cells that begin with a digit or sign set to the right. */
final class HtmlTable {

    /** Longer tables end with a remark. */
    private static final int MOST_ROWS = 300;

    private final List<Markup> rows = new ArrayList<>();
    private final String whereAllIs;
    private int left;

    /**
     * An empty table.
     *
     * @param whereAllIs the file that has all rows if there are too many
     * @param header column titles
     */
    HtmlTable(String whereAllIs, List<String> header) {
        this.whereAllIs = whereAllIs;
        rows.add(Markup.tag(
                "tr", "", header.stream().map(title -> Markup.tag("th", title)).toList()));
    }

    /** Adds a row. */
    void add(List<String> cells) {
        if (rows.size() > MOST_ROWS) {
            left++;
        } else {
            rows.add(Markup.tag("tr", "", cells.stream().map(HtmlTable::cell).toList()));
        }
    }

    private static Markup cell(String text) {
        boolean number = !text.isEmpty() && "0123456789−+(–".indexOf(text.charAt(0)) >= 0;
        return Markup.tag("td", number ? Markup.attribute("class", "n") : "", List.of(Markup.text(text)));
    }

    Markup markup() {
        Markup table = Markup.tag("div", Markup.attribute("class", "wide"), List.of(Markup.tag("table", "", rows)));
        return left == 0
                ? table
                : Markup.all(List.of(table, Markup.tag("p", left + " more rows are in " + whereAllIs + ".")));
    }
}
