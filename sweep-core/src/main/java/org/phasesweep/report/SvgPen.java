package org.phasesweep.report;

import java.awt.Font;
import java.awt.Graphics;
import java.util.Locale;
import org.apache.batik.svggen.DOMGroupManager;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Element;

/**
 * Batik's SVG graphics, with the width of every text written down: figures then fit together in any typeface that a reader's
 * machine has.
 */
final class SvgPen extends SVGGraphics2D {

    SvgPen(SVGGeneratorContext context) {
        super(context, false);
    }

    private SvgPen(SvgPen other) {
        super(other);
    }

    @Override
    public Graphics create() {
        return new SvgPen(this);
    }

    @Override
    public void drawString(String text, float x, float y) {
        Element element = getDOMFactory().createElementNS(SVG_NAMESPACE_URI, SVG_TEXT_TAG);
        element.setAttributeNS(null, SVG_X_ATTRIBUTE, number(x));
        element.setAttributeNS(null, SVG_Y_ATTRIBUTE, number(y));
        element.setAttributeNS(null, SVG_TEXT_LENGTH_ATTRIBUTE, number(width(getFont(), text)));
        element.setAttributeNS(null, SVG_LENGTH_ADJUST_ATTRIBUTE, SVG_SPACING_AND_GLYPHS_VALUE);
        element.appendChild(getDOMFactory().createTextNode(text));
        domGroupManager.addElement(element, DOMGroupManager.FILL);
    }

    private double width(Font font, String text) {
        return font.getStringBounds(text, getFontRenderContext()).getWidth();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
