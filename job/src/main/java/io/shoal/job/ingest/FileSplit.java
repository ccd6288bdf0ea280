package io.shoal.job.ingest;

import java.nio.ByteBuffer;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * All the files of a back-test, merged by event time: the one split of {@link FileEventSource}.
 *
 * @param position records already read
 */
record FileSplit(long position) implements SourceSplit {
  @Override
  public String splitId() {
    return "files";
  }

  /**
   * Versioned bytes of the split, and of the enumerator's state: whether it is still to be given
   * out.
   */
  enum Form implements SimpleVersionedSerializer<FileSplit> {
    V1;

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(FileSplit split) {
      return ByteBuffer.allocate(Long.BYTES).putLong(split.position()).array();
    }

    @Override
    public FileSplit deserialize(int version, byte[] bytes) {
      return new FileSplit(ByteBuffer.wrap(bytes).getLong());
    }
  }
}
