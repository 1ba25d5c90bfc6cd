package org.phasesweep.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams against tables: {@code random/streams.py} computes them by itself; the normals guard the library. */
class RandomStreamsTest {

    private static final List<String> DATA = List.of("model=hypercube", "dimension=70");
    private static final List<String> STATE = List.of("model=hypercube", "dimension=70", "sampler=planted");

    private static List<String[]> table(String name) throws IOException {
        try (InputStream in = RandomStreamsTest.class.getResourceAsStream("/random/" + name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        }
    }

    static Stream<List<String>> golden() throws IOException {
        return table("streams.csv").stream().map(List::of);
    }

    @ParameterizedTest
    @MethodSource("golden")
    void wordsAndDoublesAreThoseOfAnIndependentCalculation(List<String> row) {
        RandomStreams streams =
                new RandomStreams(Long.parseLong(row.get(0)), DATA, STATE, Integer.parseInt(row.get(1)));
        Purpose purpose = Purpose.valueOf(row.get(2));
        long index = Long.parseLong(row.get(3));
        int position = Integer.parseInt(row.get(4));
        UniformRandomProvider words = streams.stream(purpose, index);
        UniformRandomProvider doubles = streams.stream(purpose, index);
        for (int i = 0; i < position; i++) {
            words.nextLong();
            doubles.nextDouble();
        }
        assertThat(words.nextLong()).isEqualTo(Long.parseUnsignedLong(row.get(5), 16));
        assertThat(doubles.nextDouble()).isEqualTo(Double.parseDouble(row.get(6)));
    }

    /** Their law is tested with the models; here a new version of the library must not change a bit unnoticed. */
    @Test
    void normalsAreThoseOfTheTable() throws IOException {
        for (String[] row : table("normals.csv")) {
            assertThat(normals(Long.parseLong(row[0]), Long.parseLong(row[1])))
                    .containsExactly(Stream.of(row)
                            .skip(2)
                            .mapToDouble(Double::parseDouble)
                            .toArray());
        }
    }

    private static double[] normals(long seed, long index) {
        UniformRandomProvider source = new RandomStreams(seed, DATA, STATE, 0).stream(Purpose.NOISE, index);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(source);
        double[] values = new double[8];
        for (int i = 0; i < values.length; i++) {
            values[i] = normal.sample();
        }
        return values;
    }

    /** Writes {@code normals.csv}, once for each version of the library that is taken. */
    public static void main(String[] arguments) {
        System.out.println("# written by RandomStreamsTest with Commons RNG 1.7: the first normals of noise streams");
        System.out.println("seed,index,normals");
        for (long seed : new long[] {1, 2, -1}) {
            for (long index : new long[] {0, 1, 1L << 40}) {
                StringBuilder line = new StringBuilder(seed + "," + index);
                for (double value : normals(seed, index)) {
                    line.append(',').append(value);
                }
                System.out.println(line);
            }
        }
    }

    /** 2^18 words of 64 bits have one twice by chance with probability 1.4e-9. */
    @Test
    void streamsDoNotOverlap() {
        Set<Long> seen = new HashSet<>();
        int count = 0;
        for (int realization = 0; realization < 4; realization++) {
            for (long seed : new long[] {0, 1}) {
                RandomStreams streams = new RandomStreams(seed, DATA, DATA, realization);
                for (Purpose purpose : Purpose.values()) {
                    for (long index : new long[] {0, 1, 2, 1023, 1024, -1, Long.MIN_VALUE, 1L << 32}) {
                        UniformRandomProvider source = streams.stream(purpose, index);
                        for (int i = 0; i < 512; i++, count++) {
                            seen.add(source.nextLong());
                        }
                    }
                }
            }
        }
        assertThat(count).isEqualTo(1 << 18);
        assertThat(seen).hasSize(count);
    }

    @Test
    void contentIsPartOfTheKeyLineByLine() {
        long joined = new RandomStreams(1, List.of("ab"), List.of("ab"), 0)
                .stream(Purpose.DATA, 0).nextLong();
        long apart = new RandomStreams(1, List.of("a", "b"), List.of("ab"), 0)
                .stream(Purpose.DATA, 0).nextLong();
        long noise = new RandomStreams(1, List.of("a", "b"), List.of("ab"), 0)
                .stream(Purpose.NOISE, 0).nextLong();
        long sameNoise = new RandomStreams(1, List.of("ab"), List.of("ab"), 0)
                .stream(Purpose.NOISE, 0).nextLong();
        assertThat(apart).isNotEqualTo(joined);
        assertThat(noise).as("noise is keyed by the content of states alone").isEqualTo(sameNoise);
    }

    @Test
    void streamsAskWhetherToGoOnAndAreTheSame() {
        AtomicInteger asked = new AtomicInteger();
        RandomStreams plain = new RandomStreams(1, DATA, STATE, 0);
        UniformRandomProvider expected = plain.stream(Purpose.DATA, 3);
        UniformRandomProvider asking = plain.asking(asked::incrementAndGet).stream(Purpose.DATA, 3);
        assertThat(asked).hasValue(1);
        int rare = 1;
        for (int i = 0; i < 1_000_000; i++) {
            long word = expected.nextLong();
            assertThat(asking.nextLong()).isEqualTo(word);
            rare += (word & 0xffff) == 0 ? 1 : 0;
        }
        assertThat(asked).hasValue(rare);
        assertThat(rare).as("15 expected; one seed in 1e5 has fewer than 3").isGreaterThan(3);
    }
}
