package io.shoal.drift;

import io.shoal.window.WindowSummary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads ticks off summaries, window by window. A mean over few users says little: windows are
 * pooled until {@value #LEAST_USERS} users are in them, and only then give a statistic.
 */
public final class TickPool {
  private static final int LEAST_USERS = 100;

  private long users;
  private long errorSum;
  private long conversions;

  /**
   * The tick of the next window.
   *
   * @param known sources that are expected: one that is silent has a volume of zero
   */
  public Tick next(WindowSummary summary, Set<String> known) {
    TreeMap<StreamId, Reading> readings = new TreeMap<>();
    for (String source : known) {
      readings.put(new StreamId(StreamKind.SOURCE_VOLUME, source), Reading.of(0));
    }
    summary
        .sources()
        .forEach(
            (source, n) ->
                readings.put(new StreamId(StreamKind.SOURCE_VOLUME, source), Reading.of(n)));
    users += summary.users();
    errorSum += summary.errorSum();
    conversions += summary.conversions();
    if (users >= LEAST_USERS) {
      readings.put(
          StreamId.ofAll(StreamKind.RECONSTRUCTION_ERROR),
          Reading.of(errorSum / WindowSummary.ERROR_UNIT / users));
      readings.put(StreamId.ofAll(StreamKind.CONVERSION), Reading.of((double) conversions / users));
      users = 0;
      errorSum = 0;
      conversions = 0;
    }
    return new Tick(summary.windowEnd(), readings);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(users);
    out.writeLong(errorSum);
    out.writeLong(conversions);
  }

  void read(DataInput in) throws IOException {
    users = in.readLong();
    errorSum = in.readLong();
    conversions = in.readLong();
  }
}
