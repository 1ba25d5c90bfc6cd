package org.phasesweep.spec;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
        THEORY;

        /** The name in lower case, as in specs. */
        public String inWords() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Says what does not go together. */
    @FunctionalInterface
    public interface Refusals {

        /** Why an observable cannot be measured with it; empty when it can. */
        Optional<String> reason(Component sampler, String observable);

        /** Whether an observable is a list of numbers at each state. */
        default boolean isList(String observable) {
            return false;
        }

        /** Why it cannot sample a model; empty when it can. */
        default Optional<String> ofModel(Component sampler, Component model) {
            return Optional.empty();
        }

        /** Why an observable does not exist for a model in this sampler; empty when it does. */
        default Optional<String> ofObservable(Component sampler, Component model, String observable) {
            return Optional.empty();
        }

        /** Whether its cells can share their disorder. */
        default boolean sharesDisorder(Component sampler) {
            return true;
        }

        /** Whether it draws a number of data points; if not, there is no axis of it. */
        default boolean usesSampleCount(Component sampler) {
            return true;
        }
    }

    private final Map<Section, List<Descriptor>> sections = new TreeMap<>();
    private final Refusals refusals;

    /**
     * A catalog.
     *
     * @param parts by section
     * @param refusals what does not go with which samplers
     */
    public Catalog(Map<Section, ? extends List<? extends Descriptor>> parts, Refusals refusals) {
        this.refusals = refusals;
        parts.forEach((section, descriptors) -> sections.put(
                section,
                descriptors.stream()
                        .map(Descriptor.class::cast)
                        .sorted(Comparator.comparing(Descriptor::name))
                        .toList()));
    }

    /** Why this observable cannot be measured with this sampler; empty when it can. */
    public Optional<String> refusal(Component sampler, String observable) {
        return refusals.reason(sampler, observable);
    }

    /** Whether this observable is a list of numbers at each state. */
    boolean isList(String observable) {
        return refusals.isList(observable);
    }

    /** Why this sampler cannot sample this model; empty when it can. */
    Optional<String> refusalOfModel(Component sampler, Component model) {
        return refusals.ofModel(sampler, model);
    }

    /** Why this observable does not exist for this model in this sampler; empty when it does. */
    Optional<String> refusalOfObservable(Component sampler, Component model, String observable) {
        return refusals.ofObservable(sampler, model, observable);
    }

    /** Whether cells of this sampler can share their disorder. */
    boolean sharesDisorder(Component sampler) {
        return refusals.sharesDisorder(sampler);
    }

    /** Whether this sampler draws a number of data points. */
    boolean usesSampleCount(Component sampler) {
        return refusals.usesSampleCount(sampler);
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
