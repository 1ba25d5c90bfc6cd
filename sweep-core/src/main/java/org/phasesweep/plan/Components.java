package org.phasesweep.plan;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.phasesweep.model.ModelType;
import org.phasesweep.model.ProcessType;
import org.phasesweep.observable.ListObservable;
import org.phasesweep.observable.Measured;
import org.phasesweep.observable.Observable;
import org.phasesweep.observable.StateObservable.Need;
import org.phasesweep.sampler.SamplerType;
import org.phasesweep.spec.Catalog;
import org.phasesweep.spec.Catalog.Section;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.Descriptor;
import org.phasesweep.theory.TheoryCurve;

/**
 * The parts registered with {@link ServiceLoader}, found through the thread's context class loader so that a user's jar is
 * seen. Loading takes a few milliseconds; load once.
 */
public final class Components {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

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
                        .map(Components::withPlainName)
                        .collect(Collectors.toMap(Descriptor::name, part -> part)));
    }

    /** Names become columns, names of figures and words of YAML, those of a user's jar too. */
    private static <T extends Descriptor> T withPlainName(T part) {
        if (!NAME.matcher(part.name()).matches()) {
            throw new IllegalArgumentException("the name '" + part.name() + "' of "
                    + part.getClass().getName() + " is not one to 64 of a-z 0-9 _ - that begin with a letter");
        }
        return part;
    }

    /** What the spec reader needs to know of the parts. */
    public Catalog catalog() {
        Map<Section, List<Descriptor>> lists = new EnumMap<>(Section.class);
        parts.forEach((section, byName) -> lists.put(section, List.copyOf(byName.values())));
        return new Catalog(lists, new OfSamplers());
    }

    /** What samplers say of observables, models and disorder. */
    private final class OfSamplers implements Catalog.Refusals {

        @Override
        public Optional<String> reason(Component sampler, String observableName) {
            Set<Need> served = sampler(sampler.kind()).serves(sampler.settings());
            String missing = needs(observableName).stream()
                    .filter(need -> !served.contains(need))
                    .sorted()
                    .map(Need::inWords)
                    .collect(Collectors.joining(" and "));
            return missing.isEmpty()
                    ? Optional.empty()
                    : Optional.of("observable '" + observableName + "' needs " + missing + ", which sampler '"
                            + sampler.kind() + "'" + settings(sampler) + " does not have");
        }

        @Override
        public Optional<String> ofModel(Component sampler, Component model) {
            return sampler(sampler.kind()).refusal(sampler.settings(), model(model.kind()), model.settings());
        }

        @Override
        public Optional<String> ofObservable(Component sampler, Component model, String observableName) {
            Set<Need> needs = needs(observableName);
            ModelType type = model(model.kind());
            String missing = "";
            if (needs.contains(Need.LOG_PRIOR) && !type.hasDensity(model.settings())) {
                missing = " needs data of a law with a density, which model '" + model.kind() + "'" + settings(model)
                        + " is not";
            } else if (needs.contains(Need.DATA_MEANS) && !type.hasEnergy(model.settings())) {
                missing = " needs data points with an energy, as those of model 'ising-2d', which model '"
                        + model.kind() + "' does not have";
            } else if (needs.contains(Need.CLASSES) && lacksClasses(sampler, type, model)) {
                missing = " needs classes, which model '" + model.kind() + "'" + settings(model)
                        + " does not have; of a file, give labels";
            }
            return missing.isEmpty() ? Optional.empty() : Optional.of("observable '" + observableName + "'" + missing);
        }

        private boolean lacksClasses(Component sampler, ModelType type, Component model) {
            return sampler(sampler.kind()).usesClassesOfModel(sampler.settings()) && !type.hasClasses(model.settings());
        }

        @Override
        public boolean isList(String observableName) {
            return observable(observableName) instanceof ListObservable;
        }

        @Override
        public boolean sharesDisorder(Component sampler) {
            return sampler(sampler.kind()).hasDataSet();
        }

        @Override
        public boolean usesSampleCount(Component sampler) {
            return sampler(sampler.kind()).usesSampleCount(sampler.settings());
        }
    }

    private static String settings(Component part) {
        Map<String, ?> settings = part.settings().asMap();
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining(", ", settings.isEmpty() ? "" : " with ", ""));
    }

    /** What an observable, or what it is a function of the means of, needs. */
    Set<Need> needs(String observableName) {
        return Measured.needs(observable(observableName).ingredients().stream()
                .map(this::observable)
                .filter(Measured.class::isInstance)
                .map(Measured.class::cast)
                .toList());
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
