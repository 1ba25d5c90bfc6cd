package org.phasesweep.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Colours, strokes and symbols of an {@link Ink}. Ranks go from dark to light, and each has a symbol of its own. */
final class Pencil {

    /** The lightest colours of the map are hard to see on white. */
    private static final double LIGHTEST = 0.86;

    private static final Color GUIDE = new Color(0x888888);
    private static final float[] DASHES = {5, 3};
    private static final float[] DOTS = {1.2f, 2.4f};
    private static final double RADIUS = 2.6;
    private static final double RADIUS_ON_MAP = 2.3;

    private Pencil() {}

    static Color color(Ink ink) {
        return switch (ink.kind()) {
            case MEASURED, THEORY -> ranked(ink);
            case GUIDE -> ink.of() == 1 ? GUIDE : ranked(ink);
            case COMMON_THEORY, BOUNDARY_ON_MAP, THEORY_ON_MAP -> Color.BLACK;
        };
    }

    private static Color ranked(Ink ink) {
        return new Color(Viridis.at(ink.of() == 1 ? 0.3 : LIGHTEST * ink.rank() / (ink.of() - 1)));
    }

    static Stroke stroke(Ink ink) {
        return switch (ink.kind()) {
            case MEASURED -> line(1.1f);
            case THEORY, COMMON_THEORY -> broken(1.4f, DASHES);
            case GUIDE -> broken(1.2f, DOTS);
            case BOUNDARY_ON_MAP -> line(1.1f);
            case THEORY_ON_MAP -> line(1.6f);
        };
    }

    static BasicStroke line(float width) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }

    private static BasicStroke broken(float width, float[] pattern) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, pattern, 0);
    }

    static boolean hasLine(Ink ink) {
        return ink.kind() != Ink.Kind.BOUNDARY_ON_MAP;
    }

    static boolean hasSymbol(Ink ink) {
        return ink.kind() == Ink.Kind.MEASURED || ink.kind() == Ink.Kind.BOUNDARY_ON_MAP;
    }

    /** Whether it lies on colours and so needs a white edge. */
    static boolean onMap(Ink ink) {
        return ink.kind() == Ink.Kind.BOUNDARY_ON_MAP || ink.kind() == Ink.Kind.THEORY_ON_MAP;
    }

    static Shape symbol(Ink ink) {
        double size = onMap(ink) ? RADIUS_ON_MAP : RADIUS;
        return switch (ink.rank() % 6) {
            case 0 -> new Ellipse2D.Double(-size, -size, 2 * size, 2 * size);
            case 1 -> new Rectangle2D.Double(-0.9 * size, -0.9 * size, 1.8 * size, 1.8 * size);
            case 2 -> polygon(1.2 * size, 0, 1, 0.87, -0.5, -0.87, -0.5);
            case 3 -> polygon(1.25 * size, 0, 1, 1, 0, 0, -1, -1, 0);
            case 4 -> polygon(1.2 * size, 0, -1, 0.87, 0.5, -0.87, 0.5);
            default -> polygon(1.2 * size, 0, -1, 0.95, -0.31, 0.59, 0.81, -0.59, 0.81, -0.95, -0.31);
        };
    }

    private static Shape polygon(double size, double... corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(size * corners[0], -size * corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(size * corners[i], -size * corners[i + 1]);
        }
        path.closePath();
        return path;
    }
}
