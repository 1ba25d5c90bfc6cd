package org.phasesweep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.phasesweep.analysis.AnalysisResult.Comparison;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.SpecWriter;

/** The page {@code report.html}: everything in one file, without scripts, HTML and XML at once. */
final class HtmlPage {

    /** A sweep of at most so many points has all its values in the page. */
    private static final int SMALL = 30;

    private static final String META = """
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            """;

    private static final String STYLE = """
            body { font: 16px/1.5 system-ui, sans-serif; color: #222; background: #fff; max-width: 66rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.7rem; margin-bottom: 0.2rem; } h2 { font-size: 1.25rem; margin: 2.2rem 0 0.6rem; border-bottom: 1px solid #ccc; }
            h3 { font-size: 1.05rem; margin: 1.4rem 0 0.4rem; }
            p, li { max-width: 52rem; }
            .headline { font-size: 1.1rem; background: #f2f6f8; border-left: 4px solid #31688e; padding: 0.6rem 1rem; }
            .headline p { margin: 0.3rem 0; } .warning { background: #fff4d6; border-left: 4px solid #d9a400; padding: 0.6rem 1rem; }
            figure { display: inline-block; vertical-align: top; margin: 1rem 0; max-width: 100%; }
            figure svg { width: 100%; height: auto; } figcaption { font-size: 0.9rem; color: #444; }
            table { border-collapse: collapse; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
            th, td { padding: 0.15rem 0.8rem 0.15rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid #eee; }
            td.n { text-align: right; } .pairs th { font-weight: 600; white-space: nowrap; } .wide { overflow-x: auto; }
            pre { background: #f6f6f6; padding: 0.8rem; overflow-x: auto; font-size: 0.85rem; }
            """;

    private static final String CRITICAL =
            "Errors hold the statistical one, by bootstrap over realizations, and the spread"
                    + " over the ranges, sizes and corrections that were tried.";

    private static final String SPECIATION =
            "Λ is the largest eigenvalue of the covariance of the data file's rows, after"
                    + " preprocessing; the reverse process decides between their classes at temperature Λ − 1, in vp at time"
                    + " ½ ln Λ. This holds for Λ ≫ 1 and is absent for Λ ≤ 1; the errors are those of a sample of rows.";

    private static final String EXACT = "Theory that holds at any size. p is the probability of a larger χ² by chance.";

    private static final String ASYMPTOTIC =
            "Mean |measured − predicted| by dimension, over the points that each dimension"
                    + " has; it should fall as d grows.";

    private static final String ERRORS =
            "There are two errors. The disorder error, drawn and quoted everywhere, is one standard error over"
                    + " realizations of the data set: it says how far the mean over all data sets may be. The thermal error is"
                    + " that of the noise at fixed data; it is part of the disorder error, and is in diagram.csv as"
                    + " NAME_thermal_stderr. A large disorder error beside a small thermal one asks for more realizations, not"
                    + " for more replicas.";

    private static final String ERRORS_WITHOUT_DATA =
            "Every state has data of its own. The error, drawn and quoted everywhere, is one standard error over realizations, each"
                    + " the mean over its replicas; there is no error at fixed data, and NAME_thermal_stderr is NaN.";

    private static final String FILES =
            "All values: diagram.csv, diagram.arrow, diagram.parquet; each realization: realizations.parquet; boundaries and"
                    + " comparisons: analysis.json; every figure as SVG, PNG and CSV in figures/.";

    private final Study study;
    private final Map<String, List<Markup>> figures;
    private final List<String> warnings;

    /**
     * A page.
     *
     * @param study the sweep
     * @param figures the elements of the figures of each observable
     * @param warnings what went wrong in making the report
     */
    HtmlPage(Study study, Map<String, List<Markup>> figures, List<String> warnings) {
        this.study = study;
        this.figures = figures;
        this.warnings = warnings;
    }

    /** The text of the file. */
    String text() {
        String name = study.input().plan().spec().name();
        Markup head = Markup.tag(
                "head",
                new Markup(META),
                Markup.tag("title", name + " – PhaseSweep"),
                new Markup("<style>\n" + STYLE + "</style>\n"));
        Markup body = Markup.tag("body", "", body(name));
        return "<!DOCTYPE html>\n"
                + Markup.tag("html", Markup.attribute("lang", "en"), List.of(head, body))
                        .source();
    }

    private List<Markup> body(String name) {
        List<Markup> parts = new ArrayList<>();
        parts.add(Markup.tag("h1", name));
        parts.add(Markup.tag("p", subtitle()));
        warnings.forEach(warning -> parts.add(Markup.tag(
                "p", Markup.attribute("class", "warning"), List.of(Markup.text(Sentences.capital(warning) + ".")))));
        parts.add(
                Markup.tag("div", Markup.attribute("class", "headline"), paragraphs(new Headline(study).sentences())));
        parts.addAll(observables());
        parts.addAll(boundaries());
        parts.addAll(criticalPoints());
        parts.addAll(speciation());
        parts.addAll(comparisons());
        if (study.input().plan().points().size() <= SMALL) {
            parts.add(Markup.tag("h2", "All values"));
            parts.add(Tables.values(study));
        }
        parts.addAll(ending());
        return parts;
    }

