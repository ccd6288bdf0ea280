package io.shoal.job.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the segmenter sees of a scored window: some 30 bytes. Where one model hands over to another,
 * it sees all users, with what both say of them.
 *
 * @param windowEnd exclusive end of the window
 * @param userHash 64-bit hash of the user
 * @param embedding coordinates on the embedding grid
 * @param votes whether it is the user's vote of the day
 * @param before the embedding by the model that hands over to the one of this window; else null
 */
public record ThinRecord(
    long windowEnd, long userHash, short[] embedding, boolean votes, short[] before) {

  /** A vote. */
  public static ThinRecord vote(long windowEnd, long userHash, short[] embedding) {
    return new ThinRecord(windowEnd, userHash, embedding, true, null);
  }

  /** Whether one model hands over to another with it. */
  public boolean isHandedOver() {
    return before != null;
  }

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
      write(value.embedding, out);
      out.writeBoolean(value.votes);
      out.writeBoolean(value.before != null);
      if (value.before != null) {
        write(value.before, out);
      }
    }

    private static void write(short[] embedding, DataOutput out) throws IOException {
      out.writeShort(embedding.length);
      for (short coordinate : embedding) {
        out.writeShort(coordinate);
      }
    }

    @Override
    public ThinRecord read(DataInput in) throws IOException {
      return new ThinRecord(
          in.readLong(),
          in.readLong(),
          readEmbedding(in),
          in.readBoolean(),
          in.readBoolean() ? readEmbedding(in) : null);
    }

    private static short[] readEmbedding(DataInput in) throws IOException {
      short[] embedding = new short[in.readShort()];
      for (int i = 0; i < embedding.length; i++) {
        embedding[i] = in.readShort();
      }
      return embedding;
    }
  }
}
