package io.shoal.drift.tick;

import io.shoal.drift.Reading;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Windows of one rate on their way to be judged together: a few users, or a few happenings, say
 * little. Expectations are added up window by window, each at its own hour.
 *
 * <p>What is expected is the reference, moved by a level that is followed. While the stream is of
 * an open incident it is not followed, or what is wrong would soon be what is usual; when the
 * change has become normal, the level moves to where the stream has lain, at once.
 */
final class RatePool {
  private final Level level;
  private final LastingChange lasting = new LastingChange();
  private long at = Long.MIN_VALUE;
  private double offset;
  private double followed;
  private double deviation;
  private double ofReference;
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
  void add(Rate rate, RateReference healthy, Amount amount, double mean, long windowEnd) {
    double weight = rate.exposure(amount.n(), mean);
    double usual = weight * rate.base(mean);
    double moved = lasting.base(LastingChange.hour(windowEnd)) + shift(healthy);
    double awaited = usual + weight * moved;
    deviation += amount.sum() - awaited;
    ofReference += amount.sum() - usual;
    variance += weight * lasting.variance(healthy.variance());
    exposure += weight;
    observed += amount.sum();
    expected += awaited;
    n += amount.n();
  }

  boolean isFull(Rate rate) {
    return exposure >= rate.least();
  }

  /** The reading of all windows together. */
  Reading reading(Rate rate, RateReference healthy) {
    double sd = StrictMath.sqrt(variance);
    double untold = level.smallest() * StrictMath.sqrt(healthy.variance()) * exposure;
    double statistic = Math.signum(deviation) * Math.max(0, Math.abs(deviation) - untold) / sd;
    double effect =
        rate == Rate.COUNT
            ? deviation / Math.max(expected, 1e-9)
            : deviation / n / StrictMath.sqrt(healthy.variance());
    return new Reading(
        statistic, observed / n, expected / n, rate == Rate.COUNT ? expected : n, effect);
  }

  /** Follows the level by what is together, and begins anew. */
  void follow(RateReference healthy, long now) {
    double sd = StrictMath.sqrt(variance);
    double clipped = Math.max(-Level.CLIP * sd, Math.min(Level.CLIP * sd, deviation));
    double shift = shift(healthy);
    double fade = level.fade(at, now);
    at = now;
    offset = offset * fade + clipped + shift * exposure;
    followed = followed * fade + exposure;
    lasting.forget();
    if (lasting.returns((deviation * deviation - ofReference * ofReference) / (2 * variance))) {
      offset = 0;
      followed = 0;
    }
    empty();
  }

  /** Leaves the level where it is, remembers what is together, and begins anew. */
  void hold(long now) {
    lasting.learn(LastingChange.hour(now), deviation, exposure, Level.fadeOfHeld(at, now));
    at = now;
    empty();
  }

  /** Measures from where the stream has lain while it was held. */
  void settle(RateReference healthy) {
    if (lasting.settle(shift(healthy))) {
      offset = 0;
      followed = 0;
      empty();
    }
  }

  /** Whether it is measured from where a lasting change has left it. */
  boolean isSettled() {
    return lasting.isSettled();
  }

  private void empty() {
    deviation = 0;
    ofReference = 0;
    variance = 0;
    exposure = 0;
    observed = 0;
    expected = 0;
    n = 0;
  }

  /** How far the level that is followed has moved, by unit. */
  private double shift(RateReference healthy) {
    double prior = level.priorDays() * healthy.perDay();
    return followed + prior == 0 ? 0 : offset / (followed + prior);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(at);
    for (double value :
        new double[] {
          offset, followed, deviation, ofReference, variance, exposure, observed, expected, n
        }) {
      out.writeDouble(value);
    }
    lasting.write(out);
  }

  void read(DataInput in) throws IOException {
    at = in.readLong();
    offset = in.readDouble();
    followed = in.readDouble();
    deviation = in.readDouble();
    ofReference = in.readDouble();
    variance = in.readDouble();
    exposure = in.readDouble();
    observed = in.readDouble();
    expected = in.readDouble();
    n = in.readDouble();
    lasting.read(in);
  }
}
