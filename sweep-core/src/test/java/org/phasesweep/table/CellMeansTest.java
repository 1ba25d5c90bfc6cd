package org.phasesweep.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CellMeansTest {

    private static final List<String> COLUMNS = List.of("participation_ratio", "energy");

    private static UnitRow row(String cell, int realization, double one, double other, String failure) {
        double[] means = {one, other};
        return new UnitRow("u-r" + realization, cell, realization, 4, 10, 0.5, 8, means, means, failure);
    }

    private static CellMeans of(UnitRow... rows) {
        CellMeans means = new CellMeans(COLUMNS);
        List.of(rows).forEach(means::add);
        return means;
    }

    @Test
    void summariesOfTasksAddUpToTheMeanOfAllRows() throws Exception {
        CellMeans all = of(row("a", 0, 1, 5, ""), row("b", 0, 7, 7, ""));
        all.add(CellMeans.fromArrow(
                of(row("a", 1, 2, 6, ""), row("a", 2, 6, 1, "")).toArrow()));
        ColumnTable table = ArrowFile.read(all.toArrow());
        assertThat(all.cells()).isEqualTo(2);
        assertThat(table.texts("cell")).containsExactly("a", "b");
        assertThat(table.numbers("realizations")).containsExactly(3, 1);
        assertThat(table.numbers("participation_ratio")[0]).isCloseTo(3, within(1e-15));
        assertThat(table.numbers("energy")[0]).isCloseTo(4, within(1e-15));
        assertThat(table.numbers("temperature")).containsExactly(0.5, 0.5);
    }

    @Test
    void failedRowsSayNothing() {
        assertThat(of(row("a", 0, Double.NaN, Double.NaN, "out of memory")).cells())
                .isZero();
    }

    @Test
    void otherColumnsAndOtherFilesAreRefused() {
        assertThatThrownBy(() -> of().add(new CellMeans(List.of("energy"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[energy]");
        byte[] other = ArrowFile.write(new ColumnTable().with("x", new double[] {1}));
        assertThatThrownBy(() -> CellMeans.fromArrow(other)).isInstanceOf(CorruptTableException.class);
    }
}
