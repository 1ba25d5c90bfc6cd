package org.phasesweep.table;

import java.io.IOException;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.message.ArrowDictionaryBatch;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.util.ByteArrayReadableSeekableByteChannel;

/**
 * Arrow's readers with a check of theirs that is missing: a batch says how many rows it has, and so does each column. Where they
 * differ the columns would be filled up with zeros.
 */
final class ArrowInput {

    private ArrowInput() {}

    /** A reader of an Arrow file. */
    static ArrowReader ofFile(byte[] bytes, BufferAllocator memory) {
        return new ArrowFileReader(new ByteArrayReadableSeekableByteChannel(bytes), memory) {
            @Override
            protected void loadRecordBatch(ArrowRecordBatch batch) {
                checkRecords(batch, this);
                super.loadRecordBatch(batch);
            }

            @Override
            protected void loadDictionary(ArrowDictionaryBatch dictionary) {
                checkDictionary(dictionary);
                super.loadDictionary(dictionary);
            }
        };
    }

    /** A reader of an Arrow stream. */
    static ArrowReader ofStream(byte[] bytes, BufferAllocator memory) {
        return new ArrowStreamReader(new ByteArrayReadableSeekableByteChannel(bytes), memory) {
            @Override
            protected void loadRecordBatch(ArrowRecordBatch batch) {
                checkRecords(batch, this);
                super.loadRecordBatch(batch);
            }

            @Override
            protected void loadDictionary(ArrowDictionaryBatch dictionary) {
                checkDictionary(dictionary);
                super.loadDictionary(dictionary);
            }
        };
    }

    private static void checkRecords(ArrowRecordBatch batch, ArrowReader reader) {
        try {
            int node = 0;
            for (Field field : reader.getVectorSchemaRoot().getSchema().getFields()) {
                checkLength(batch, node);
                node += nodes(field);
            }
        } catch (IOException | RuntimeException e) {
            batch.close();
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static void checkDictionary(ArrowDictionaryBatch dictionary) {
        try {
            checkLength(dictionary.getDictionary(), 0);
        } catch (IllegalArgumentException e) {
            dictionary.getDictionary().close();
            throw e;
        }
    }

    private static void checkLength(ArrowRecordBatch batch, int node) {
        List<ArrowFieldNode> nodes = batch.getNodes();
        if (node >= nodes.size() || nodes.get(node).getLength() != batch.getLength()) {
            throw new IllegalArgumentException(
                    "a column has other than the " + batch.getLength() + " rows of its batch");
        }
    }

    /** A field and all within it, as a batch lists them. */
    private static int nodes(Field field) {
        return 1 + field.getChildren().stream().mapToInt(ArrowInput::nodes).sum();
    }
}
