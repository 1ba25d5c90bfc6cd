package org.phasesweep.report;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * Whether this machine can draw text: slim images have no fonts, or not the native libraries that AWT needs. No other class of
 * the report may touch AWT before this one has said so.
 */
final class DrawingCheck {

    private DrawingCheck() {}

    /** Why nothing can be drawn; empty when all is well. */
    static Optional<String> obstacle() {
        try {
            return textWidth() > 0 ? Optional.empty() : Optional.of("the fonts have no letters");
        } catch (OutOfMemoryError | StackOverflowError e) {
            throw e;
        } catch (Error | RuntimeException e) {
            // Without libraries an UnsatisfiedLinkError or NoClassDefFoundError, without fonts a bare Error: all mean
            // one thing.
            return Optional.of(e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage()));
        }
    }

    private static int textWidth() {
        Graphics2D g2 = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            return g2.getFontMetrics(Typefaces.PLAIN).stringWidth("α = 0.1");
        } finally {
            g2.dispose();
        }
    }
}
