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
 * @param doubt standard errors by which it must be certain that one segment is two; and that two
 *     are one, or they wait a half-life instead
 * @param mergeAbove continuity, from 0 to 1, at which two segments are one
 * @param certainAbove continuity of sampled embeddings, less two standard errors, at which two are
 *     one although their micro-centres are not; 1 for never
 */
public record SegmenterOptions(
    Duration halfLife,
    int slots,
    double leastWeight,
    Duration patience,
    double doubt,
    double mergeAbove,
    double certainAbove)
    implements Serializable {
  private static final long serialVersionUID = 5;

  private static final double DOUBT = 1;

  /** Profiles remember for weeks what customers were, so two segments never become quite one. */
  private static final double MERGE_ABOVE = 0.75;

  /** Where there is no past to remember, two that are nearly one may be two. */
  private static final double EAGER_MERGE_ABOVE = 0.8;

  /** At .65 planted merges among 10,000 customers were missed. */
  private static final double CERTAIN_ABOVE = 0.6;

  /** A group is a segment of its own only with such a share of all weight. */
  private static final double LEAST_SHARE = 0.005;

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
    if (!(doubt >= 0)) {
      throw new IllegalArgumentException("the doubt must not be negative: " + doubt);
    }
    if (!(mergeAbove >= 0 && mergeAbove <= 1)) {
      throw new IllegalArgumentException("a continuity is from 0 to 1, not " + mergeAbove);
    }
    if (!(certainAbove >= 0 && certainAbove <= 1)) {
      throw new IllegalArgumentException("a continuity is from 0 to 1, not " + certainAbove);
    }
  }

  /** With a patience of a fifth of the half-life, and a standard error of doubt. */
  public SegmenterOptions(Duration halfLife, int slots, double leastWeight) {
    this(
        halfLife,
        slots,
        leastWeight,
        halfLife.dividedBy(PATIENCE),
        DOUBT,
        MERGE_ABOVE,
        CERTAIN_ABOVE);
  }

  /** Five days, 200, and 50: seven users who vote every day weigh so much. */
  public static SegmenterOptions defaults() {
    return new SegmenterOptions(Duration.ofDays(5), 200, 50);
  }

  /**
   * The same, for whoever has promised no names to anybody yet: every look counts, and what is more
   * likely two than one is two.
   */
  public SegmenterOptions eager() {
    return new SegmenterOptions(
        halfLife, slots, leastWeight, Duration.ZERO, 0, EAGER_MERGE_ABOVE, 1);
  }

  /** Weight that a segment has at least, where all weigh so much. */
  double leastOf(double total) {
    return Math.max(leastWeight, LEAST_SHARE * total);
  }
}
