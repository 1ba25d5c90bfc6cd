package org.phasesweep.kernel;

import java.util.ServiceLoader;

/** Chooses the kernel. */
public final class TileKernels {

    private TileKernels() {}

    /**
     * The vector kernel. It is the only one used for results: the scalar twin gives the same bits ten times slower, and to
     * fall back on it silently would look like a hang.
     *
     * @throws IllegalStateException when the JVM runs without {@code --add-modules jdk.incubator.vector}
     */
    public static TileKernel fastest() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            throw new IllegalStateException(
                    "the JVM runs without its vector module; start it with"
                            + " --add-modules jdk.incubator.vector (the phasesweep command does; conf/jvm.options has all flags)");
        }
        return ServiceLoader.load(TileKernel.class, TileKernels.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the vector kernel is missing from the class path"));
    }
}
