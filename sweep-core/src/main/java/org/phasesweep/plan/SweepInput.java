package org.phasesweep.plan;

import java.io.IOException;
import java.util.Optional;
import org.phasesweep.model.DataFormatException;
import org.phasesweep.model.DataMatrix;
import org.phasesweep.model.DataSource;
import org.phasesweep.model.ModelType;
import org.phasesweep.model.RowClass;
import org.phasesweep.observable.StateObservable.Need;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.Measure.Classes;
import org.phasesweep.spec.Measure.Speciation;
import org.phasesweep.spec.SweepSpec;

/**
 * A spec with the file that its model reads. The model's settings then carry the file's checksum, which is the file's part
 * in the identity of the numbers.
 *
 * @param spec the spec, the checksum filled in
 * @param data the file's rows; empty for models that read none
 */
public record SweepInput(SweepSpec spec, Optional<DataMatrix> data) {

    private static final String CHECKSUM = "sha256";
    private static final int MOST_CLASSES = 64;

    /**
     * Reads the file that the spec's model names, if any.
     *
     * @throws DataFormatException if its content is broken, is not the one whose checksum the spec gives, or has no pairs of
     *     classes, or rows without a class, where these are to be measured
     */
    public static SweepInput load(SweepSpec spec, Components components, DataSource source)
            throws IOException, DataFormatException {
        ModelType type = components.model(spec.model().kind());
        Optional<DataMatrix> data = type.load(spec.model().settings(), source);
        if (data.isEmpty()) {
            return new SweepInput(spec, data);
        }
        String actual = data.get().sha256();
        if (spec.model().settings().has(CHECKSUM)
                && !spec.model().settings().text(CHECKSUM).equalsIgnoreCase(actual)) {
            throw new DataFormatException(data.get().uri() + ": its SHA-256 is " + actual + ", the spec says "
                    + spec.model().settings().text(CHECKSUM) + "; it is another file, or it was changed");
        }
        if (spec.measures(Speciation.class).stream().anyMatch(asked -> asked.classes() == Classes.PAIRS)) {
            checkClasses(data.get());
        }
        if (asksForClasses(spec, components)) {
            checkLabels(data.get());
        }
        Component model = Component.of(type, spec.model().settings().with(CHECKSUM, actual));
        return new SweepInput(spec.withModel(model), data);
    }

    private static boolean asksForClasses(SweepSpec spec, Components components) {
        Component sampler = spec.sampler();
        return components.sampler(sampler.kind()).usesClassesOfModel(sampler.settings())
                && spec.observables().stream()
                        .anyMatch(name -> components.needs(name).contains(Need.CLASSES));
    }

    /** A row without a label would be in no class. */
    private static void checkLabels(DataMatrix data) throws DataFormatException {
        for (int row = 0; row < data.rows(); row++) {
            if (data.classes()[row] < 0) {
                throw new DataFormatException(data.uri() + ": row " + row
                        + " of those kept has no label, so that weights of classes are not defined; label it, or keep "
                        + "other rows with preprocess.label or preprocess.rows");
            }
        }
    }

    /** Before anything is sampled: labels may be a column of numbers that names no classes. */
    private static void checkClasses(DataMatrix data) throws DataFormatException {
        int classes = RowClass.of(data).size();
        if (classes < 2 || classes > MOST_CLASSES) {
            throw new DataFormatException(data.uri() + ": speciation of pairs needs 2 to " + MOST_CLASSES
                    + " classes, the labels of the rows kept name " + classes
                    + "; give labels another column, keep other rows, or write classes: none");
        }
    }
}
