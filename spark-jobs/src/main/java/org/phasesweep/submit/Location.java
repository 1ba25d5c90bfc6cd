package org.phasesweep.submit;

import java.util.regex.Pattern;

/** Places of files, as nodes of a cluster see them. */
final class Location {

    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*");

    private Location() {}

    /** Whether it is a path of this host's file system, which another host need not have. */
    static boolean isLocal(String location) {
        return location.startsWith("file:") || !SCHEME.matcher(location).matches();
    }

    /** A local path as a URI: Hadoop takes a plain path of a cluster for one of HDFS. */
    static String uri(String location) {
        return SCHEME.matcher(location).matches() ? location : "file://" + location;
    }
}
