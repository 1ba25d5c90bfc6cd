package org.phasesweep.model;

/**
 * What making one data row takes, beside writing its components.
 *
 * @param normals normal draws
 * @param uniforms uniform draws
 * @param signs random signs, 64 of which are one draw
 * @param nanoseconds of what else there is to do
 */
public record RowWork(double normals, double uniforms, double signs, double nanoseconds) {

    /** A row that is only copied. */
    public static final RowWork COPY = new RowWork(0, 0, 0, 0);

    /** A row of so many normal draws. */
    public static RowWork normals(double count) {
        return new RowWork(count, 0, 0, 0);
    }
}
