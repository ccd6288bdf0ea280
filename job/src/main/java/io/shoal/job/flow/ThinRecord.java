package io.shoal.job.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the segmenter sees of a scored window: some 30 bytes.
 *
 * @param windowEnd exclusive end of the window
 * @param userHash 64-bit hash of the user
 * @param embedding coordinates on the embedding grid
 */
public record ThinRecord(long windowEnd, long userHash, short[] embedding) {

  /** The form in which thin records cross the network. */
  public static final class Form implements Codec<ThinRecord> {
    private static final long serialVersionUID = 1;

    @Override
    public Class<ThinRecord> type() {
      return ThinRecord.class;
    }

    @Override
    public void write(ThinRecord value, DataOutput out) throws IOException {
      out.writeLong(value.windowEnd);
      out.writeLong(value.userHash);
      out.writeShort(value.embedding.length);
      for (short coordinate : value.embedding) {
        out.writeShort(coordinate);
      }
    }

    @Override
    public ThinRecord read(DataInput in) throws IOException {
      long windowEnd = in.readLong();
      long hash = in.readLong();
      short[] embedding = new short[in.readShort()];
      for (int i = 0; i < embedding.length; i++) {
        embedding[i] = in.readShort();
      }
      return new ThinRecord(windowEnd, hash, embedding);
    }
  }
}
