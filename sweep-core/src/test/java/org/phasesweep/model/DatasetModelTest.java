package org.phasesweep.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.phasesweep.model.DataFiles.load;
import static org.phasesweep.model.DataFiles.rows;
import static org.phasesweep.model.DataFiles.utf8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.random.RandomStreams;
import org.phasesweep.spec.Settings;

/** What the specification says of data sets. */
class DatasetModelTest {

    private static final String CSV = "1,10,a\n2,20,b\n3,60,a\n4,70,b\n";

    private static DataMatrix loaded(Map<String, ?> preprocess) throws Exception {
        return load("x.csv", utf8(CSV), Map.of("labels", "last", "preprocess", preprocess));
    }

    private static Realization realization(DataMatrix data, int realization) {
        List<String> content = List.of("model=dataset");
        return new DatasetModel()
                .create(Settings.EMPTY, data.columns(), data)
                .realize(new RandomStreams(1, content, content, realization));
    }

    /** The order of a file whose only column is the row's number. */
    private static int[] order(int rows, int realization) throws Exception {
        StringBuilder csv = new StringBuilder();
        IntStream.range(0, rows).forEach(row -> csv.append(row).append('\n'));
        return order(load("x.csv", utf8(csv.toString())), realization);
    }

    private static int[] order(DataMatrix data, int realization) {
        Realization drawn = realization(data, realization);
        int[] order = new int[data.rows()];
        double[] block = new double[Realization.BLOCK_ROWS];
        for (int first = 0; first < order.length; first += Realization.BLOCK_ROWS) {
            int count = Math.min(Realization.BLOCK_ROWS, order.length - first);
            drawn.block(first / Realization.BLOCK_ROWS, count, block);
            for (int i = 0; i < count; i++) {
                order[first + i] = (int) block[i];
            }
        }
        return order;
    }

    @Test
    void theMeanOverTheKeptRowsIsSubtractedThenScaled() throws Exception {
        assertThat(rows(loaded(Map.of("centre", true, "scale", 0.5))))
                .containsExactly(
                        List.of(-0.75, -15.0), List.of(-0.25, -10.0), List.of(0.25, 10.0), List.of(0.75, 15.0));
        assertThat(rows(loaded(Map.of("centre", true, "rows", List.of(1, 3)))))
                .containsExactly(List.of(-0.5, -20.0), List.of(0.5, 20.0));
        assertThat(rows(loaded(Map.of("centre", true, "label", List.of("a")))))
                .containsExactly(List.of(-1.0, -25.0), List.of(1.0, 25.0));
        assertThat(rows(loaded(Map.of("scale", 2)))).first().isEqualTo(List.of(2.0, 20.0));
    }

    @Test
    void labelsStayWithTheKeptRows() throws Exception {
        assertThat(loaded(Map.of()).labels()).containsExactly("a", "b", "a", "b");
        assertThat(loaded(Map.of("rows", List.of(1, 4), "label", List.of("b"))).labels())
                .containsExactly("b", "b");
        assertThat(load("x.csv", utf8("1,2\n3,4\n")).labels()).isEmpty();
    }

    @Test
    void classesAreInTheOrderOfTheirLabelsAndMissingOnesAreNone() throws Exception {
        DataMatrix data = load("x.csv", utf8("1,10\n2,9\n3,\n4,10\n5,1.5\n"), Map.of("labels", "last"));
        assertThat(RowClass.of(data)).extracting(RowClass::label).containsExactly("1.5", "9", "10");
        assertThat(RowClass.of(data))
                .extracting(RowClass::rows)
                .containsExactly(new int[] {4}, new int[] {1}, new int[] {0, 3});
        assertThat(data.classes()).containsExactly(2, 1, -1, 2, 0);
        assertThat(data.classCount()).isEqualTo(3);
        assertThat(RowClass.of(loaded(Map.of()))).extracting(RowClass::label).containsExactly("a", "b");
    }

    @Test
    void rowsAreARangeAndLabelsAreAmongThem() throws Exception {
        assertThat(rows(loaded(Map.of("rows", List.of(1, 4), "label", List.of("b")))))
                .containsExactly(List.of(2.0, 20.0), List.of(4.0, 70.0));
        assertThatThrownBy(() -> loaded(Map.of("rows", List.of(0, 1), "label", List.of("b"))))
                .hasMessage("x.csv: preprocess.label: no row has the label b; there are a");
    }

    @Test
    void rowsOfARealizationKeepTheirClasses() throws Exception {
        DataMatrix data = load("x.csv", utf8("1,10\n2,9\n3,1\n4,10\n5,1.5\n"), Map.of("labels", "last"));
        Realization realization = realization(data, 2);
        double[] rows = new double[5];
        int[] classes = new int[5];
        realization.block(0, 5, rows, classes);
        int[] expected = {3, 2, 0, 3, 1};
        for (int row = 0; row < 5; row++) {
            assertThat(classes[row]).isEqualTo(expected[(int) rows[row] - 1]);
        }
        assertThat(realization.classCount()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"3", "3.0", "+3", "0.3e1"})
    void labelsThatSpellANumberAreThatNumber(String label) throws Exception {
        DataMatrix data = load(
                "x.csv",
                utf8("1," + label + "\n2,4\n"),
                Map.of("labels", "last", "preprocess", Map.of("label", List.of(3))));
        assertThat(rows(data)).containsExactly(List.of(1.0));
    }

