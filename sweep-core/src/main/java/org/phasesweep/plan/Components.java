package org.phasesweep.plan;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.phasesweep.model.ModelType;
import org.phasesweep.model.ProcessType;
import org.phasesweep.observable.Observable;
import org.phasesweep.observable.StateObservable;
import org.phasesweep.sampler.SamplerType;
import org.phasesweep.spec.Catalog;
import org.phasesweep.spec.Catalog.Section;
import org.phasesweep.spec.Descriptor;
import org.phasesweep.theory.TheoryCurve;

/**
 * The parts registered with {@link ServiceLoader}, found through the thread's context class loader so that a user's jar is
 * seen. Loading takes a few milliseconds; load once.
 */
public final class Components {

    private final Map<Section, Map<String, Descriptor>> parts = new EnumMap<>(Section.class);

    private Components() {
        add(Section.PROCESS, ProcessType.class);
        add(Section.MODEL, ModelType.class);
        add(Section.SAMPLER, SamplerType.class);
        add(Section.OBSERVABLE, Observable.class);
        add(Section.THEORY, TheoryCurve.class);
    }

    /** All parts that the thread's context class loader sees. */
    public static Components load() {
        return new Components();
    }

    private <T extends Descriptor> void add(Section section, Class<T> service) {
        parts.put(
                section,
                ServiceLoader.load(service, Thread.currentThread().getContextClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .collect(Collectors.toMap(Descriptor::name, part -> part)));
    }

    /** What the spec reader needs to know of the parts. */
    public Catalog catalog() {
        Map<Section, List<Descriptor>> lists = new EnumMap<>(Section.class);
        parts.forEach((section, byName) -> lists.put(section, List.copyOf(byName.values())));
        return new Catalog(lists, this::refusal);
    }

    private Optional<String> refusal(String samplerName, String observableName) {
        boolean unmet = !sampler(samplerName).hasPlantedPoint()
                && observable(observableName).ingredients().stream()
                        .map(this::observable)
                        .anyMatch(Components::needsPlantedPoint);
        return unmet
                ? Optional.of("observable '" + observableName + "' needs a planted point, which sampler '" + samplerName
                        + "' does not have")
                : Optional.empty();
    }

    private static boolean needsPlantedPoint(Observable observable) {
        return observable instanceof StateObservable measured
                && measured.needs().contains(StateObservable.Need.PLANTED_POINT);
    }

    public ProcessType process(String name) {
        return (ProcessType) part(Section.PROCESS, name);
    }

    public ModelType model(String name) {
        return (ModelType) part(Section.MODEL, name);
    }

    public SamplerType sampler(String name) {
        return (SamplerType) part(Section.SAMPLER, name);
    }

    public Observable observable(String name) {
        return (Observable) part(Section.OBSERVABLE, name);
    }

    /** All theory curves, sorted by name. */
    public List<TheoryCurve> theories() {
        return parts.get(Section.THEORY).values().stream()
                .map(TheoryCurve.class::cast)
                .sorted(Comparator.comparing(Descriptor::name))
                .toList();
    }

    private Descriptor part(Section section, String name) {
        Descriptor part = parts.get(section).get(name);
        if (part == null) {
            throw new IllegalArgumentException("no " + section.inWords() + " '" + name + "'; there are "
                    + parts.get(section).keySet());
        }
        return part;
    }
}
