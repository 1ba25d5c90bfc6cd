package org.phasesweep.report;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes figures as SVG, PNG and CSV; as CSV alone where nothing can be drawn. */
final class FigureWriter {

    private static final String FOLDER = "figures/";

    private final ReportFiles files;
    private final boolean drawing;
    private int written;

    /** @param drawing whether this machine can draw */
    FigureWriter(ReportFiles files, Drawing drawing) {
        this.files = files;
        this.drawing = drawing == Drawing.POSSIBLE;
    }

    /** Whether figures can be drawn. */
    enum Drawing {
        POSSIBLE,
        IMPOSSIBLE
    }

    /** Writes the files of a figure and returns its drawing; empty when it could not be drawn. */
    Optional<SvgImage> write(Figure figure) throws IOException {
        write(figure.name() + ".csv", FigureCsv.of(figure));
        if (!drawing) {
            return Optional.empty();
        }
        FigurePainter painter = painter(figure);
        written++;
        SvgImage svg = SvgImage.of(painter, "f" + written);
        write(figure.name() + ".svg", svg.element());
        byte[] png = PngImage.of(painter);
        files.write(FOLDER + figure.name() + ".png", out -> out.write(png));
        return Optional.of(svg);
    }

    private static FigurePainter painter(Figure figure) {
        Graphics2D measuring = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            return new FigurePainter(figure, measuring);
        } finally {
            measuring.dispose();
        }
    }

    private void write(String name, String text) throws IOException {
        files.write(FOLDER + name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
