package io.shoal.job.flow;

import io.shoal.window.PaneFeatures;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * One user at the end of one window, in features: what a model is given.
 *
 * @param shard key of the shard that holds the user
 * @param user key of the user
 * @param windowEnd exclusive end of the window
 * @param values feature outputs, before they are scaled
 * @param present which of them had data
 * @param events distinct events of the window
 * @param duplicates copies among the window's events
 * @param conversions goal events
 * @param sources events by source
 * @param idle whether no event but the ladder of sparse re-scoring brought the user here
 * @param retired whether this was the last rung: the user leaves
 * @param pane features of this window alone
 * @param votes whether this is the user's vote of the day on where segments lie
 * @param handedOver whether only a hand-over from one model to another brought the user here, who
 *     is not scored
 * @param before where a model of other features hands over, the features that it knows; else null
 */
public record FeatureWindow(
    int shard,
    String user,
    long windowEnd,
    float[] values,
    boolean[] present,
    int events,
    int duplicates,
    int conversions,
    Map<String, Integer> sources,
    boolean idle,
    boolean retired,
    PaneFeatures pane,
    boolean votes,
    boolean handedOver,
    FeatureVector before)
    implements ScoringInput {

  /** The form in which feature windows travel where they are not chained. */
  public static final class Form implements Codec<FeatureWindow> {
    private static final long serialVersionUID = 1;

    @Override
    public Class<FeatureWindow> type() {
      return FeatureWindow.class;
    }

    @Override
    public void write(FeatureWindow value, DataOutput out) throws IOException {
      out.writeInt(value.shard);
      out.writeUTF(value.user);
      out.writeLong(value.windowEnd);
      new FeatureVector(value.values, value.present).write(out);
      new FeatureVector(value.pane.values(), value.pane.present()).write(out);
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
      out.writeBoolean(value.votes);
      out.writeBoolean(value.handedOver);
      out.writeBoolean(value.before != null);
      if (value.before != null) {
        value.before.write(out);
      }
    }

    @Override
    public FeatureWindow read(DataInput in) throws IOException {
      int shard = in.readInt();
      String user = in.readUTF();
      long windowEnd = in.readLong();
      FeatureVector vector = FeatureVector.read(in);
      FeatureVector pane = FeatureVector.read(in);
      int events = in.readInt();
      int duplicates = in.readInt();
      int conversions = in.readInt();
      Map<String, Integer> sources = new TreeMap<>();
      for (int i = in.readShort(); i > 0; i--) {
        sources.put(in.readUTF(), in.readInt());
      }
      return new FeatureWindow(
          shard,
          user,
          windowEnd,
          vector.values(),
          vector.present(),
          events,
          duplicates,
          conversions,
          sources,
          in.readBoolean(),
          in.readBoolean(),
          new PaneFeatures(pane.values(), pane.present()),
          in.readBoolean(),
          in.readBoolean(),
          in.readBoolean() ? FeatureVector.read(in) : null);
    }
  }
}
