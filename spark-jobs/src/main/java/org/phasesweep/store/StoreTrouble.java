package org.phasesweep.store;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.hdfs.BlockMissingException;
import org.apache.hadoop.hdfs.server.namenode.SafeModeException;
import org.apache.hadoop.ipc.RetriableException;
import org.apache.hadoop.ipc.StandbyException;

/** Trouble of a file system that may pass by itself or by somebody's hand, told from answers that stay what they are. */
enum StoreTrouble {
    /** No room, or a quota is used up. */
    FULL("has no room", "free space or raise the quota"),
    /** HDFS takes no changes yet. */
    SAFE_MODE(
            "is in safe mode and takes no changes",
            "wait until it has left safe mode ('hdfs dfsadmin -safemode get' tells)"),
    /** It does not answer, or has lost what it stores things on. */
    UNREACHABLE("cannot be reached", "check that it is up and that this host can reach it");

    /** HDFS says which quota between the two words; one of them alone may be a folder's name. */
    private static final Pattern NO_ROOM =
            Pattern.compile("no space left on device|quota.*exceeded|file too large|out of space", Pattern.DOTALL);

    /** As the system, a network file system and HDFS without live data nodes say it. */
    private static final List<String> AWAY = List.of(
            "stale file handle",
            "transport endpoint is not connected",
            "host is down",
            "all datanodes",
            "could only be written to",
            "unable to create new block",
            "failed to replace a bad datanode",
            "could not obtain block");

    private static final String HADOOP_PAGE = "; For more details see";

    private final String what;
    private final String remedy;

    StoreTrouble(String what, String remedy) {
        this.what = what;
        this.remedy = remedy;
    }

    /** What a failure is a sign of, by any of its causes; empty when trying again would not help. */
    static Optional<StoreTrouble> of(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<StoreTrouble> found = ofOne(cause);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<StoreTrouble> ofOne(Throwable cause) {
        String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (NO_ROOM.matcher(words).find()) {
            return Optional.of(FULL);
        }
        if (says(cause, words, SafeModeException.class)) {
            return Optional.of(SAFE_MODE);
        }
        boolean away = cause instanceof SocketException
                || cause instanceof SocketTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof EOFException
                || cause instanceof ClosedChannelException
                || cause instanceof BlockMissingException
                || says(cause, words, StandbyException.class)
                || says(cause, words, RetriableException.class)
                || AWAY.stream().anyMatch(words::contains);
        return away ? Optional.of(UNREACHABLE) : Optional.empty();
    }

    /** Thrown here, or in the server, whose exceptions come as words. */
    private static boolean says(Throwable cause, String words, Class<? extends Throwable> type) {
        return type.isInstance(cause) || words.contains(type.getSimpleName().toLowerCase(Locale.ROOT));
    }

    /** For the user: what is wrong, where, and what to do. */
    String inWords(String location, IOException failure) {
        return location + " " + what + " (" + firstLine(failure) + "); " + remedy;
    }

    /** Of the cause that tells: what is around it may say no more than that something could not be written. */
    private static String firstLine(IOException failure) {
        Throwable cause = failure;
        while (ofOne(cause).isEmpty() && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String words = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String line = words.lines().findFirst().orElse("");
        int page = line.indexOf(HADOOP_PAGE);
        return page < 0 ? line : line.substring(0, page);
    }
}
