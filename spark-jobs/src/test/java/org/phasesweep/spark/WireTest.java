package org.phasesweep.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.Test;
import org.phasesweep.model.DataMatrix;
import org.phasesweep.plan.Resources.Shard;
import org.phasesweep.plan.Slice;
import org.phasesweep.plan.SweepTask;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.sampler.Cell;
import org.phasesweep.spark.TaskReport.Outcome;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.Settings;
import org.phasesweep.store.UnitFile;
import org.phasesweep.testing.TinySweep;
import scala.reflect.ClassTag;

/** Everything that crosses between driver and executors comes back equal. */
class WireTest {

    private static final SerializerInstance KRYO =
            new KryoSerializer(SparkStart.configuration(SparkSettings.of("local"))).newInstance();

    private static <T> T byKryo(T value) {
        ClassTag<T> tag = ClassTag.apply(value.getClass());
        return KRYO.deserialize(KRYO.serialize(value, tag), tag);
    }

    private static Object byJava(Object value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    @Test
    void whatKryoCarriesIsRegistered() throws Exception {
        byte[] bytes = {1, 2, 3};
        double[] tile = {0.1, Double.NaN, -0.0};
        assertThat(byKryo(bytes)).isEqualTo(bytes);
        assertThat(byKryo(new byte[][] {bytes, {}})).isDeepEqualTo(new byte[][] {bytes, {}});
        assertThat(byKryo(tile)).isEqualTo(tile);
        assertThat(byJava(bytes)).isEqualTo(bytes);
        assertThat(byJava(tile)).isEqualTo(tile);
    }

    @Test
    void recordsAreRefusedByKryoInsteadOfComingBackBroken() {
        assertThatThrownBy(() -> byKryo(new Cell("a", 1, 2))).hasMessageContaining("not registered");
    }

    @Test
    void theFunctionAndItsProgramCrossByJava() throws Exception {
        Configuration hadoop = new Configuration(false);
        hadoop.set("fs.defaultFS", "hdfs://somewhere");
        List<Object> labels = List.of("x", "y");
        DataMatrix data =
                new DataMatrix("a.csv", "ab", 2, 1, 2, List.of(new double[] {1, 2}), labels, new int[] {0, 1});
        SweepProgram program = new SweepProgram(
                "run",
                "sweep: x",
                "file:/x",
                new SerializableConfiguration(hadoop),
                new SweepProgram.DataHeader(data),
                List.of());
        SweepProgram back = (SweepProgram) byJava(program);
        assertThat(back.run()).isEqualTo("run");
        assertThat(back.resolvedSpec()).isEqualTo("sweep: x");
        assertThat(back.location()).isEqualTo("file:/x");
        assertThat(back.hadoop().value().get("fs.defaultFS")).isEqualTo("hdfs://somewhere");
        assertThat(back.data().uri()).isEqualTo("a.csv");
        assertThat(back.data().classes()).containsExactly(0, 1);
        assertThat(back.data().labels()).isEmpty();
        assertThat(byJava(new SweepTaskFunction(program))).isInstanceOf(SweepTaskFunction.class);
    }

    @Test
    void plannedTasksComeBackEqual() throws Exception {
        for (SweepTask task : TinySweep.create().packing(Shard.ALL).tasks((slice, r, cell) -> r == 2)) {
            assertThat(TaskCodec.decodeTask(TaskCodec.encode(task))).isEqualTo(task);
        }
    }

    @Test
    void settingsOfAnyShapeKeepTheirBits() {
        Settings settings = Settings.of(Map.of(
                "number",
                Math.nextUp(0.1),
                "whole",
                3,
                "tiny",
                Double.MIN_VALUE,
                "text",
                "ü\"\n",
                "flag",
                true,
                "list",
                List.of(1, 0.1, "x"),
                "nested",
                Map.of("path", "a.csv", "deep", Map.of("x", 1e300))));
        Component model = new Component("dataset", settings, Settings.of(Map.of("sha256", "ab")));
        Component other = new Component("vp", Settings.EMPTY, Settings.EMPTY);
        Slice slice = new Slice("ab", other, model, other, 3, List.of(new Cell("c", 0x1p53, Math.nextDown(0.3))));
        Slice second = slice.withCells(List.of());
        SweepTask task = new SweepTask(
                List.of(new SweepUnit(slice, 0), new SweepUnit(second, 7), new SweepUnit(slice, 1)), 12, 0.1);
        SweepTask back = TaskCodec.decodeTask(TaskCodec.encode(task));
        assertThat(back).isEqualTo(task);
        assertThat(back.units().get(0).slice()).isSameAs(back.units().get(2).slice());
    }

    @Test
    void reportsComeBackEqual() {
        TaskReport report = new TaskReport(
                Outcome.LOST, "no space", List.of(new UnitFile("a.arrow", 5, "ab")), new byte[] {-1, 0, 7}, 0.25);
        assertThat(TaskCodec.decodeReport(TaskCodec.encode(report)))
                .usingRecursiveComparison()
                .isEqualTo(report);
    }
}
