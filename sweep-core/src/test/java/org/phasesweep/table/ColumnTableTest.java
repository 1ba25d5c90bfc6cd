package org.phasesweep.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnTableTest {

    @Test
    void csvHasShortestNumbersAndQuotedText() {
        ColumnTable table = new ColumnTable()
                .with("x", new double[] {0.1, Double.NaN, 1e-300})
                .with("cause", List.of("plain", "a,b", "say \"no\"\nline"));
        assertThat(table.toCsv()).isEqualTo("x,cause\n0.1,plain\nNaN,\"a,b\"\n1.0E-300,\"say \"\"no\"\"\nline\"\n");
    }

    @Test
    void columnsMustBeOfOneLengthAndDifferentNames() {
        ColumnTable table = new ColumnTable().with("x", new double[2]);
        assertThatThrownBy(() -> table.with("y", new double[3])).hasMessage("column 'y' has 3 rows, the others have 2");
        assertThatThrownBy(() -> table.with("x", new double[2])).hasMessage("there are two columns 'x'");
    }
}
