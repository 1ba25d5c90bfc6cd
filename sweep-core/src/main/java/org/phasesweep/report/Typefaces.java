package org.phasesweep.report;

import java.awt.AWTError;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * The typefaces of figures, and whether this machine can draw with them: slim images have no fonts, or not the native
 * libraries that AWT needs.
 */
final class Typefaces {

    static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 10);
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 11);

    private Typefaces() {}

    /** Why this machine cannot draw text; empty when it can. */
    static Optional<String> missing() {
        Graphics2D g2 = null;
        try {
            g2 = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
            boolean drawn = g2.getFontMetrics(PLAIN).stringWidth("x") > 0;
            return drawn ? Optional.empty() : Optional.of("the fonts have no letters");
        } catch (LinkageError | RuntimeException | AWTError | InternalError e) {
            return Optional.of(e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage()));
        } finally {
            if (g2 != null) {
                g2.dispose();
            }
        }
    }
}
