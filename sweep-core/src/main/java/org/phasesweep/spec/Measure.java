package org.phasesweep.spec;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** What {@code analysis} of a spec asks to be measured: an item of it. */
public sealed interface Measure permits Measure.OfCurves, Measure.Speciation {

    /** What is measured on the curves of a column of the diagram. */
    sealed interface OfCurves extends Measure
            permits SweepSpec.Boundary,
                    Measure.SizeCrossing,
                    Measure.ScalingCollapse,
                    Measure.Exponent,
                    Measure.Extremum {

        /** The column. */
        String observable();

        /** The axis on which something is sought; all other axes, but for sizes, are kept fixed. */
        String along();
    }

    /**
     * Where the curves of neighbouring sizes cross.
     *
     * @param observable the column
     * @param size the axis of sizes
     * @param along the axis of the curves
     */
    record SizeCrossing(String observable, String size, String along) implements OfCurves {}

    /**
     * The finite-size scaling A(x, L) = L^ω f((x − x_c) L^{1/ν}); what is not given is fitted.
     *
     * @param observable the column A
     * @param size the axis of sizes L
     * @param along the axis x
     * @param critical x_c
     * @param nu ν, positive
     * @param omega ω
     * @param window how far |x − x_c| L^{1/ν} may go, positive; scanned when not given
     * @param correction the power w of corrections L^{−w}, positive; 1/ν when not given
     */
    record ScalingCollapse(
            String observable,
            String size,
            String along,
            OptionalDouble critical,
            OptionalDouble nu,
            OptionalDouble omega,
            OptionalDouble window,
            OptionalDouble correction)
            implements OfCurves {

        /** The numbers that may be given, by key. */
        public Map<String, OptionalDouble> options() {
            Map<String, OptionalDouble> options = new LinkedHashMap<>();
            options.put("critical", critical);
            options.put("nu", nu);
            options.put("omega", omega);
            options.put("window", window);
            options.put("correction", correction);
            return options;
        }
    }

    /**
     * The power law |A| ≃ c |t|^p with t = (x − x_c)/x_c, or t = x where x_c is 0.
     *
     * @param observable the column A
     * @param along the axis x
     * @param critical x_c
     * @param side of t on which it is fitted
     * @param from the smallest |t| used, positive; all when not given
     * @param to the largest |t| used, positive; all when not given
     */
    record Exponent(String observable, String along, double critical, Side side, OptionalDouble from, OptionalDouble to)
            implements OfCurves {

        /** The numbers that may be given, by key. */
        public Map<String, OptionalDouble> limits() {
            Map<String, OptionalDouble> limits = new LinkedHashMap<>();
            limits.put("from", from);
            limits.put("to", to);
            return limits;
        }
    }

    /**
     * Where a curve is smallest or largest.
     *
     * @param observable the column
     * @param along the axis of the curve
     * @param kind which of the two
     */
    record Extremum(String observable, String along, Kind kind) implements OfCurves {}

    /**
     * When classes separate, by the spectrum of the rows of a data file.
     *
     * @param classes whose rows are looked at beside all of them
     */
    record Speciation(Classes classes) implements Measure {}

    /** Sides of a critical point; on both of them the exponent is one, the amplitudes are two. */
    enum Side {
        BELOW,
        ABOVE,
        BOTH;

        /** The name in specs. */
        public String inWords() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which classes of rows are looked at. */
    enum Classes {
        /** All rows together, without regard to classes. */
        NONE,
        /** Every two classes as well. */
        PAIRS;

        /** The name in specs. */
        public String inWords() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Kinds of extremum. */
    enum Kind {
        MINIMUM,
        MAXIMUM;

        /** The name in specs. */
        public String inWords() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
