package org.phasesweep.store;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Who holds a lock.
 *
 * @param host its name
 * @param pid of the driver
 * @param startedMillis when that process started, milliseconds since 1970; 0 where the system does not tell
 * @param token differs for every lock ever taken
 */
record LockHolder(String host, long pid, long startedMillis, String token) {

    /** This process, with a new token. */
    static LockHolder ofThisProcess() {
        ProcessHandle process = ProcessHandle.current();
        return new LockHolder(
                hostName(),
                process.pid(),
                startedMillis(process),
                UUID.randomUUID().toString());
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("localhost");
        }
    }

    private static long startedMillis(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    boolean onThisHost() {
        return host.equals(hostName());
    }

    /** Whether the process still runs on this host; a later process with the same pid started at another time. */
    boolean processAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(LockHolder::startedMillis)
                .filter(started -> started == startedMillis || started == 0 || startedMillis == 0)
                .isPresent();
    }
}