    @Test
    void aRealizationIsARandomOrderOfAllRows() throws Exception {
        Set<List<Integer>> orders = new HashSet<>();
        for (int realization = 0; realization < 20; realization++) {
            int[] order = order(2500, realization);
            assertThat(Arrays.stream(order).sorted())
                    .containsExactlyElementsOf(IntStream.range(0, 2500).boxed().toList());
            orders.add(Arrays.stream(order).boxed().toList());
        }
        assertThat(orders).hasSize(20);
        assertThat(order(2500, 3)).isEqualTo(order(2500, 3));
    }

    /**
     * All 24 orders of four rows are equally likely: χ² of 23 degrees of freedom exceeds 91 with probability 5e-10. A swap with
     * any row instead of one not yet placed would give some 700 here.
     */
    @Test
    void allOrdersAreEquallyLikely() throws Exception {
        DataMatrix data = load("x.csv", utf8("0\n1\n2\n3\n"));
        Map<List<Integer>, Integer> counts = new HashMap<>();
        int draws = 24_000;
        for (int realization = 0; realization < draws; realization++) {
            counts.merge(Arrays.stream(order(data, realization)).boxed().toList(), 1, Integer::sum);
        }
        double expected = draws / 24.0;
        double chi2 = counts.values().stream()
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        assertThat(counts).hasSize(24);
        assertThat(chi2).isLessThan(91);
    }

    @Test
    void aSampleCountIsAPrefixAndFreshRowsComeFromTheOtherEnd() throws Exception {
        int n = 10;
        StringBuilder csv = new StringBuilder();
        IntStream.range(0, n).forEach(row -> csv.append(row).append('\n'));
        DataMatrix data = load("x.csv", utf8(csv.toString()));
        Realization drawn = realization(data, 5);
        int[] order = order(data, 5);
        for (int sampleCount : new int[] {1, 4, 9}) {
            double[] prefix = new double[sampleCount];
            drawn.block(0, sampleCount, prefix);
            assertThat(prefix)
                    .containsExactly(Arrays.stream(order)
                            .limit(sampleCount)
                            .asDoubleStream()
                            .toArray());
            for (int replica = 0; replica < 25; replica++) {
                double[] fresh = new double[1];
                drawn.freshRow(drawn.freshIndex(replica, sampleCount), fresh, 0);
                assertThat((int) fresh[0]).isEqualTo(order[n - 1 - replica % (n - sampleCount)]);
                assertThat(prefix).doesNotContain(fresh[0]);
            }
        }
        assertThatThrownBy(() -> drawn.freshIndex(0, n))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("takes all 10 rows");
    }

    @Test
    void rowsWithoutLabelsAreOfOneClass() {
        DataMatrix data = new DataMatrix("x", "", 2, 1, 2, List.<double[]>of(new double[] {3, 4}));
        Realization realization = realization(data, 2);
        int[] classes = {7, 7};
        realization.block(0, 2, new double[2], classes);
        assertThat(classes).containsOnly(0);
        assertThat(realization.classCount()).isEqualTo(1);
    }

    @Test
    void tilesHoldTheSameRows() {
        List<double[]> tiles = new ArrayList<>();
        tiles.add(new double[] {0, 1, 2, 3});
        tiles.add(new double[] {4, 5});
        DataMatrix data = new DataMatrix("x", "", 3, 2, 2, tiles);
        assertThat(rows(data)).containsExactly(List.of(0.0, 1.0), List.of(2.0, 3.0), List.of(4.0, 5.0));
    }

    /** The digits as conf/data/README.md describes them. */
    @Test
    void theDigitsAreThoseOfTheReadme() throws Exception {
        byte[] file = Files.readAllBytes(Path.of("../conf/data/digits.csv.gz"));
        DataMatrix digits = load("digits.csv.gz", file, Map.of("labels", "last"));
        assertThat(digits.rows()).isEqualTo(1797);
        assertThat(digits.columns()).isEqualTo(64);
        assertThat(digits.sha256()).isEqualTo("09f66e6debdee2cd2b5ae59e0d6abbb73fc2b0e0185d2e1957e9ebb51e23aa22");
        assertThat(Arrays.stream(digits.tiles().get(0))).allMatch(v -> v >= 0 && v <= 16 && v == Math.rint(v));
        DataMatrix zeros =
                load("digits.csv.gz", file, Map.of("labels", "last", "preprocess", Map.of("label", List.of(0))));
        assertThat(zeros.rows()).isEqualTo(178);
        assertThatThrownBy(() -> load(
                        "digits.csv.gz", file, Map.of("labels", "last", "preprocess", Map.of("label", List.of(10)))))
                .hasMessageContaining("no row has the label 10; there are 0, 1, 2, 3, 4, 5, 6, 7, …");
    }
}
