package org.phasesweep.store;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.phasesweep.plan.Resources.Shard;

/** Names of files of which each shard has its own: {@code NAME}, or {@code NAME-k-of-n}. */
final class ShardNames {

    private static final Pattern SUFFIX = Pattern.compile("-(\\d{1,9})-of-(\\d{1,9})");

    private ShardNames() {}

    /** The name for a shard. */
    static String of(String name, Shard shard) {
        return shard.n() == 1 ? name : name + "-" + shard.k() + "-of-" + shard.n();
    }

    /** The shard that a file belongs to; empty when it is no file of that name. */
    static Optional<Shard> shard(String name, String file) {
        if (file.equals(name)) {
            return Optional.of(Shard.ALL);
        }
        Matcher matcher = SUFFIX.matcher(file.startsWith(name) ? file.substring(name.length()) : "");
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int k = Integer.parseInt(matcher.group(1));
        int n = Integer.parseInt(matcher.group(2));
        return n > 1 && k >= 1 && k <= n ? Optional.of(new Shard(k, n)) : Optional.empty();
    }
}
