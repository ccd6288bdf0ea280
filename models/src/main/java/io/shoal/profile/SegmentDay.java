package io.shoal.profile;

import io.shoal.window.SegmentTotals;

/**
 * What a segment's users added up to on one day, UTC.
 *
 * @param totals of the day's windows
 * @param quarters events by quarter of the day
 * @param size members after the last window
 */
record SegmentDay(SegmentTotals totals, long[] quarters, long size) {
  static final int QUARTERS = 4;
  static final long MILLIS = 86_400_000L;

  static SegmentDay empty(int features, long size) {
    return new SegmentDay(SegmentTotals.none(features), new long[QUARTERS], size);
  }

  /** The day in which a window ends, counted from the epoch. */
  static long of(long windowEnd) {
    return Math.floorDiv(windowEnd - 1, MILLIS);
  }

  /** With one more window of the same day. */
  SegmentDay plus(SegmentTotals window, long windowEnd, long newSize) {
    long[] events = quarters.clone();
    events[(int) (Math.floorMod(windowEnd - 1, MILLIS) / (MILLIS / QUARTERS))] += window.events();
    return new SegmentDay(totals.plus(window), events, newSize);
  }

  SegmentDay withFeatures(int others) {
    return new SegmentDay(totals.withFeatures(others), quarters, size);
  }
}
