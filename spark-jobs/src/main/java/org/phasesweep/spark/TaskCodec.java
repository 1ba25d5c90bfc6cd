package org.phasesweep.spark;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phasesweep.plan.Slice;
import org.phasesweep.plan.SweepTask;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.spec.Settings;

/**
 * Tasks and their reports as bytes (JSON), because records do not survive Spark's Kryo. Doubles keep their bits. A slice that
 * several units of a task share is written once.
 */
final class TaskCodec {

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(settingsModule()).build();

    private TaskCodec() {}

    /** How a task is written: unit i is realization {@code realizations[i]} of slice {@code sliceOfUnit[i]}. */
    private record Form(
            List<Slice> slices,
            List<Integer> sliceOfUnit,
            List<Integer> realizations,
            long memoryBytes,
            double expectedSeconds) {}

    static byte[] encode(SweepTask task) {
        Map<Slice, Integer> slices = new LinkedHashMap<>();
        List<Integer> sliceOfUnit = new ArrayList<>();
        for (SweepUnit unit : task.units()) {
            sliceOfUnit.add(slices.computeIfAbsent(unit.slice(), slice -> slices.size()));
        }
        List<Integer> realizations =
                task.units().stream().map(SweepUnit::realization).toList();
        return encode(new Form(
                List.copyOf(slices.keySet()), sliceOfUnit, realizations, task.memoryBytes(), task.expectedSeconds()));
    }

    static SweepTask decodeTask(byte[] bytes) {
        Form form = decode(bytes, Form.class);
        List<SweepUnit> units = new ArrayList<>();
        for (int i = 0; i < form.realizations().size(); i++) {
            Slice slice = form.slices().get(form.sliceOfUnit().get(i));
            units.add(new SweepUnit(slice, form.realizations().get(i)));
        }
        return new SweepTask(units, form.memoryBytes(), form.expectedSeconds());
    }

    static byte[] encode(TaskReport report) {
        return encode((Object) report);
    }

    static TaskReport decodeReport(byte[] bytes) {
        return decode(bytes, TaskReport.class);
    }

    private static byte[] encode(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T decode(byte[] bytes, Class<T> type) {
        try {
            return JSON.readValue(bytes, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SimpleModule settingsModule() {
        SimpleModule module = new SimpleModule();
        module.addSerializer(Settings.class, new SettingsWriter());
        module.addDeserializer(Settings.class, new SettingsReader());
        return module;
    }

    private static final class SettingsWriter extends JsonSerializer<Settings> {

        @Override
        public void serialize(Settings settings, JsonGenerator json, SerializerProvider providers) throws IOException {
            json.writePOJO(settings.asMap());
        }
    }

    private static final class SettingsReader extends JsonDeserializer<Settings> {

        @Override
        public Settings deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return Settings.of(json.readValueAs(new TypeReference<Map<String, Object>>() {}));
        }
    }
}
