package org.phasesweep.store;

/**
 * A committed file of rows.
 *
 * @param name within {@code DIR/units}
 * @param length bytes
 * @param sha256 of the bytes, hex
 */
public record UnitFile(String name, long length, String sha256) {

    static UnitFile of(String name, byte[] bytes) {
        return new UnitFile(name, bytes.length, Sha256.of(bytes));
    }
}
