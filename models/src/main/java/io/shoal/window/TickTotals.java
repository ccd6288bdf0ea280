package io.shoal.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of a window the drift monitor alone looks at. Whole numbers, which add up exactly.
 *
 * @param panes of each output of the pane's plan, and of distance and reconstruction error after
 *     them, active users by quantile bin; the last bin is for no data; no rows at all for nobody
 * @param positions by segment of the reference, 0 without one: sums of the coordinates of the
 *     active users who lie in it, and their number after them
 * @param events what the events add up to
 */
public record TickTotals(long[][] panes, TreeMap<Integer, long[]> positions, EventTotals events) {

  /** A window in which nothing happened. */
  public static TickTotals none() {
    return new TickTotals(new long[0][], new TreeMap<>(), EventTotals.none());
  }

  public TickTotals plus(TickTotals other) {
    TreeMap<Integer, long[]> sums = new TreeMap<>(positions);
    other.positions.forEach((segment, sum) -> sums.merge(segment, sum, FeatureTotals::sum));
    return new TickTotals(sum(panes, other.panes), sums, events.plus(other.events));
  }

  private static long[][] sum(long[][] a, long[][] b) {
    if (a.length == 0 || b.length == 0) {
      return a.length == 0 ? b : a;
    }
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "panes of " + a.length + " and of " + b.length + " outputs cannot be added up");
    }
    long[][] sum = new long[a.length][];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = FeatureTotals.sum(a[i], b[i]);
    }
    return sum;
  }

  void write(DataOutput out) throws IOException {
    Numbers.write(panes.length, out);
    for (long[] bins : panes) {
      Numbers.writeAll(bins, out);
    }
    Numbers.write(positions.size(), out);
    for (Map.Entry<Integer, long[]> position : positions.entrySet()) {
      Numbers.write(position.getKey(), out);
      Numbers.write(position.getValue().length, out);
      for (long sum : position.getValue()) {
        Numbers.writeFolded(sum, out);
      }
    }
    events.write(out);
  }

  static TickTotals read(DataInput in) throws IOException {
    long[][] panes = new long[(int) Numbers.read(in)][];
    for (int i = 0; i < panes.length; i++) {
      panes[i] = Numbers.readAll(FeatureBins.BINS + 1, in);
    }
    TreeMap<Integer, long[]> positions = new TreeMap<>();
    for (long i = Numbers.read(in); i > 0; i--) {
      int segment = (int) Numbers.read(in);
      long[] sums = new long[(int) Numbers.read(in)];
      for (int d = 0; d < sums.length; d++) {
        sums[d] = Numbers.readFolded(in);
      }
      positions.put(segment, sums);
    }
    return new TickTotals(panes, positions, EventTotals.read(in));
  }
}
