package io.shoal.training.report;

/**
 * Places of times along a drawing, from left to right.
 *
 * @param from time at the left edge, in milliseconds since the epoch
 * @param to time at the right edge; later than {@code from}
 * @param left place of the left edge
 * @param right place of the right edge
 */
record Timeline(long from, long to, double left, double right) {
  private static final int[] STEPS = {1, 2, 7, 14, 28, 91, 364};

  Timeline {
    if (to <= from) {
      throw new IllegalArgumentException("a timeline needs time: " + from + " to " + to);
    }
  }

  /** The timeline of a whole run, midnight to midnight. */
  static Timeline of(Span span, double left, double right) {
    long from = span.firstMidnight() - Span.DAY;
    return new Timeline(from, from + span.days() * Span.DAY, left, right);
  }

  /** The place of a time; times beyond an edge lie at it. */
  double x(long time) {
    double part = (double) (time - from) / (to - from);
    return left + Math.max(0, Math.min(1, part)) * (right - left);
  }

  /** Days between labels that need so much room. */
  int daysBetween(double room) {
    double day = (right - left) * Span.DAY / (to - from);
    for (int step : STEPS) {
      if (step * day >= room) {
        return step;
      }
    }
    return (int) Math.ceil(room / day);
  }
}
