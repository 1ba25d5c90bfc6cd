package org.phasesweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.junit.jupiter.api.Test;
import org.phasesweep.store.RowLedger.Entry;
import org.phasesweep.table.UnitRow;

class RowLedgerTest {

    @Test
    void agreesWithAMapForManyRows() {
        UniformRandomProvider random = new SplitMix64(20260101);
        Map<String, Double> map = new HashMap<>();
        RowLedger ledger = new RowLedger();
        for (int i = 0; i < 50_000; i++) {
            int cell = random.nextInt(200);
            int realization = random.nextInt(200);
            double value = random.nextInt(20) == 0 ? 2 : 1;
            Double before = map.putIfAbsent(cell + "/" + realization, value);
            Entry expected = before == null ? Entry.FIRST : before == value ? Entry.SAME : Entry.UNEQUAL;
            assertThat(ledger.add(Rows.good(cell, realization, value), i)).isEqualTo(expected);
        }
        assertThat(ledger.size()).isEqualTo(map.size());
        for (int cell = 0; cell < 200; cell++) {
            assertThat(ledger.contains(Rows.cellId(cell), 7)).isEqualTo(map.containsKey(cell + "/7"));
        }
    }

    @Test
    void everyNumberOfARowCounts() {
        RowLedger ledger = new RowLedger();
        UnitRow row = Rows.good(1, 0, 0.0);
        ledger.add(row, 0);
        assertThat(ledger.add(Rows.good(1, 0, 0.0), 1)).isEqualTo(Entry.SAME);
        assertThat(ledger.add(Rows.good(1, 0, -0.0), 1)).as("by bits").isEqualTo(Entry.UNEQUAL);
        UnitRow otherVariance =
                new UnitRow(row.unitId(), row.cellId(), 0, 4, 10, 0.5, 3, row.means(), new double[] {1}, "");
        assertThat(ledger.add(otherVariance, 1)).isEqualTo(Entry.UNEQUAL);
        UnitRow otherReplicas =
                new UnitRow(row.unitId(), row.cellId(), 0, 4, 10, 0.5, 4, row.means(), row.replicaVariances(), "");
        assertThat(ledger.add(otherReplicas, 1)).isEqualTo(Entry.UNEQUAL);
        assertThat(ledger.file(row.cellId(), 0)).as("the first stays").isZero();
    }

    @Test
    void refusesIdsThatAreNone() {
        assertThatThrownBy(() -> new RowLedger().contains("abc", 0)).hasMessageContaining("24 hex digits");
    }
}
