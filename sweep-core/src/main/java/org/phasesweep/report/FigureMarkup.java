package org.phasesweep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A figure as part of the page. */
final class FigureMarkup {

    private FigureMarkup() {}

    /** @param svg its drawing; empty where nothing could be drawn */
    static Markup of(Figure figure, Optional<SvgImage> svg) {
        List<Markup> parts = new ArrayList<>();
        svg.map(image -> new Markup(image.element())).ifPresent(parts::add);
        List<Markup> caption = new ArrayList<>(List.of(Markup.text(figure.caption() + " ")));
        String path = "figures/" + figure.name();
        if (svg.isPresent()) {
            caption.addAll(List.of(link(path, "svg"), Markup.text(", "), link(path, "png"), Markup.text(", ")));
        } else if (figure instanceof HeatMap map) {
            parts.addAll(ColoredTable.of(map));
        }
        caption.add(link(path, "csv"));
        parts.add(Markup.tag("figcaption", "", caption));
        String width = svg.map(image -> Markup.attribute("style", "width:" + image.width() + "px"))
                .orElse("");
        return Markup.tag("figure", Markup.attribute("id", figure.name()) + width, parts);
    }

    private static Markup link(String path, String ending) {
        return new Markup(
                "<a" + Markup.attribute("href", path + "." + ending) + ">" + ending.toUpperCase(Locale.ROOT) + "</a>");
    }
}
