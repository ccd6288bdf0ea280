package io.shoal.drift.tick;

import io.shoal.drift.StreamKind;

/**
 * How fast a stream's level is followed. Customers come and go, and a shop of a thousand is not the
 * same after half a year though nothing happened: what changes over weeks is followed, what changes
 * within days is judged before it is followed.
 *
 * @param halfLifeDays in which what was seen counts half
 * @param priorDays for which the reference itself stands, before the level is believed
 * @param smallest difference in standard deviations of one user that is worth telling
 */
record Level(double halfLifeDays, double priorDays, double smallest) {
  /** A tick moves the level by no more than this, in standard deviations. */
  static final double CLIP = 2.5;

  /** Of what happens in a window: four weeks are remembered, more or less. */
  static final Level OF_EVENTS = new Level(14, 3, 0);

  /**
   * Of where users are by all that they did: profiles with half-lives of a month are never quite
   * filled, so their level has a trend; and the same users come again, so that who comes this week
   * moves it by some hundredths of a standard deviation.
   */
  static final Level OF_PROFILES = new Level(3, 0.5, 0.1);

  private static final double DAY = 86_400_000.0;

  static Level of(StreamKind kind) {
    return switch (kind) {
      case EMBEDDING_DISTANCE,
          EMBEDDING_COORDINATE,
          RECONSTRUCTION_ERROR,
          SEGMENT_SHARE,
          SEGMENT_CENTROID ->
          OF_PROFILES;
      default -> OF_EVENTS;
    };
  }

  /** What a stream of an open incident does counts half after two days: where it lies lately. */
  private static final double HELD_HALF_LIFE_DAYS = 2;

  static double fadeOfHeld(long before, long now) {
    return before == Long.MIN_VALUE
        ? 1
        : StrictMath.pow(.5, (now - before) / DAY / HELD_HALF_LIFE_DAYS);
  }

  /** The factor by which sums fade between two times; none before the first. */
  double fade(long before, long now) {
    return before == Long.MIN_VALUE ? 1 : StrictMath.pow(.5, (now - before) / DAY / halfLifeDays);
  }
}
