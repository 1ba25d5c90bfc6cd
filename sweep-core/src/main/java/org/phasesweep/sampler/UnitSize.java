package org.phasesweep.sampler;

import java.util.List;
import java.util.Set;
import org.phasesweep.kernel.PosteriorDetail;
import org.phasesweep.model.RowWork;
import org.phasesweep.observable.Measured;
import org.phasesweep.observable.StateObservable.Need;
import org.phasesweep.random.RandomStreams;
import org.phasesweep.spec.Settings;

/**
 * What the price of a unit depends on.
 *
 * @param sampler settings of the sampler
 * @param dimension d
 * @param sampleCounts distinct sample counts, increasing
 * @param temperatures distinct temperatures
 * @param cells of the unit
 * @param replicas states a cell
 * @param columns measured observables
 * @param row what making one data row takes
 * @param posteriorNanoseconds what a posterior of the law of the data takes
 * @param dataRows rows of the data file; infinite where the model draws as many as are asked for
 */
public record UnitSize(
        Settings sampler,
        int dimension,
        List<Double> sampleCounts,
        int temperatures,
        int cells,
        int replicas,
        List<Measured> columns,
        RowWork row,
        double posteriorNanoseconds,
        double dataRows) {

    public UnitSize {
        sampleCounts = List.copyOf(sampleCounts);
        columns = List.copyOf(columns);
    }

    /** What the observables need beside the posterior sums. */
    public Set<Need> needs() {
        return Measured.needs(columns);
    }

    /** How many numbers are measured at a state. */
    public int values() {
        return columns.stream().mapToInt(column -> column.length(dimension)).sum();
    }

    /** Making rows of data, block by block. */
    public Work making(double rows) {
        return Work.NONE
                .plus(Step.COMPONENT, rows * dimension)
                .plus(Step.NORMAL, rows * row.normals())
                .plus(Step.UNIFORM, rows * row.uniforms())
                .plus(Step.SIGN, rows * row.signs())
                .plus(Step.NANOSECOND, rows * row.nanoseconds())
                .plus(Step.STREAM, Math.ceil(rows / RandomStreams.BLOCK_ROWS));
    }

    /** How much of the posterior the observables need. */
    PosteriorDetail detail() {
        return Need.detail(needs());
    }
}
