package io.shoal.window;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * When users are scored.
 *
 * @param size length of the scoring window
 * @param duplicateHorizon how long the id of an event is remembered
 * @param ladder after which times without an event a user is scored again; after the last they
 *     leave
 */
public record WindowOptions(Duration size, Duration duplicateHorizon, List<Duration> ladder)
    implements Serializable {
  private static final long serialVersionUID = 1;

  public WindowOptions {
    ladder = List.copyOf(ladder);
    if (size.isZero() || size.isNegative()) {
      throw new IllegalArgumentException("the window must be longer than zero: " + size);
    }
    if (ladder.isEmpty() || !ladder.stream().sorted().toList().equals(ladder)) {
      throw new IllegalArgumentException("the ladder needs rungs in rising order: " + ladder);
    }
  }

  /** 15 minutes; ids for 48 hours; rungs after 1, 3, 7, 14 and 30 days. */
  public static WindowOptions defaults() {
    return new WindowOptions(
        Duration.ofMinutes(15),
        Duration.ofDays(2),
        List.of(
            Duration.ofDays(1),
            Duration.ofDays(3),
            Duration.ofDays(7),
            Duration.ofDays(14),
            Duration.ofDays(30)));
  }

  /** The window end at which a user last active in a window is next due, after a given one. */
  long nextRung(long lastActive, long after) {
    for (Duration rung : ladder) {
      long due = -Math.floorDiv(-(lastActive + rung.toMillis()), size.toMillis()) * size.toMillis();
      if (due > after) {
        return due;
      }
    }
    return Long.MAX_VALUE;
  }

  boolean isLastRung(long lastActive, long windowEnd) {
    return nextRung(lastActive, windowEnd) == Long.MAX_VALUE;
  }
}
