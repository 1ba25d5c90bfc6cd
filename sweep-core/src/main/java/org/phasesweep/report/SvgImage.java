package org.phasesweep.report;

import java.awt.Dimension;
import java.io.IOException;
import java.io.StringWriter;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGIDGenerator;
import org.apache.batik.util.SVGConstants;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A figure as an SVG element.
 *
 * @param element the text of {@code <svg>}
 * @param width in points
 */
record SvgImage(String element, int width) {

    private static final int DECIMALS = 2;

    /** What Java lays the text out in, then typefaces of nearly its widths. */
    private static final String TYPEFACES = "font-family=\"DejaVu Sans, Verdana, sans-serif\"";

    /**
     * Draws a figure.
     *
     * @param prefix with which its identifiers begin, so that many figures may stand in one page
     */
    static SvgImage of(FigurePainter painter, String prefix) throws IOException {
        Document document = GenericDOMImplementation.getDOMImplementation()
                .createDocument(SVGConstants.SVG_NAMESPACE_URI, SVGConstants.SVG_SVG_TAG, null);
        SvgPen pen = new SvgPen(context(document, prefix));
        pen.setSVGCanvasSize(painter.size());
        painter.paint(pen);
        Element root = pen.getRoot();
        scalable(root, painter.size());
        StringWriter text = new StringWriter();
        pen.stream(root, text, false, false);
        String element = text.toString()
                .substring(text.toString().indexOf("<svg"))
                .replace("font-family=\"sans-serif\"", TYPEFACES)
                .replace("id=\"genericDefs\"", "id=\"" + prefix + "-generic\"");
        return new SvgImage(element, painter.size().width);
    }

    private static SVGGeneratorContext context(Document document, String prefix) {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        context.setPrecision(DECIMALS);
        context.setIDGenerator(new SVGIDGenerator() {
            private int last;

            @Override
            public String generateID(String kind) {
                last++;
                return prefix + "-" + last;
            }
        });
        return context;
    }

    private static void scalable(Element root, Dimension size) {
        root.setAttributeNS(null, "viewBox", "0 0 " + size.width + " " + size.height);
        root.setAttributeNS(null, "role", "img");
    }
}
