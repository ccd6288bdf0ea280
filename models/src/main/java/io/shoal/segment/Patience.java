package io.shoal.segment;

import java.time.Duration;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Since when moves have been due. A segment splits, or two merge, when that has been so at every
 * look for a while: each look errs by chance, there are many of them, and a move that is taken back
 * costs users the name of their segment.
 */
final class Patience {
  private final NavigableMap<Long, Long> before;
  private final NavigableMap<Long, Long> due = new TreeMap<>();
  private final int firstNew;
  private final long now;

  /**
   * @param before moves that were due at the last look
   * @param firstNew id from which on segments are of this very look, and wait for nothing
   */
  Patience(NavigableMap<Long, Long> before, int firstNew, long now) {
    this.before = before;
    this.firstNew = firstNew;
    this.now = now;
  }

  /** Whether it is too early for a segment to split that falls apart. */
  boolean waitsToSplit(int id, Duration wait) {
    return id < firstNew && waits(SegmentCatalog.pair(0, id), wait);
  }

  /** Whether it is too early for two segments to merge that are one. */
  boolean waitsToMerge(int a, int b, Duration wait) {
    return a < firstNew && b < firstNew && waits(SegmentCatalog.pair(a, b), wait);
  }

  private boolean waits(long move, Duration wait) {
    long since = before.getOrDefault(move, now);
    boolean waits = now - since < wait.toMillis();
    if (waits) {
      due.put(move, since);
    }
    return waits;
  }

  /**
   * The moves that were due at this look, and did wait: two segments, or 0 and one, with a time.
   */
  NavigableMap<Long, Long> due() {
    return due;
  }
}
