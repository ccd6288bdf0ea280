package io.shoal.drift.tick;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * How far a rate lies from its reference since a change that lasted until it was normal, by hour of
 * the day, and how much more it varies there; learnt while the stream was of an open incident.
 */
final class LastingChange {
  private static final int HOURS = 24;
  private static final long HOUR = 3_600_000L;

  /** Ticks of one hour of the day that weigh as much as the mean of all. */
  private static final double SHRINK = 4;

  private final double[] base = new double[HOURS];
  private final double[] deviation = new double[HOURS];
  private final double[] exposure = new double[HOURS];
  private final Return back = new Return();
  private boolean settled;
  private double variance;
  private double squares;
  private double ticks;

  static int hour(long windowEnd) {
    return (int) Math.floorMod(Math.floorDiv(windowEnd - 1, HOUR), (long) HOURS);
  }

  /** Whether the rate is measured from it. */
  boolean isSettled() {
    return settled;
  }

  /** By unit. */
  double base(int hour) {
    return base[hour];
  }

  /** Of one unit; a share that was never anything but 0 did not vary, and does at a fifth. */
  double variance(double healthy) {
    return Math.max(variance, healthy);
  }

  /** Takes in what is together of a stream that is held. */
  void learn(int hour, double away, double units, double fade) {
    for (int i = 0; i < HOURS; i++) {
      deviation[i] *= fade;
      exposure[i] *= fade;
    }
    deviation[hour] += away;
    exposure[hour] += units;
    squares = squares * fade + away * away / units;
    ticks = ticks * fade + 1;
  }

  /** Forgets what was learnt: the stream is not held any more. */
  void forget() {
    Arrays.fill(deviation, 0);
    Arrays.fill(exposure, 0);
    squares = 0;
    ticks = 0;
  }

  /**
   * What was learnt is from now on measured from.
   *
   * @param shift by how much the level had moved already, by unit
   * @return whether anything had been learnt
   */
  boolean settle(double shift) {
    double units = Arrays.stream(exposure).sum();
    if (units == 0) {
      return false;
    }
    double mean = Arrays.stream(deviation).sum() / units;
    double prior = SHRINK * units / ticks;
    double explained = 0;
    for (int i = 0; i < HOURS; i++) {
      double away = (deviation[i] + prior * mean) / (exposure[i] + prior);
      explained += (2 * deviation[i] - away * exposure[i]) * away;
      base[i] += shift + away;
    }
    variance = Math.max(0, squares - explained) / Math.max(1, ticks - 1);
    settled = true;
    forget();
    return true;
  }

  /**
   * Asks whether the stream has come back to its reference, and then measures from that again.
   *
   * @param ratio log of how much likelier what is together is at the reference
   */
  boolean returns(double ratio) {
    if (!settled || !back.add(ratio)) {
      return false;
    }
    Arrays.fill(base, 0);
    variance = 0;
    settled = false;
    return true;
  }

  void write(DataOutput out) throws IOException {
    out.writeBoolean(settled);
    out.writeDouble(variance);
    out.writeDouble(squares);
    out.writeDouble(ticks);
    for (double[] hours : new double[][] {base, deviation, exposure}) {
      for (double hour : hours) {
        out.writeDouble(hour);
      }
    }
    back.write(out);
  }

  void read(DataInput in) throws IOException {
    settled = in.readBoolean();
    variance = in.readDouble();
    squares = in.readDouble();
    ticks = in.readDouble();
    for (double[] hours : new double[][] {base, deviation, exposure}) {
      for (int i = 0; i < HOURS; i++) {
        hours[i] = in.readDouble();
      }
    }
    back.read(in);
  }
}
