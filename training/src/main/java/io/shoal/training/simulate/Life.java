package io.shoal.training.simulate;

/**
 * The life of a customer, and how busy they are in each of its phases.
 *
 * @param from arrival
 * @param until departure
 * @param fadesTo when it would have ended by itself: who leaves before does so without lapsing
 */
record Life(long from, long until, long fadesTo) {
  private static final long NEW_FOR = 7 * Population.DAY;
  private static final long LAPSING_FOR = 14 * Population.DAY;

  /**
   * @throws IllegalArgumentException if it goes on after its end
   */
  Life {
    if (until > fadesTo) {
      throw new IllegalArgumentException("a life goes on after its end");
    }
  }

  long newUntil() {
    return from + NEW_FOR;
  }

  long lapsingFrom() {
    return Math.max(newUntil(), fadesTo - LAPSING_FOR);
  }

  /** Lapsing fades to a fifth. */
  double pace(long at) {
    long lapsing = lapsingFrom();
    if (at < lapsing) {
      return 1;
    }
    double way = (double) (at - lapsing) / Math.max(1, fadesTo - lapsing);
    return 1 - 0.8 * Math.min(1, way);
  }

  /** Whether any of it lies between two times. */
  boolean touches(long start, long end) {
    return from < end && until > start;
  }
}
