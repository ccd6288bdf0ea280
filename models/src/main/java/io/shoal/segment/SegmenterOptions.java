package io.shoal.segment;

import java.io.Serializable;
import java.time.Duration;

/**
 * What the adaptive segmenter can be told.
 *
 * @param halfLife in which the past loses half its weight
 * @param slots micro-centres at most
 * @param leastWeight decayed number of embeddings that a segment has at least
 */
public record SegmenterOptions(Duration halfLife, int slots, double leastWeight)
    implements Serializable {
  private static final long serialVersionUID = 1;

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
  }

  /** Five days, 200, and 50: seven users who vote every day weigh so much. */
  public static SegmenterOptions defaults() {
    return new SegmenterOptions(Duration.ofDays(5), 200, 50);
  }
}
