package io.shoal.segment;

import java.io.Serializable;
import java.time.Duration;

/**
 * What the adaptive segmenter can be told.
 *
 * @param halfLife in which the past loses half its weight
 * @param slots micro-centres at most
 * @param leastWeight decayed number of embeddings that a segment has at least
 * @param patience how long a split or a merge must be due before it is made
 */
public record SegmenterOptions(Duration halfLife, int slots, double leastWeight, Duration patience)
    implements Serializable {
  private static final long serialVersionUID = 2;

  /** Of a half-life: a day of five. */
  private static final int PATIENCE = 5;

  public SegmenterOptions {
    if (halfLife.isNegative() || halfLife.isZero()) {
      throw new IllegalArgumentException("the half-life must be longer than zero: " + halfLife);
    }
    if (slots < 2 || slots > 10_000) {
      throw new IllegalArgumentException("2 to 10,000 micro-centres are allowed, not " + slots);
    }
    if (!(leastWeight > 0)) {
      throw new IllegalArgumentException("a segment weighs more than nothing: " + leastWeight);
    }
    if (patience.isNegative()) {
      throw new IllegalArgumentException("the patience must not be negative: " + patience);
    }
  }

  /** With a patience of a fifth of the half-life. */
  public SegmenterOptions(Duration halfLife, int slots, double leastWeight) {
    this(halfLife, slots, leastWeight, halfLife.dividedBy(PATIENCE));
  }

  /** Five days, 200, and 50: seven users who vote every day weigh so much. */
  public static SegmenterOptions defaults() {
    return new SegmenterOptions(Duration.ofDays(5), 200, 50);
  }

  /** The same, for whoever has promised no names to anybody yet. */
  public SegmenterOptions withoutPatience() {
    return new SegmenterOptions(halfLife, slots, leastWeight, Duration.ZERO);
  }
}
