package org.phasesweep.store;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is a URI and what a local path, for everything that takes either. */
public final class Uris {

    /** A slash must follow: a file may be called {@code a:b}. */
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):/.*");

    private static final String FILE = "file";

    private Uris() {}

    /** Whether it is a URI; else it is a local path. */
    public static boolean isUri(String location) {
        return SCHEME.matcher(location).matches();
    }

    /** Whether it is in a file system of this host, by a path or {@code file:}. */
    public static boolean isLocal(String location) {
        return scheme(location).equals(FILE);
    }

    /** An absolute path as a URI: Hadoop takes a plain path of a cluster for one of HDFS. */
    public static String uri(String location) {
        return isUri(location) ? location : "file://" + location;
    }

    /** The scheme, which is {@code file} of a path. */
    static String scheme(String location) {
        Matcher uri = SCHEME.matcher(location);
        return uri.matches() ? uri.group(1) : FILE;
    }
}
