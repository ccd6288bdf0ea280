package io.shoal.drift.tick;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How fast what was seen lately counts less: customers come and go, and a shop of a thousand is not
 * the same after half a year though nothing happened. What changes over weeks is followed; what
 * changes within days is judged before it is followed.
 */
final class Level {
  /** Four weeks are remembered, more or less. */
  static final double HALF_LIFE_DAYS = 14;

  /** Days for which the reference itself stands, before the level is believed. */
  static final double PRIOR_DAYS = 3;

  /** A tick moves the level by no more than this, in standard deviations. */
  static final double CLIP = 2.5;

  private static final double DAY = 86_400_000.0;

  private long at = Long.MIN_VALUE;

  /** The factor by which sums fade since it was last asked. */
  double fade(long now) {
    double factor =
        at == Long.MIN_VALUE ? 1 : StrictMath.pow(.5, (now - at) / DAY / HALF_LIFE_DAYS);
    at = now;
    return factor;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(at);
  }

  void read(DataInput in) throws IOException {
    at = in.readLong();
  }
}
