package io.shoal.training.report;

/**
 * The time that a run covers.
 *
 * @param from end of its first window, in milliseconds since the epoch
 * @param to end of its last window
 */
record Span(long from, long to) {
  static final long DAY = 86_400_000L;

  Span {
    if (to < from) {
      throw new IllegalArgumentException("a run cannot end before it begins: " + from + ", " + to);
    }
  }

  /** The midnight, UTC, at which the day of the first window ends. */
  long firstMidnight() {
    return Math.floorDiv(from - 1, DAY) * DAY + DAY;
  }

  /** Days begun. */
  int days() {
    return (int) (Math.floorDiv(to - 1, DAY) - Math.floorDiv(from - 1, DAY)) + 1;
  }
}
