package io.shoal.job.featurelog;

import io.shoal.featurelog.LogRow;
import io.shoal.featurelog.UserRow;
import io.shoal.featurelog.WindowRow;
import io.shoal.job.flow.Codec;
import io.shoal.job.flow.FeatureVector;
import io.shoal.window.EventCensus;
import io.shoal.window.PaneFeatures;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The form in which rows of the log travel where they are not chained. */
public final class LogRowForm implements Codec<LogRow> {
  private static final long serialVersionUID = 1;

  @Override
  public Class<LogRow> type() {
    return LogRow.class;
  }

  @Override
  public void write(LogRow row, DataOutput out) throws IOException {
    out.writeBoolean(row instanceof UserRow);
    out.writeLong(row.windowEnd());
    if (row instanceof UserRow user) {
      write(user, out);
    } else {
      WindowRow window = (WindowRow) row;
      out.writeLong(window.dead());
      // As bytes with their number: a census may be longer than what writeUTF takes.
      byte[] census = window.events().toJson().getBytes(StandardCharsets.UTF_8);
      out.writeInt(census.length);
      out.write(census);
    }
  }

  private static void write(UserRow row, DataOutput out) throws IOException {
    out.writeUTF(row.user());
    out.writeUTF(row.featureSpec());
    out.writeUTF(row.model());
    out.writeBoolean(row.idle());
    out.writeBoolean(row.retired());
    out.writeInt(row.duplicates());
    write(row.events(), out);
    write(row.sources(), out);
    new FeatureVector(row.values(), row.present()).write(out);
    new FeatureVector(row.pane().values(), row.pane().present()).write(out);
  }

  private static void write(Map<String, Integer> counts, DataOutput out) throws IOException {
    out.writeInt(counts.size());
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      out.writeUTF(count.getKey());
      out.writeInt(count.getValue());
    }
  }

  @Override
  public LogRow read(DataInput in) throws IOException {
    boolean isUser = in.readBoolean();
    long windowEnd = in.readLong();
    if (isUser) {
      return user(windowEnd, in);
    }
    long dead = in.readLong();
    byte[] census = new byte[in.readInt()];
    in.readFully(census);
    return new WindowRow(
        windowEnd, dead, EventCensus.fromJson(new String(census, StandardCharsets.UTF_8)));
  }

  private static UserRow user(long windowEnd, DataInput in) throws IOException {
    String user = in.readUTF();
    String featureSpec = in.readUTF();
    String model = in.readUTF();
    boolean idle = in.readBoolean();
    boolean retired = in.readBoolean();
    int duplicates = in.readInt();
    Map<String, Integer> events = counts(in);
    Map<String, Integer> sources = counts(in);
    FeatureVector features = FeatureVector.read(in);
    FeatureVector pane = FeatureVector.read(in);
    return new UserRow(
        user,
        windowEnd,
        featureSpec,
        model,
        idle,
        retired,
        duplicates,
        events,
        sources,
        features.values(),
        features.present(),
        new PaneFeatures(pane.values(), pane.present()));
  }

  private static Map<String, Integer> counts(DataInput in) throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = in.readInt(); i > 0; i--) {
      counts.put(in.readUTF(), in.readInt());
    }
    return counts;
  }
}
