package org.phasesweep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.phasesweep.analysis.AnalysisResult.CriticalTime;

/** The tables of the spectral speciation times of a data file: of all rows, and of pairs of classes as a matrix. */
final class SpeciationTables {

    private static final String ANALYSIS = "analysis.json";
    private static final String NONE = "–";
    private static final String ABSENT = "absent";

    private SpeciationTables() {}

    /** The tables that have rows. */
    static List<Markup> of(List<CriticalTime> times) {
        List<Markup> tables = new ArrayList<>();
        List<CriticalTime> all =
                times.stream().filter(time -> time.classes() == null).distinct().toList();
        if (!all.isEmpty()) {
            tables.add(ofAllRows(all));
        }
        Map<List<String>, CriticalTime> pairs = times.stream()
                .filter(time -> time.classes() != null)
                .collect(Collectors.toMap(CriticalTime::classes, Function.identity(), (one, same) -> one));
        if (!pairs.isEmpty()) {
            tables.add(Markup.tag("h3", "Pairs of classes: time above the diagonal, Λ below"));
            tables.add(matrix(classes(times), pairs));
        }
        return tables;
    }

    private static Markup ofAllRows(List<CriticalTime> all) {
        HtmlTable table = new HtmlTable(ANALYSIS, List.of("rows", "Λ", "temperature", "time"));
        all.forEach(time -> table.add(List.of(
                "all " + time.rows(), eigenvalue(time), text(time, time.temperature(), time.stderr()), time(time))));
        return table.markup();
    }

    /** In their order in the pairs. */
    private static List<String> classes(List<CriticalTime> times) {
        return times.stream()
                .filter(time -> time.classes() != null)
                .flatMap(time -> time.classes().stream())
                .distinct()
                .toList();
    }

    private static Markup matrix(List<String> classes, Map<List<String>, CriticalTime> pairs) {
        List<String> header = new ArrayList<>(List.of("class"));
        header.addAll(classes);
        HtmlTable table = new HtmlTable(ANALYSIS, header);
        for (int i = 0; i < classes.size(); i++) {
            List<String> row = new ArrayList<>(List.of(classes.get(i)));
            for (int j = 0; j < classes.size(); j++) {
                List<String> pair = List.of(classes.get(Math.min(i, j)), classes.get(Math.max(i, j)));
                row.add(i == j ? NONE : i < j ? time(pairs.get(pair)) : eigenvalue(pairs.get(pair)));
            }
            table.add(row);
        }
        return table.markup();
    }

    private static String eigenvalue(CriticalTime time) {
        return withError(time.topEigenvalue(), time.stderr());
    }

    private static String time(CriticalTime time) {
        return text(time, time.time(), time.timeStderr());
    }

    private static String text(CriticalTime time, Double value, Double error) {
        return value == null ? (time.status().equals("ok") ? NONE : ABSENT) : withError(value, error);
    }

    private static String withError(double value, Double error) {
        return Digits.withError(value, error == null ? Double.NaN : error);
    }
}
