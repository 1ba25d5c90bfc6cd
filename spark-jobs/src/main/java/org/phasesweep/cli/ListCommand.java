package org.phasesweep.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.phasesweep.plan.Components;
import org.phasesweep.spec.Catalog;
import org.phasesweep.spec.Catalog.Section;
import org.phasesweep.spec.Descriptor;
import org.phasesweep.spec.Parameter;
import org.phasesweep.spec.Range;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code phasesweep list models|samplers|observables|theory|processes}. */
@Command(
        name = "list",
        description = "List what a spec may name, with settings, ranges and defaults.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    /** What can be listed. */
    enum Kind {
        MODELS(Section.MODEL),
        SAMPLERS(Section.SAMPLER),
        OBSERVABLES(Section.OBSERVABLE),
        THEORY(Section.THEORY),
        PROCESSES(Section.PROCESS);

        private final Section section;

        Kind(Section section) {
            this.section = section;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.")
    private Kind kind;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        Catalog catalog = Components.load().catalog();
        List<Descriptor> descriptors = catalog.all(kind.section);
        int width = descriptors.stream()
                .mapToInt(descriptor -> descriptor.name().length())
                .max()
                .orElse(1);
        for (Descriptor descriptor : descriptors) {
            out.printf("%-" + width + "s  %s%n", descriptor.name(), descriptor.summary());
            descriptor.parameters().forEach(parameter -> out.println("    " + inWords(parameter)));
        }
        out.flush();
        return ExitCode.DONE;
    }

    /** Whole numbers without a decimal point. */
    private static String plain(Object value) {
        return value instanceof Double number && number == Math.rint(number)
                ? Long.toString(number.longValue())
                : value.toString();
    }

    private static String inWords(Parameter parameter) {
        String allowed = switch (parameter.type()) {
            case NUMBER ->
                parameter.range().equals(Range.ANY)
                        ? "a number"
                        : "number " + parameter.range().inWords();
            case INTEGER -> "whole number " + parameter.range().inWords();
            case NUMBER_LIST -> "list of numbers " + parameter.range().inWords();
            case CHOICE -> String.join(" | ", parameter.choices());
            case TEXT -> "text";
            case BOOLEAN -> "true | false";
            case LIST -> "list of numbers and words";
            case MAPPING ->
                "{" + parameter.parts().stream().map(Parameter::name).collect(Collectors.joining(": …, ")) + ": …}";
        };
        String given = parameter.required()
                ? "required"
                : parameter.defaultValue() == null ? "optional" : "default " + plain(parameter.defaultValue());
        return parameter.name() + ": " + allowed + ", " + given + ". " + parameter.summary();
    }
}
