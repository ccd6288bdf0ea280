package io.shoal.job.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * One user at the end of one window: where the model puts them, and what the window's totals need
 * to know. Compact, for a whole window of them is held until its catalogue is known.
 *
 * @param shard key of the shard that holds the user
 * @param user key of the user
 * @param windowEnd exclusive end of the window
 * @param embedding coordinates on the embedding grid
 * @param error mean squared reconstruction error
 * @param propensity how likely the user is to convert within the horizon, 0 to 1, on the grid of
 *     {@link #PROPENSITY_GRID}
 * @param bins of each feature output the quantile bin of its value; {@link #MISSING} without data
 * @param panes quantile bins of what happened in this window alone, of the distance to the nearest
 *     micro-centre and of the reconstruction error; empty of the idle
 * @param home segment of the model's reference in which the embedding lies; 0 for none
 * @param events distinct events of the window
 * @param duplicates copies among the window's events
 * @param conversions goal events
 * @param sources events by source
 * @param idle whether no event but the ladder of sparse re-scoring brought the user here
 * @param retired whether this was the last rung: the user leaves
 */
public record ScoredWindow(
    int shard,
    String user,
    long windowEnd,
    short[] embedding,
    double error,
    short propensity,
    byte[] bins,
    byte[] panes,
    int home,
    int events,
    int duplicates,
    int conversions,
    Map<String, Integer> sources,
    boolean idle,
    boolean retired) {

  /** The bin of a feature that had no data. */
  public static final byte MISSING = -1;

  /** Steps of the propensity's grid in one. */
  public static final int PROPENSITY_GRID = 10_000;

  /** The form in which scored windows travel and are held. */
  public static final class Form implements Codec<ScoredWindow> {
    private static final long serialVersionUID = 1;

    @Override
    public Class<ScoredWindow> type() {
      return ScoredWindow.class;
    }

    @Override
    public void write(ScoredWindow value, DataOutput out) throws IOException {
      out.writeInt(value.shard);
      out.writeUTF(value.user);
      out.writeLong(value.windowEnd);
      out.writeShort(value.embedding.length);
      for (short coordinate : value.embedding) {
        out.writeShort(coordinate);
      }
      out.writeDouble(value.error);
      out.writeShort(value.propensity);
      Bytes.write(value.bins, out);
      Bytes.write(value.panes, out);
      out.writeInt(value.home);
      out.writeInt(value.events);
      out.writeInt(value.duplicates);
      out.writeInt(value.conversions);
      out.writeShort(value.sources.size());
      for (Map.Entry<String, Integer> source : value.sources.entrySet()) {
        out.writeUTF(source.getKey());
        out.writeInt(source.getValue());
      }
      out.writeBoolean(value.idle);
      out.writeBoolean(value.retired);
    }

    @Override
    public ScoredWindow read(DataInput in) throws IOException {
      int shard = in.readInt();
      String user = in.readUTF();
      long windowEnd = in.readLong();
      short[] embedding = new short[in.readShort()];
      for (int i = 0; i < embedding.length; i++) {
        embedding[i] = in.readShort();
      }
      double error = in.readDouble();
      short propensity = in.readShort();
      byte[] bins = Bytes.read(in);
      byte[] panes = Bytes.read(in);
      int home = in.readInt();
      int events = in.readInt();
      int duplicates = in.readInt();
      int conversions = in.readInt();
      Map<String, Integer> sources = new TreeMap<>();
      for (int i = in.readShort(); i > 0; i--) {
        sources.put(in.readUTF(), in.readInt());
      }
      return new ScoredWindow(
          shard,
          user,
          windowEnd,
          embedding,
          error,
          propensity,
          bins,
          panes,
          home,
          events,
          duplicates,
          conversions,
          sources,
          in.readBoolean(),
          in.readBoolean());
    }
  }
}
