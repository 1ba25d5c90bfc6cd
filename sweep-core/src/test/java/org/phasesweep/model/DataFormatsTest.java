package org.phasesweep.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.phasesweep.model.DataFiles.gzip;
import static org.phasesweep.model.DataFiles.joined;
import static org.phasesweep.model.DataFiles.load;
import static org.phasesweep.model.DataFiles.resource;
import static org.phasesweep.model.DataFiles.rows;
import static org.phasesweep.model.DataFiles.utf8;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.spec.Settings;

/** Files that other programs wrote ({@code data/write_files.py}) hold the numbers that were put into them. */
class DataFormatsTest {

    private static final List<List<Double>> REALS =
            List.of(List.of(-2.5, -1.5, -0.5, 0.5), List.of(1.5, 2.5, 3.5, 4.5), List.of(5.5, 6.5, 7.5, 8.5));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "real-f2.npy",
                "real-f4.npy",
                "real-f8.npy",
                "real-big-f2.npy",
                "real-big-f4.npy",
                "real-big-f8.npy",
                "version-2.npy",
                "version-3.npy",
                "fortran.npy",
                "cube.npy",
                "cube-fortran.npy",
                "stored.npz",
                "compressed.npz",
                "savetxt.csv"
            })
    void realsAreThoseThatWereWritten(String file) throws Exception {
        assertThat(rows(resource(file))).isEqualTo(REALS);
    }

    @ParameterizedTest
    @CsvSource({
        "i1, -128, 127",
        "i2, -32768, 32767",
        "i4, -2147483648, 2147483647",
        "i8, -9223372036854775808, 9223372036854775807",
        "u1, 0, 255",
        "u2, 0, 65535",
        "u4, 0, 4294967295",
        "u8, 0, 18446744073709551615",
        "big-i2, -32768, 32767",
        "big-i4, -2147483648, 2147483647",
        "big-i8, -9223372036854775808, 9223372036854775807",
        "big-u2, 0, 65535",
        "big-u4, 0, 4294967295",
        "big-u8, 0, 18446744073709551615"
    })
    void integersOfAnyWidthAndByteOrder(String type, double least, double most) throws Exception {
        assertThat(rows(resource("whole-" + type + ".npy")))
                .containsExactly(
                        List.of(0.0, 1.0, 2.0, 3.0), List.of(4.0, 5.0, 6.0, 7.0), List.of(8.0, 9.0, least, most));
    }

    @Test
    void booleansAndVectors() throws Exception {
        assertThat(rows(resource("bool.npy")))
                .containsExactly(List.of(0.0, 1.0, 0.0, 1.0), List.of(1.0, 0.0, 1.0, 0.0), List.of(0.0, 1.0, 0.0, 1.0));
        assertThat(rows(resource("vector.npy"))).containsExactly(List.of(-2.5), List.of(1.5), List.of(5.5));
    }

    @Test
    void imagesOfIdxAreFlattened() throws Exception {
        assertThat(rows(resource("images-idx3-ubyte.gz")))
                .containsExactly(
                        List.of(0.0, 20.0, 40.0, 60.0),
                        List.of(80.0, 100.0, 120.0, 140.0),
                        List.of(160.0, 180.0, 200.0, 220.0));
    }

    @ParameterizedTest
    @CsvSource({
        "08, 80ff, 128, 255",
        "09, 80ff, -128, -1",
        "0b, 8000ffff, -32768, -1",
        "0c, 80000000ffffffff, -2147483648, -1",
        "0d, 3fc00000bf800000, 1.5, -1",
        "0e, 3ff8000000000000bff0000000000000, 1.5, -1"
    })
    void everyTypeOfIdx(String type, String values, double first, double second) throws Exception {
        byte[] file = java.util.HexFormat.of().parseHex("0000" + type + "0100000002" + values);
        assertThat(rows(load("x.idx", file))).containsExactly(List.of(first), List.of(second));
    }

    @Test
    void arrowOfEveryNumericType() throws Exception {
        List<List<Double>> rows =
                rows(load("table.arrow", DataFiles.bytes("table.arrow"), Map.of("labels", "species")));
        assertThat(rows)
                .containsExactly(
                        List.of(-2.5, -1.5, 0.0, 0.0, 0.0, 0.0, -0x1p53, 1.0, 1.0, 2.0, 1.0, 2.0, 0.5),
                        List.of(1.5, 2.5, 128.0, 1.0, 1.0, 1.0, 0.0, 0.0, 3.0, 4.0, 3.0, 4.0, 0.25),
                        List.of(
                                5.5,
                                6.5,
                                255.0,
                                65535.0,
                                0x1p32 - 1,
                                0x1p64 - 2048,
                                5.0,
                                1.0,
                                5.0,
                                6.0,
                                5.0,
                                6.0,
                                0.5));
    }

    @Test
    void arrowStreamsInBatches() throws Exception {
        assertThat(rows(load("small.arrows", DataFiles.bytes("small.arrows"), Map.of("labels", "last"))))
                .containsExactly(List.of(1.0, 2.0), List.of(3.0, 4.0), List.of(5.0, 6.0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,2\n3,4\n",
                "1,2\n3,4",
                "1,2\r\n3,4\r\n\r\n",
                " 1 ,\t2\n+3,4e0\n\n  \n",
                "\uFEFF1,2\n3,4",
                "a,b\n1,2\n3,4",
                "\"a, b\",c\n\"1\",2\n3,4",
                "1.,2.0\n30e-1,.4E+1"
            })
    void waysToWriteOneTable(String csv) throws Exception {
        assertThat(rows(load("x.csv", utf8(csv)))).containsExactly(List.of(1.0, 2.0), List.of(3.0, 4.0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "last  | 1,2,7~3,4,8",
                "last  | 1,2,setosa~3,4,",
                "last  | 1,2,setosa~3,4,NaN",
                "last  | x,y,label~1,2,7~3,4,8",
                "last  | x,y,label~1,2,setosa~3,4,virginica",
                "last  | 0,1,label~1,2,7~3,4,8",
                "first | 7,1,2~8,3,4",
                "first | label,0,1~7,1,2~8,3,4",
                "kind  | x,kind,y~1,setosa,2~3,setosa,4",
                "kind  | 0,kind,1~1,5,2~3,6,4"
            })
    void theColumnOfLabelsIsLeftOut(String labels, String csv) throws Exception {
        assertThat(rows(load("x.csv", utf8(csv.replace('~', '\n')), Map.of("labels", labels))))
                .containsExactly(List.of(1.0, 2.0), List.of(3.0, 4.0));
    }

    @Test
    void labelsOfArraysAreAColumnToo() throws Exception {
        assertThat(rows(load("x.npy", DataFiles.bytes("fortran.npy"), Map.of("labels", "first"))))
                .containsExactly(List.of(-1.5, -0.5, 0.5), List.of(2.5, 3.5, 4.5), List.of(6.5, 7.5, 8.5));
    }

    @Test
    void compressionIsByNameAndFormatToo() throws Exception {
        byte[] csv = utf8("1,2\n3,4\n");
        assertThat(rows(load("x.CSV.GZ", gzip(csv)))).hasSize(2);
        assertThat(rows(load("x.txt", csv, Map.of("format", "csv")))).hasSize(2);
        assertThat(rows(load("x.gz", gzip(csv), Map.of("format", "csv")))).hasSize(2);
    }

    /** A stream that never says that anything is available, as streams over a network do. */
    @Test
    void allMembersOfAGzipFileAreRead() throws Exception {
        byte[] two = joined(gzip(utf8("1,2\n")), gzip(utf8("3,4\n")));
        DataSource reluctant = path -> new FilterInputStream(new ByteArrayInputStream(two)) {
            @Override
            public int available() {
                return 0;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws java.io.IOException {
                return super.read(bytes, offset, Math.min(length, 7));
            }
        };
        DataMatrix data = new DatasetModel()
                .load(Settings.of(Map.of("path", "x.csv.gz")), reluctant)
                .orElseThrow();
        assertThat(rows(data)).hasSize(2);
        assertThat(data.sha256()).isEqualTo(load("x.csv.gz", two).sha256());
    }
}
