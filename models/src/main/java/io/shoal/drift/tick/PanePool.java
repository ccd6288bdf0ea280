package io.shoal.drift.tick;

import io.shoal.drift.Reading;
import io.shoal.window.FeatureBins;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Windows of one pane output on their way to be judged together by the Wasserstein distance of
 * their histogram from what was expected at their hours, in bins of equal reference weight.
 *
 * <p>Its null mean and deviation are those of the mean absolute Brownian bridge at n values: {@code
 * E|B(F)| = sqrt(2 F (1 - F) / (pi n))}, and of the integral the deviation is .434 of the mean
 * (Shorack and Wellner 1986, 3.8: mean square 7/60).
 */
final class PanePool {
  private static final double LEAST = 50;
  private static final double DEVIATION_OF_MEAN = 0.434;

  /** Of an output whose values are nearly always the same there is no distance to speak of. */
  private static final double FLAT = 0.01;

  private final Level level = Level.OF_EVENTS;
  private long at = Long.MIN_VALUE;
  private final double[] offset = new double[FeatureBins.BINS];
  private final double[] seen = new double[FeatureBins.BINS];
  private final double[] awaited = new double[FeatureBins.BINS];
  private double followed;
  private double n;

  /**
   * Takes a window in.
   *
   * @param bins its users by bin
   * @param healthy shares of the bins at its hour
   * @param perDay users a day
   */
  void add(long[] bins, float[] healthy, double perDay) {
    double users = 0;
    for (int bin = 0; bin < seen.length; bin++) {
      users += bins[bin];
    }
    double prior = followed + level.priorDays() * perDay;
    for (int bin = 0; bin < seen.length; bin++) {
      double shift = prior == 0 ? 0 : offset[bin] / prior;
      seen[bin] += bins[bin];
      awaited[bin] += users * (healthy[bin] + shift);
    }
    n += users;
  }

  boolean isFull() {
    return n >= LEAST;
  }

  /** The reading of all windows together; null where values hardly differ. Empties the pool. */
  Reading take(double perDay, long now) {
    double distance = 0;
    double usual = 0;
    double cumulated = 0;
    double share = 0;
    for (int bin = 0; bin < seen.length; bin++) {
      cumulated += (seen[bin] - awaited[bin]) / n;
      share = Math.max(0, Math.min(1, share + awaited[bin] / n));
      distance += Math.abs(cumulated) / seen.length;
      usual += StrictMath.sqrt(2 / Math.PI * share * (1 - share) / n) / seen.length;
    }
    double statistic = (distance - usual) / (DEVIATION_OF_MEAN * usual);
    boolean flat = usual * StrictMath.sqrt(n) < FLAT;
    Reading reading = flat ? null : new Reading(statistic, distance, usual, n, stability());
    follow(flat ? 0 : statistic, perDay, now);
    Arrays.fill(seen, 0);
    Arrays.fill(awaited, 0);
    n = 0;
    return reading;
  }

  private void follow(double statistic, double perDay, long now) {
    double believed = statistic <= Level.CLIP ? 1 : Level.CLIP / statistic;
    double prior = followed + level.priorDays() * perDay;
    double fade = level.fade(at, now);
    at = now;
    for (int bin = 0; bin < seen.length; bin++) {
      double shift = prior == 0 ? 0 : offset[bin] / prior;
      offset[bin] = offset[bin] * fade + believed * (seen[bin] - awaited[bin]) + shift * n;
    }
    followed = followed * fade + n;
  }

  /** Population stability index, with half a user in each bin so that none is empty. */
  private double stability() {
    double index = 0;
    for (int bin = 0; bin < seen.length; bin++) {
      double now = (seen[bin] + .5) / (n + .5 * seen.length);
      double before = (Math.max(0, awaited[bin]) + .5) / (n + .5 * seen.length);
      index += (now - before) * StrictMath.log(now / before);
    }
    return index;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(at);
    out.writeDouble(followed);
    out.writeDouble(n);
    for (int bin = 0; bin < seen.length; bin++) {
      out.writeDouble(offset[bin]);
      out.writeDouble(seen[bin]);
      out.writeDouble(awaited[bin]);
    }
  }

  void read(DataInput in) throws IOException {
    at = in.readLong();
    followed = in.readDouble();
    n = in.readDouble();
    for (int bin = 0; bin < seen.length; bin++) {
      offset[bin] = in.readDouble();
      seen[bin] = in.readDouble();
      awaited[bin] = in.readDouble();
    }
  }
}
