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
  private final Return back = new Return();
  private long at = Long.MIN_VALUE;
  private final double[] base = new double[FeatureBins.BINS];
  private final double[] offset = new double[FeatureBins.BINS];
  private final double[] heldOffset = new double[FeatureBins.BINS];
  private final double[] seen = new double[FeatureBins.BINS];
  private final double[] awaited = new double[FeatureBins.BINS];
  private final double[] healthy = new double[FeatureBins.BINS];
  private double followed;
  private double heldUsers;
  private double n;
  private boolean settled;

  /**
   * Takes a window in.
   *
   * @param bins its users by bin
   * @param shares of the bins at its hour, when all is well
   * @param perDay users a day
   */
  void add(long[] bins, float[] shares, double perDay) {
    double users = 0;
    for (int bin = 0; bin < seen.length; bin++) {
      users += bins[bin];
    }
    for (int bin = 0; bin < seen.length; bin++) {
      seen[bin] += bins[bin];
      healthy[bin] += users * shares[bin];
      awaited[bin] += users * (shares[bin] + shift(bin, perDay));
    }
    n += users;
  }

  private double shift(int bin, double perDay) {
    double prior = followed + level.priorDays() * perDay;
    return base[bin] + (prior == 0 ? 0 : offset[bin] / prior);
  }

  boolean isFull() {
    return n >= LEAST;
  }

  /** The reading of all windows together; null where values hardly differ. */
  Reading reading() {
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
    return flat ? null : new Reading(statistic, distance, usual, n, stability());
  }

  /**
   * Follows the level by what is together, and begins anew.
   *
   * @param statistic of what is together; 0 where values hardly differ
   */
  void follow(double statistic, double perDay, long now) {
    double believed = statistic <= Level.CLIP ? 1 : Level.CLIP / statistic;
    double fade = level.fade(at, now);
    at = now;
    for (int bin = 0; bin < seen.length; bin++) {
      double moved = shift(bin, perDay) - base[bin];
      offset[bin] = offset[bin] * fade + believed * (seen[bin] - awaited[bin]) + moved * n;
    }
    followed = followed * fade + n;
    Arrays.fill(heldOffset, 0);
    heldUsers = 0;
    if (settled && back.add(likelierAtTheReference())) {
      settled = false;
      Arrays.fill(base, 0);
      Arrays.fill(offset, 0);
      followed = 0;
    }
    empty();
  }

  /** Leaves the level where it is, remembers what is together, and begins anew. */
  void hold(long now) {
    double fade = Level.fadeOfHeld(at, now);
    at = now;
    for (int bin = 0; bin < seen.length; bin++) {
      heldOffset[bin] = heldOffset[bin] * fade + seen[bin] - awaited[bin];
    }
    heldUsers = heldUsers * fade + n;
    empty();
  }

  /** Measures from where the output has lain while it was held. */
  void settle(double perDay) {
    if (heldUsers > 0) {
      for (int bin = 0; bin < seen.length; bin++) {
        base[bin] = shift(bin, perDay) + heldOffset[bin] / heldUsers;
        offset[bin] = 0;
        heldOffset[bin] = 0;
      }
      settled = true;
      followed = 0;
      heldUsers = 0;
      empty();
    }
  }

  /** Whether it is measured from where a lasting change has left it. */
  boolean isSettled() {
    return settled;
  }

  /** Log of how much likelier what is together is with the shares of the reference. */
  private double likelierAtTheReference() {
    double ratio = 0;
    for (int bin = 0; bin < seen.length; bin++) {
      double there = Math.max(0, healthy[bin]) + .5;
      double here = Math.max(0, awaited[bin]) + .5;
      ratio += seen[bin] * StrictMath.log(there / here);
    }
    return ratio;
  }

  private void empty() {
    Arrays.fill(seen, 0);
    Arrays.fill(awaited, 0);
    Arrays.fill(healthy, 0);
    n = 0;
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
    out.writeBoolean(settled);
    out.writeDouble(followed);
    out.writeDouble(heldUsers);
    out.writeDouble(n);
    for (double[] bins : bins()) {
      for (double bin : bins) {
        out.writeDouble(bin);
      }
    }
    back.write(out);
  }

  private double[][] bins() {
    return new double[][] {base, offset, heldOffset, seen, awaited, healthy};
  }

  void read(DataInput in) throws IOException {
    at = in.readLong();
    settled = in.readBoolean();
    followed = in.readDouble();
    heldUsers = in.readDouble();
    n = in.readDouble();
    for (double[] bins : bins()) {
      for (int bin = 0; bin < bins.length; bin++) {
        bins[bin] = in.readDouble();
      }
    }
    back.read(in);
  }
}
