package io.shoal.drift.tick;

import io.shoal.drift.Reading;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Windows of one rate on their way to be judged together: a few users, or a few happenings, say
 * little. Expectations are added up window by window, each at its own hour.
 */
final class RatePool {
  private final Level level;
  private long at = Long.MIN_VALUE;
  private double offset;
  private double followed;
  private double deviation;
  private double variance;
  private double exposure;
  private double observed;
  private double expected;
  private double n;

  RatePool(Level level) {
    this.level = level;
  }

  /**
   * Takes a window in.
   *
   * @param mean of one unit, at this hour
   */
  void add(Rate rate, RateReference healthy, Amount amount, double mean) {
    double weight = rate.exposure(amount.n(), mean);
    double awaited = weight * (rate.base(mean) + shift(healthy));
    deviation += amount.sum() - awaited;
    variance += weight * healthy.variance();
    exposure += weight;
    observed += amount.sum();
    expected += awaited;
    n += amount.n();
  }

  boolean isFull(Rate rate) {
    return exposure >= rate.least();
  }

  /** The reading of all windows together; empties the pool, and follows the level. */
  Reading take(Rate rate, RateReference healthy, long now) {
    double sd = StrictMath.sqrt(variance);
    double untold = level.smallest() * StrictMath.sqrt(healthy.variance()) * exposure;
    double statistic = Math.signum(deviation) * Math.max(0, Math.abs(deviation) - untold) / sd;
    double effect =
        rate == Rate.COUNT
            ? deviation / Math.max(expected, 1e-9)
            : deviation / n / StrictMath.sqrt(healthy.variance());
    Reading reading =
        new Reading(
            statistic, observed / n, expected / n, rate == Rate.COUNT ? expected : n, effect);
    double clipped = Math.max(-Level.CLIP * sd, Math.min(Level.CLIP * sd, deviation));
    double shift = shift(healthy);
    double fade = level.fade(at, now);
    at = now;
    offset = offset * fade + clipped + shift * exposure;
    followed = followed * fade + exposure;
    deviation = 0;
    variance = 0;
    exposure = 0;
    observed = 0;
    expected = 0;
    n = 0;
    return reading;
  }

  /** How far the level has moved from the reference, by unit. */
  private double shift(RateReference healthy) {
    double prior = level.priorDays() * healthy.perDay();
    return followed + prior == 0 ? 0 : offset / (followed + prior);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(at);
    for (double value :
        new double[] {offset, followed, deviation, variance, exposure, observed, expected, n}) {
      out.writeDouble(value);
    }
  }

  void read(DataInput in) throws IOException {
    at = in.readLong();
    offset = in.readDouble();
    followed = in.readDouble();
    deviation = in.readDouble();
    variance = in.readDouble();
    exposure = in.readDouble();
    observed = in.readDouble();
    expected = in.readDouble();
    n = in.readDouble();
  }
}
