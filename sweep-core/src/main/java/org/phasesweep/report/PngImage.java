package org.phasesweep.report;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.jfree.chart.encoders.EncoderUtil;
import org.jfree.chart.encoders.ImageFormat;

/** A figure as PNG, with two pixels for each point. */
final class PngImage {

    static final int PIXELS_PER_POINT = 2;

    private PngImage() {}

    static byte[] of(FigurePainter painter) throws IOException {
        // Java would put the bytes through a file in the temporary folder, which may be full.
        ImageIO.setUseCache(false);
        Dimension size = painter.size();
        BufferedImage image = new BufferedImage(
                PIXELS_PER_POINT * size.width, PIXELS_PER_POINT * size.height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g2 = image.createGraphics();
        g2.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g2.scale(PIXELS_PER_POINT, PIXELS_PER_POINT);
        painter.paint(g2);
        g2.dispose();
        return EncoderUtil.encode(image, ImageFormat.PNG);
    }
}
