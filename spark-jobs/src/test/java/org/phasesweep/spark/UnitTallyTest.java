package org.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.phasesweep.plan.Resources.Shard;
import org.phasesweep.plan.SweepTask;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.table.UnitRow;
import org.phasesweep.testing.TinySweep;

class UnitTallyTest {

    private final List<SweepTask> tasks = List.copyOf(tasks());

    private static List<SweepTask> tasks() {
        try {
            return TinySweep.create().packing(Shard.ALL).tasks((slice, r, cell) -> false);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<UnitRow> rows(SweepUnit unit, String failure) {
        return LostUnits.rows(unit, failure, 3, 1);
    }

    @Test
    void aUnitIsSettledWithItsLastCell() {
        UnitTally tally = new UnitTally();
        tally.expect(tasks);
        assertThat(tally.pendingUnits()).isEqualTo(16);
        List<UnitRow> rows = rows(tasks.get(0).units().get(0), "");
        rows.subList(1, rows.size()).forEach(tally::accept);
        assertThat(tally.pendingUnits()).isEqualTo(16);
        assertThat(tally.leftOverDone()).isNaN();
        tally.accept(rows.get(0));
        assertThat(tally.pendingUnits()).isEqualTo(15);
        assertThat(tally.leftOverDone()).isPositive();
    }

    @Test
    void partsOfACutUnitAreOneUnit() {
        SweepUnit unit = tasks.get(0).units().get(0);
        List<SweepTask> parts = unit.slice().cells().stream()
                .map(cell -> new SweepUnit(unit.slice().withCells(List.of(cell)), unit.realization()))
                .map(part -> new SweepTask(List.of(part), 1, 1))
                .toList();
        UnitTally tally = new UnitTally();
        tally.expect(parts);
        assertThat(tally.pendingUnits()).isOne();
        rows(unit, "").forEach(tally::accept);
        assertThat(tally.pendingUnits()).isZero();
        assertThat(tally.leftOverDone()).isZero();
    }

    @Test
    void aFailureSettlesACellOnce() {
        SweepUnit unit = tasks.get(0).units().get(0);
        List<UnitRow> failed = rows(unit, "no");
        UnitTally tally = new UnitTally();
        tally.expect(tasks);
        tally.accept(failed.get(0));
        tally.accept(failed.get(0));
        assertThat(tally.failedUnits()).isOne();
        assertThat(tally.pendingUnits()).isEqualTo(16);
        assertThat(tally.failed(unit.realization(), failed.get(0).cellId())).isTrue();
        assertThat(tally.failed(unit.realization(), failed.get(1).cellId())).isFalse();
        failed.forEach(tally::accept);
        assertThat(tally.pendingUnits()).isEqualTo(15);
    }
}
