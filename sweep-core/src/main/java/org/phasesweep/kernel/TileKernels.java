package org.phasesweep.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;

/** Chooses the kernel. */
public final class TileKernels {

    private static final int DIMENSION = 8;

    private static TileKernel fastest;

    private TileKernels() {}

    /**
     * The vector kernel. It is the only one used for results: the scalar twin gives the same bits ten times slower, and to
     * fall back on it silently would look like a hang.
     *
     * @throws IllegalStateException when the JVM runs without {@code --add-modules jdk.incubator.vector}
     */
    public static synchronized TileKernel fastest() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            throw new IllegalStateException(
                    "the JVM runs without its vector module; start it with"
                            + " --add-modules jdk.incubator.vector (the phasesweep command does; conf/jvm.options has all flags)");
        }
        if (fastest == null) {
            fastest = ServiceLoader.load(TileKernel.class, TileKernels.class.getClassLoader())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the vector kernel is missing from the class path"));
            use(fastest);
        }
        return fastest;
    }

    /**
     * Runs every loop once, before other threads can. Where two threads were the first to use vectors, one process in twenty
     * compiled its loops into code that allocates each vector, for its whole life, and was 12 to 18 times slower.
     */
    private static void use(TileKernel kernel) {
        double[] rows = new double[Tile.ROWS * DIMENSION];
        Arrays.setAll(rows, i -> i % 7);
        double[] base = Arrays.copyOf(rows, StatePanel.STATES * DIMENSION);
        ReadOut all = new ReadOut(Tile.ROWS, List.of(0));
        for (States states : List.of(States.noised(base, base, DIMENSION), States.at(base, DIMENSION))) {
            new SlicePass(kernel, states, new double[] {1}, List.of(all), PosteriorDetail.MEAN)
                    .run((block, count, scratch) -> rows, () -> {}, (readOut, temperature, state, sums) -> {});
        }
    }
}
