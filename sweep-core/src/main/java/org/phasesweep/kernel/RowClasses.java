package org.phasesweep.kernel;

/**
 * The classes of the data.
 *
 * @param count K; classes are 0 … K − 1
 * @param ofBlock the class of each row of the block that was read last; rewritten with every block
 */
public record RowClasses(int count, int[] ofBlock) {}
