package io.shoal.training.report;

import java.util.List;
import java.util.SortedMap;

/**
 * How users were spread over segments at the end of each day, or of each few days, and who moved in
 * between.
 *
 * @param columns in order of time
 */
record Flows(List<Column> columns) {
  /** What stands for having no segment. */
  static final String OUTSIDE = "";

  Flows {
    columns = List.copyOf(columns);
  }

  /** Time from column to column, in milliseconds; a day where there is one column only. */
  long step() {
    return columns.size() < 2 ? Span.DAY : columns.get(1).time() - columns.get(0).time();
  }

  Column last() {
    return columns.get(columns.size() - 1);
  }

  /**
   * Where users stood at one time.
   *
   * @param time in milliseconds since the epoch
   * @param sizes users by segment; none are left out
   * @param moves users whose segment is another than at the column before
   */
  record Column(long time, SortedMap<String, Integer> sizes, SortedMap<Move, Integer> moves) {
    int total() {
      return sizes.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /** From one segment to another, either of which may be {@link #OUTSIDE}. */
  record Move(String from, String to) implements Comparable<Move> {
    @Override
    public int compareTo(Move other) {
      int first = SegmentIds.ORDER.compare(from, other.from);
      return first != 0 ? first : SegmentIds.ORDER.compare(to, other.to);
    }
  }
}
