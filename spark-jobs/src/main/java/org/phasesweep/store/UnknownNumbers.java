package org.phasesweep.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/** JSON has no NaN: a number that is not known is null, and null is NaN. Files that say {@code "NaN"} are read too. */
final class UnknownNumbers extends SimpleModule {

    private static final long serialVersionUID = 1L;

    UnknownNumbers() {
        addSerializer(double.class, new Writer());
        addDeserializer(double.class, new Reader());
    }

    private static final class Writer extends StdSerializer<Double> {

        private static final long serialVersionUID = 1L;

        Writer() {
            super(double.class, false);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (Double.isFinite(value)) {
                json.writeNumber(value.doubleValue());
            } else {
                json.writeNull();
            }
        }
    }

    private static final class Reader extends StdDeserializer<Double> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(double.class);
        }

        @Override
        public Double deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return Double.valueOf(json.getText());
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }
    }
}
