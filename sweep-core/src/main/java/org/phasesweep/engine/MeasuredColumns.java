package org.phasesweep.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.phasesweep.observable.ListObservable;
import org.phasesweep.observable.Measured;
import org.phasesweep.observable.Observable;
import org.phasesweep.observable.PosteriorState;
import org.phasesweep.observable.StateObservable;
import org.phasesweep.observable.StateObservable.Need;
import org.phasesweep.plan.Components;

/**
 * What is measured at each state. The entries of a state are the numbers, then those of each list, one after another.
 *
 * @param numbers the columns with a number a state
 * @param lists the columns with a list a state
 */
record MeasuredColumns(List<StateObservable> numbers, List<ListObservable> lists) {

    /** The ingredients of observables, in the order in which they are first named. */
    static MeasuredColumns of(Components components, List<String> observables) {
        List<StateObservable> numbers = new ArrayList<>();
        List<ListObservable> lists = new ArrayList<>();
        observables.stream()
                .flatMap(name -> components.observable(name).ingredients().stream())
                .distinct()
                .map(components::observable)
                .forEach(observable -> add(observable, numbers, lists));
        return new MeasuredColumns(List.copyOf(numbers), List.copyOf(lists));
    }

    private static void add(Observable observable, List<StateObservable> numbers, List<ListObservable> lists) {
        if (observable instanceof StateObservable number) {
            numbers.add(number);
        } else if (observable instanceof ListObservable list) {
            lists.add(list);
        } else {
            throw new IllegalArgumentException("ingredient '" + observable.name() + "' is itself a function of means");
        }
    }

    Set<Need> needs() {
        return Measured.needs(
                Stream.<Measured>concat(numbers.stream(), lists.stream()).toList());
    }

    /** The names of the entries: that of the column for a number, NAME[0], NAME[1], … for a list. */
    List<String> entries(int dimension) {
        List<String> entries = new ArrayList<>();
        numbers.forEach(number -> entries.add(number.name()));
        for (ListObservable list : lists) {
            for (int i = 0; i < list.length(dimension); i++) {
                entries.add(list.name() + "[" + i + "]");
            }
        }
        return entries;
    }

    private int entryCount(int dimension) {
        int count = numbers.size();
        for (ListObservable list : lists) {
            count += list.length(dimension);
        }
        return count;
    }

    /** The entries of a state. */
    double[] values(PosteriorState state) {
        double[] values = new double[entryCount(state.dimension())];
        int at = 0;
        for (StateObservable number : numbers) {
            values[at++] = number.value(state);
        }
        for (ListObservable list : lists) {
            double[] ofList = list.values(state);
            if (ofList.length != list.length(state.dimension())) {
                throw new IllegalStateException(list.name() + " gives " + ofList.length + " values in dimension "
                        + state.dimension() + " and says that there are " + list.length(state.dimension()));
            }
            System.arraycopy(ofList, 0, values, at, ofList.length);
            at += ofList.length;
        }
        return values;
    }

    /** The entries of the lists, a list each. */
    double[][] lists(double[] entries, int dimension) {
        double[][] split = new double[lists.size()][];
        int at = numbers.size();
        for (int list = 0; list < split.length; list++) {
            split[list] = new double[lists.get(list).length(dimension)];
            System.arraycopy(entries, at, split[list], 0, split[list].length);
            at += split[list].length;
        }
        return split;
    }
}