    private String subtitle() {
        var spec = study.input().plan().spec();
        return Sentences.capital(states(spec.sampler())) + ", data: "
                + spec.model().kind() + "; "
                + Sentences.count(study.input().plan().points().size(), "point") + " over "
                + Sentences.list(spec.axes().stream()
                        .map(axis -> Labels.word(axis.name()))
                        .toList()) + ", "
                + study.realizations() + " × "
                + Sentences.count(spec.replicas(), "replica") + ".";
    }

    /** As in "planted states", or "planted states (levels)" where another sampler draws them. */
    private static String states(Component sampler) {
        return Stream.of("state", "base")
                .filter(sampler.settings()::has)
                .map(setting -> sampler.settings().text(setting) + " states (" + sampler.kind() + ")")
                .findFirst()
                .orElse(sampler.kind() + " states");
    }

    private static List<Markup> paragraphs(List<String> sentences) {
        return sentences.stream().map(sentence -> Markup.tag("p", sentence)).toList();
    }

    private List<Markup> observables() {
        List<Markup> parts = new ArrayList<>();
        figures.forEach((observable, drawn) -> {
            if (!drawn.isEmpty()) {
                parts.add(Markup.tag("h2", Sentences.capital(Labels.words(observable))));
                parts.add(Markup.tag(
                        "p", study.input().components().observable(observable).summary()));
                parts.addAll(drawn);
            }
        });
        return parts;
    }

    private List<Markup> boundaries() {
        List<Markup> parts = new ArrayList<>();
        if (!study.boundaries().isEmpty()) {
            parts.add(Markup.tag("h2", "Measured boundaries"));
            parts.add(Markup.tag("p", "Values with one standard error, by bootstrap over whole realizations."));
        }
        for (MeasuredBoundary boundary : study.boundaries()) {
            parts.add(Markup.tag(
                    "h3", Sentences.capital(boundary.equation()) + " along " + Labels.word(boundary.along())));
            parts.add(Tables.of(boundary));
        }
        return parts;
    }

    private List<Markup> criticalPoints() {
        List<Markup> tables = CriticalTables.of(study.input().analysis());
        return tables.isEmpty() ? tables : section("Critical points and exponents", CRITICAL, Markup.all(tables));
    }

    private List<Markup> speciation() {
        List<Markup> tables = SpeciationTables.of(study.input().analysis().criticalTimes());
        return tables.isEmpty() ? tables : section("Speciation by the spectrum", SPECIATION, Markup.all(tables));
    }

    private List<Markup> comparisons() {
        Map<Boolean, List<Comparison>> byExactness = study.input().analysis().comparisons().stream()
                .collect(Collectors.partitioningBy(
                        comparison -> comparison.kind().equals("exact")));
        List<Markup> parts = new ArrayList<>();
        List<Comparison> exact = byExactness.get(true);
        if (!exact.isEmpty()) {
            parts.addAll(section("Exact relations", EXACT, Tables.exact(exact)));
        }
        List<Comparison> rest = byExactness.get(false);
        if (!rest.isEmpty()) {
            parts.addAll(section("Predictions for large dimension", ASYMPTOTIC, Tables.asymptotic(rest)));
        }
        return parts;
    }

    private static List<Markup> section(String title, String sentence, Markup content) {
        return List.of(Markup.tag("h2", title), Markup.tag("p", sentence), content);
    }

    private String errors() {
        String sampler = study.input().plan().spec().sampler().kind();
        return study.input().components().sampler(sampler).hasDataSet() ? ERRORS : ERRORS_WITHOUT_DATA;
    }

    private List<Markup> ending() {
        List<Markup> parts = new ArrayList<>();
        List<Markup> caveats = Caveats.of(study).stream()
                .map(sentence -> Markup.tag("li", sentence))
                .toList();
        parts.addAll(section("Errors and failures", errors(), Markup.tag("ul", "", caveats)));
        parts.add(Markup.tag("h2", "What was run"));
        parts.add(SpecTable.of(study.input().plan()));
        parts.add(Markup.tag(
                "details",
                Markup.tag("summary", "The spec with everything resolved"),
                Markup.tag("pre", SpecWriter.write(study.input().plan().spec()))));
        Markup facts = Tables.pairs(new TreeMap<>(study.input().facts()));
        parts.addAll(section("Where the numbers come from", FILES, facts));
        return parts;
    }
}
