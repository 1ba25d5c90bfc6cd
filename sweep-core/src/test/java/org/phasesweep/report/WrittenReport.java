package org.phasesweep.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * A report in memory.
 *
 * @param files their bytes by name
 * @param warnings what the report said of itself
 */
record WrittenReport(Map<String, byte[]> files, List<String> warnings) {

    static WrittenReport of(ReportInput input) {
        return of(input, DrawingCheck.obstacle());
    }

    static WrittenReport of(ReportInput input, Optional<String> obstacle) {
        Map<String, byte[]> files = new TreeMap<>();
        ReportFiles into = (name, content) -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            content.writeTo(bytes);
            files.put(name, bytes.toByteArray());
        };
        try {
            return new WrittenReport(files, Report.write(input, into, obstacle));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    String html() {
        return text("report.html");
    }

    /** The page as a document: it is XML but for its first line. */
    Document page() {
        String doctype = "<!DOCTYPE html>\n";
        if (!html().startsWith(doctype)) {
            throw new IllegalStateException("no doctype");
        }
        return parsed(html().substring(doctype.length()));
    }

    static Document parsed(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of a figure's CSV with this element, values by column. */
    List<Map<String, Double>> rows(String figure, String element) {
        List<String> lines = text("figures/" + figure + ".csv").lines().toList();
        List<String> header = Arrays.asList(lines.get(0).split(","));
        return lines.stream()
                .skip(1)
                .map(line -> Arrays.asList(line.split(",")))
                .filter(cells -> cells.get(0).equals(element))
                .map(cells -> row(header, cells))
                .toList();
    }

    private static Map<String, Double> row(List<String> header, List<String> cells) {
        Map<String, Double> row = new LinkedHashMap<>();
        for (int i = 1; i < header.size(); i++) {
            row.put(header.get(i), Double.valueOf(cells.get(i)));
        }
        return row;
    }

    /** Names of figures that have a file of this kind. */
    List<String> figures(String ending) {
        return files.keySet().stream()
                .filter(name -> name.startsWith("figures/") && name.endsWith("." + ending))
                .map(name -> name.substring("figures/".length(), name.length() - ending.length() - 1))
                .toList();
    }
}
