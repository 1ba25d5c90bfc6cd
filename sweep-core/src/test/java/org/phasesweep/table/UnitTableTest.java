package org.phasesweep.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitTableTest {

    private static final UnitTable TABLE = new UnitTable(
            List.of("participation_ratio", "energy"),
            List.of(
                    row(0, 0.25, 0.1, ""),
                    row(1, Math.nextUp(1.0), Double.NaN, ""),
                    row(2, Double.NaN, Double.NaN, "IllegalStateException: cause, with \"quotes\" and ü")));

    private static UnitRow row(int realization, double mean, double variance, String failure) {
        return new UnitRow(
                "0123456789ab-r" + realization,
                "c" + realization,
                realization,
                8,
                1e15,
                0.1,
                64,
                new double[] {mean, -0.0},
                new double[] {variance, 3},
                failure);
    }

    @Test
    void comesBackBitForBit() throws CorruptTableException {
        UnitTable back = UnitTable.fromArrow(TABLE.toArrow());
        assertThat(back).isEqualTo(TABLE);
    }

    /** As many entries as the dimension of each row, which differ in a file; none in a failed row, one and none in others. */
    @Test
    void listsComeBackBitForBit() throws CorruptTableException {
        UnitTable table = new UnitTable(
                List.of("participation_ratio", "energy"),
                List.of("spectrum", "histogram"),
                List.of(
                        row(0, 1, 2, "").withLists(lists(3), lists(3)),
                        row(1, Double.NaN, Double.NaN, "out of memory"),
                        row(2, 1, 2, "").withLists(lists(5), lists(5))));
        assertThat(UnitTable.fromArrow(table.toArrow())).isEqualTo(table);
        UnitTable none = new UnitTable(List.of("energy"), List.of("spectrum"), List.of());
        assertThat(UnitTable.fromArrow(none.toArrow())).isEqualTo(none);
    }

    private static double[][] lists(int length) {
        double[] spectrum = new double[length];
        Arrays.setAll(spectrum, i -> i == 0 ? Double.NaN : Math.nextUp(-1.0 / i));
        return new double[][] {spectrum, {-0.0}};
    }

    @Test
    void rowsWithOtherListsAreOtherRows() {
        UnitRow one = row(0, 1, 2, "").withLists(lists(3), lists(3));
        assertThat(one).isEqualTo(row(0, 1, 2, "").withLists(lists(3), lists(3)));
        assertThat(one).isNotEqualTo(row(0, 1, 2, "").withLists(lists(3), lists(4)));
        assertThat(one).isNotEqualTo(row(0, 1, 2, ""));
    }

    @Test
    void anEmptyTableComesBack() throws CorruptTableException {
        UnitTable empty = new UnitTable(List.of("energy"), List.of());
        assertThat(UnitTable.fromArrow(empty.toArrow())).isEqualTo(empty);
    }

    @Test
    void theSameRowsGiveTheSameBytes() {
        assertThat(TABLE.toArrow()).isEqualTo(new UnitTable(TABLE.columns(), TABLE.rows()).toArrow());
    }

    @Test
    void everyAlteredByteIsNoticed() {
        byte[] file = TABLE.toArrow();
        for (int at = 0; at < file.length; at++) {
            byte[] altered = file.clone();
            altered[at] ^= 0x10;
            assertThatThrownBy(() -> UnitTable.fromArrow(altered)).isInstanceOf(CorruptTableException.class);
        }
    }

    @Test
    void everyTruncationIsNoticed() {
        byte[] file = TABLE.toArrow();
        for (int length = 0; length < file.length; length += 7) {
            byte[] shorter = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> UnitTable.fromArrow(shorter)).isInstanceOf(CorruptTableException.class);
        }
    }

    @Test
    void anotherTableIsNotAFileOfUnits() {
        byte[] file = ArrowFile.write(new ColumnTable().with("x", new double[] {1}));
        assertThatThrownBy(() -> UnitTable.fromArrow(file))
                .isInstanceOf(CorruptTableException.class)
                .hasMessageStartingWith("not a file of units: no column 'unit'");
    }
}
