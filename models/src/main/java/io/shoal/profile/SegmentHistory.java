package io.shoal.profile;

import io.shoal.window.SegmentTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is remembered of one segment that lives. Immutable.
 *
 * @param id of the segment
 * @param parent id of the segment it split from; 0 for none
 * @param bornAt end of the window in which it was first seen
 * @param absorbed ids of the segments it has swallowed, and of those that they had, in order
 * @param size members
 * @param name what it is called; {@link SegmentName#NONE} until it has been told
 * @param days its last days, by day since the epoch
 */
record SegmentHistory(
    int id,
    int parent,
    long bornAt,
    List<Integer> absorbed,
    long size,
    SegmentName name,
    NavigableMap<Long, SegmentDay> days) {

  /** Days of which conversion and the typical week are made. */
  static final int DAYS = 28;

  /** Days of which change, and what sets segments apart, are made. */
  static final int RECENT_DAYS = 7;

  /** Of the segments it has swallowed, the latest are kept. */
  private static final int MOST_ABSORBED = 100;

  static SegmentHistory of(int id, int parent, long bornAt) {
    return new SegmentHistory(id, parent, bornAt, List.of(), 0, SegmentName.NONE, new TreeMap<>());
  }

  SegmentHistory absorbing(SegmentHistory other) {
    TreeSet<Integer> all = new TreeSet<>(absorbed);
    all.addAll(other.absorbed);
    all.add(other.id);
    List<Integer> latest = new ArrayList<>(all);
    latest = latest.subList(Math.max(0, latest.size() - MOST_ABSORBED), latest.size());
    return new SegmentHistory(id, parent, bornAt, List.copyOf(latest), size, name, days);
  }

  SegmentHistory named(SegmentName newName) {
    return new SegmentHistory(id, parent, bornAt, absorbed, size, newName, days);
  }

  /** After a window; of a day without totals the size is kept all the same. */
  SegmentHistory after(SegmentTotals window, long windowEnd) {
    long newSize = size + window.adds() - window.drops();
    long day = SegmentDay.of(windowEnd);
    NavigableMap<Long, SegmentDay> newDays = new TreeMap<>(days.tailMap(day - DAYS, false));
    SegmentDay today =
        newDays.getOrDefault(day, SegmentDay.empty(window.features().ranked().length, newSize));
    newDays.put(day, today.plus(window, windowEnd, newSize));
    return new SegmentHistory(id, parent, bornAt, absorbed, newSize, name, newDays);
  }

  /** The totals of the days after one; null where there are none. */
  SegmentTotals since(long day) {
    return days.tailMap(day, false).values().stream()
        .map(SegmentDay::totals)
        .reduce(SegmentTotals::plus)
        .orElse(null);
  }
}
