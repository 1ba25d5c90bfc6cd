package org.phasesweep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.Slice;
import org.phasesweep.plan.SweepInput;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.plan.SweepPlanner;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.spec.SpecReader;
import org.phasesweep.table.Format;
import org.phasesweep.table.UnitRow;
import org.phasesweep.table.UnitTable;

/**
 * The bits of small sweeps, kept in {@code numbers/VERSION}. When this fails because numbers were meant to change, raise
 * {@link Format#NUMBERS_VERSION}, say so in the changelog, and put new files into its folder.
 */
class GoldenNumbersTest {

    private static byte[] file(String name) throws IOException {
        try (InputStream in =
                GoldenNumbersTest.class.getResourceAsStream("/numbers/" + Format.NUMBERS_VERSION + "/" + name)) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sweep.yaml, units.arrow",
        "levels.yaml, levels-units.arrow",
        "population.yaml, population-units.arrow",
        "fixed-point.yaml, fixed-point-units.arrow",
        "bath.yaml, bath-units.arrow"
    })
    void theSpecStillGivesTheSameBits(String spec, String units) throws Exception {
        Components components = Components.load();
        String yaml = new String(file(spec), StandardCharsets.UTF_8);
        SweepInput input =
                new SweepInput(SpecReader.read(yaml, spec, List.of(), components.catalog()), Optional.empty());
        SweepPlan plan = SweepPlanner.plan(input, components);
        UnitEngine engine = new UnitEngine(components, plan.spec(), null);
        List<UnitRow> rows = new ArrayList<>();
        for (Slice slice : plan.slices()) {
            for (int realization = 0; realization < plan.spec().realizations(); realization++) {
                rows.addAll(engine.run(new SweepUnit(slice, realization)));
            }
        }
        assertThat(rows)
                .containsExactlyElementsOf(UnitTable.fromArrow(file(units)).rows());
    }
}
