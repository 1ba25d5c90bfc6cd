package org.phasesweep.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phasesweep.table.Diagram;

/** Chooses the figures of a sweep. */
final class Figures {

    private Figures() {}

    /** The figures of each observable, in the order in which they are shown; without any when no axis has two values. */
    static Map<String, List<Figure>> of(Study study) {
        Map<String, List<Figure>> figures = new LinkedHashMap<>();
        Optional<View> view = View.of(study.grid());
        for (String observable : study.observables()) {
            figures.put(
                    observable,
                    view.map(chosen -> of(study, chosen, observable)).orElse(List.of()));
        }
        for (Diagram.ListColumn list : study.input().diagram().lists()) {
            figures.put(
                    list.name(),
                    view.flatMap(chosen -> new BinFigures(study, chosen).of(list)).stream()
                            .toList());
        }
        return figures;
    }

    private static List<Figure> of(Study study, View view, String observable) {
        List<Figure> figures = new ArrayList<>();
        if (view.y().isPresent()) {
            figures.add(new HeatMaps(study, view).of(observable));
        }
        figures.addAll(boundaries(study, observable));
        figures.addAll(new CriticalFigures(study).of(observable));
        figures.add(new CurveFigures(study, view).of(observable));
        return figures;
    }

    private static List<Figure> boundaries(Study study, String observable) {
        Map<String, List<MeasuredBoundary>> byAxis = new LinkedHashMap<>();
        study.boundaries().stream()
                .filter(boundary -> boundary.observable().equals(observable))
                .forEach(boundary -> byAxis.computeIfAbsent(boundary.along(), axis -> new ArrayList<>())
                        .add(boundary));
        List<Figure> figures = new ArrayList<>();
        for (List<MeasuredBoundary> levels : byAxis.values()) {
            BoundaryView.of(study, levels.get(0)).ifPresent(view -> {
                new BoundaryLine(study, levels, view).figure().ifPresent(figures::add);
                new BoundaryApproach(levels.get(0), view).figure().ifPresent(figures::add);
            });
        }
        return figures;
    }
}
