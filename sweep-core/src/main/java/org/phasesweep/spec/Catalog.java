package org.phasesweep.spec;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The parts that a spec may name, by section, each list sorted by name. Assembled by {@code plan.Components}. */
public final class Catalog {

    /** The kinds of part. */
    public enum Section {
        PROCESS,
        MODEL,
        SAMPLER,
        OBSERVABLE,
        THEORY
    }

    private final Map<Section, List<Descriptor>> sections = new TreeMap<>();

    public Catalog(Map<Section, ? extends List<? extends Descriptor>> parts) {
        parts.forEach((section, descriptors) -> sections.put(
                section,
                descriptors.stream()
                        .map(Descriptor.class::cast)
                        .sorted(Comparator.comparing(Descriptor::name))
                        .toList()));
    }

    /** All parts of a section. */
    public List<Descriptor> all(Section section) {
        return sections.getOrDefault(section, List.of());
    }

    /** The names in a section. */
    public List<String> names(Section section) {
        return all(section).stream().map(Descriptor::name).toList();
    }

    /** The part of that name. */
    public Optional<Descriptor> find(Section section, String name) {
        return all(section).stream().filter(part -> part.name().equals(name)).findFirst();
    }
}
