package org.phasesweep.table;

import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FloatingPointVector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.BaseListVector;
import org.phasesweep.model.DataFormatException;
import org.phasesweep.model.FlattenedRows;
import org.phasesweep.model.RowCollector;

/** The cells of a column as numbers; those of a list one after another. */
interface ArrowCells {

    /** How many values a cell has; {@link FlattenedRows#MISSING} for a list that is null. */
    default int width(int row) {
        return 1;
    }

    /** Adds the values of a cell. */
    void add(int row, RowCollector to) throws DataFormatException;

    /** The cells of a vector. */
    static ArrowCells of(ValueVector vector) {
        if (vector instanceof BaseListVector list) {
            FieldVector values = ((FieldVector) vector).getChildrenFromFields().get(0);
            return new Lists(list, of(values), values);
        }
        if (vector.getField().getDictionary() != null) {
            throw new IllegalArgumentException("a dictionary inside a list");
        }
        return (row, to) -> {
            if (vector.isNull(row)) {
                to.missing();
            } else {
                addOne(vector, row, to);
            }
        };
    }

    private static void addOne(ValueVector vector, int row, RowCollector to) throws DataFormatException {
        if (vector instanceof UInt8Vector unsigned) {
            to.number(RowCollector.unsigned(unsigned.get(row)));
        } else if (vector instanceof BaseIntVector integers) {
            to.number((double) integers.getValueAsLong(row));
        } else if (vector instanceof FloatingPointVector reals) {
            to.number(reals.getValueAsDouble(row));
        } else if (vector instanceof BitVector bits) {
            to.number(bits.get(row));
        } else {
            boolean text = vector instanceof VarCharVector;
            to.word(
                    text
                            ? vector.getObject(row).toString()
                            : vector.getField().getType() + " " + vector.getObject(row));
        }
    }

    /**
     * A list of fixed length is one or more columns.
     *
     * @param values of all lists, one after another
     */
    record Lists(BaseListVector lists, ArrowCells inner, ValueVector values) implements ArrowCells {

        @Override
        public int width(int row) {
            if (lists.isNull(row)) {
                return FlattenedRows.MISSING;
            }
            int from = lists.getElementStartIndex(row);
            int to = lists.getElementEndIndex(row);
            if (!(0 <= from && from <= to && to <= values.getValueCount())) {
                throw new IllegalArgumentException(
                        "a list has values " + from + " to " + to + " of " + values.getValueCount());
            }
            return values instanceof BaseListVector ? innerWidth(from, to) : to - from;
        }

        private int innerWidth(int from, int to) {
            int width = 0;
            for (int i = from; i < to; i++) {
                int one = inner.width(i);
                if (one == FlattenedRows.MISSING) {
                    return one;
                }
                width += one;
            }
            return width;
        }

        @Override
        public void add(int row, RowCollector to) throws DataFormatException {
            for (int i = lists.getElementStartIndex(row); i < lists.getElementEndIndex(row); i++) {
                inner.add(i, to);
            }
        }
    }
}
