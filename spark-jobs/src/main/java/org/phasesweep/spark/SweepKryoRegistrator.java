package org.phasesweep.spark;

import com.esotericsoftware.kryo.Kryo;
import org.apache.spark.serializer.KryoRegistrator;

/** The few classes that cross the wire besides Spark's own: bytes, and the tiles of a data file. */
public final class SweepKryoRegistrator implements KryoRegistrator {

    @Override
    public void registerClasses(Kryo kryo) {
        kryo.register(byte[].class);
        kryo.register(byte[][].class);
        kryo.register(double[].class);
    }
}
