package io.shoal.profile;

import io.shoal.drift.SegmentAction;
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
 * @param shift of its conversion, while an alert says that it has dropped; else null
 */
record SegmentHistory(
    int id,
    int parent,
    long bornAt,
    List<Integer> absorbed,
    long size,
    SegmentName name,
    NavigableMap<Long, SegmentDay> days,
    PropensityShift shift) {

  /** Days of which conversion and the typical week are made. */
  static final int DAYS = 28;

  /** Days of which change, and what sets segments apart, are made. */
  static final int RECENT_DAYS = 7;

  /** Of the segments it has swallowed, the latest are kept. */
  private static final int MOST_ABSORBED = 100;

  static SegmentHistory of(int id, int parent, long bornAt) {
    return new SegmentHistory(
        id, parent, bornAt, List.of(), 0, SegmentName.NONE, new TreeMap<>(), null);
  }

  SegmentHistory absorbing(SegmentHistory other) {
    TreeSet<Integer> all = new TreeSet<>(absorbed);
    all.addAll(other.absorbed);
    all.add(other.id);
    List<Integer> latest = new ArrayList<>(all);
    latest = latest.subList(Math.max(0, latest.size() - MOST_ABSORBED), latest.size());
    return new SegmentHistory(id, parent, bornAt, List.copyOf(latest), size, name, days, shift);
  }

  SegmentHistory named(SegmentName newName) {
    return new SegmentHistory(id, parent, bornAt, absorbed, size, newName, days, shift);
  }

  /** After a window; of a day without totals the size is kept all the same. */
  SegmentHistory after(SegmentTotals window, long windowEnd) {
    long newSize = size + window.adds() - window.drops();
    long day = SegmentDay.of(windowEnd);
    NavigableMap<Long, SegmentDay> newDays = new TreeMap<>(days.tailMap(day - DAYS, false));
    SegmentDay today =
        newDays.getOrDefault(day, SegmentDay.empty(window.features().ranked().length, newSize));
    newDays.put(day, today.plus(window, windowEnd, newSize));
    return new SegmentHistory(
        id, parent, bornAt, absorbed, newSize, name, newDays, shiftAfter(window, newDays));
  }

  /** Runs out when all days before the change are forgotten: then the others say it all. */
  private PropensityShift shiftAfter(SegmentTotals window, NavigableMap<Long, SegmentDay> newDays) {
    if (shift == null) {
      return null;
    }
    long scored = 0;
    long conversions = 0;
    for (SegmentDay day : newDays.headMap(SegmentDay.of(shift.since())).values()) {
      scored += day.totals().scored();
      conversions += day.totals().conversions();
    }
    return scored == 0
        ? null
        : shift.plus(
            (double) window.conversions(), window.scored() * (double) conversions / scored);
  }

  SegmentHistory withFeatures(int others) {
    NavigableMap<Long, SegmentDay> counted = new TreeMap<>(days);
    counted.replaceAll((day, totals) -> totals.withFeatures(others));
    return new SegmentHistory(id, parent, bornAt, absorbed, size, name, counted, shift);
  }

  /** With what an alert does to it; what it does already goes on as it is. */
  SegmentHistory acting(SegmentAction action) {
    PropensityShift newShift =
        switch (action.kind()) {
          case RE_ESTIMATE_PROPENSITY ->
              shift != null && shift.since() == action.since()
                  ? shift
                  : new PropensityShift(action.since(), action.observed(), action.expected());
          case RESTORE_PROPENSITY -> null;
        };
    return new SegmentHistory(id, parent, bornAt, absorbed, size, name, days, newShift);
  }

  /** Of the exposures that ended before a day. */
  Conversion conversion(long before) {
    long exposures = 0;
    long converted = 0;
    for (SegmentDay day : days.headMap(before).values()) {
      exposures += day.totals().exposures();
      converted += day.totals().converted();
    }
    return new Conversion(exposures, converted);
  }

  /** The totals of the days after one; null where there are none. */
  SegmentTotals since(long day) {
    return days.tailMap(day, false).values().stream()
        .map(SegmentDay::totals)
        .reduce(SegmentTotals::plus)
        .orElse(null);
  }
}
