package org.phasesweep.submit;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The settings of a job as values of a template: {@code driver-memory} is {@code @DRIVER_MEMORY@}. */
final class TemplateValues {

    private TemplateValues() {}

    /**
     * A map to add to.
     *
     * @param quote how the text that the template makes quotes a word
     */
    static Map<String, String> of(JobRequest request, UnaryOperator<String> quote) {
        Map<String, String> values = new HashMap<>();
        request.settings()
                .forEach((name, value) ->
                        values.put(name.toUpperCase(Locale.ROOT).replace('-', '_'), quote.apply(value)));
        return values;
    }
}
