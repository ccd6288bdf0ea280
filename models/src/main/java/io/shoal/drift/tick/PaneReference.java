package io.shoal.drift.tick;

import io.shoal.drift.HourOfWeek;
import io.shoal.window.FeatureBins;
import java.util.List;

/**
 * How the values of each pane output were distributed over their bins, by hour of weekdays and of
 * the weekend.
 *
 * @param shares by output, by cell, by bin: adding up to 1, or to 0 where there never was a value
 */
record PaneReference(float[][][] shares) {
  private static final int HOURS = 24;
  private static final int CELLS = 2 * HOURS;

  /**
   * Users whose worth a cell's parent counts for: hours that were hardly seen look like the day.
   */
  private static final double PARENT = 200;

  /** The cell of an hour of the week. */
  static int cell(int hourOfWeek) {
    return hourOfWeek % HOURS + (hourOfWeek >= 5 * HOURS ? HOURS : 0);
  }

  /**
   * Learns from the windows in which anybody was active.
   *
   * @param outputs number of outputs
   */
  static PaneReference learn(List<WindowFigures> windows, int outputs) {
    float[][][] shares = new float[outputs][CELLS][];
    for (int output = 0; output < outputs; output++) {
      double[][] counts = new double[CELLS][FeatureBins.BINS];
      for (WindowFigures window : windows) {
        if (window.panes().length > 0) {
          int cell = cell(HourOfWeek.of(window.windowEnd()));
          for (int bin = 0; bin < FeatureBins.BINS; bin++) {
            counts[cell][bin] += window.panes()[output][bin];
          }
        }
      }
      double[] all = shrunk(sum(counts, 0, 1), new double[FeatureBins.BINS]);
      for (int hour = 0; hour < HOURS; hour++) {
        double[] ofDay = shrunk(sum(counts, hour, HOURS), all);
        for (int cell = hour; cell < CELLS; cell += HOURS) {
          shares[output][cell] = floats(shrunk(counts[cell], ofDay));
        }
      }
    }
    return new PaneReference(shares);
  }

  private static double[] sum(double[][] counts, int from, int step) {
    double[] sum = new double[FeatureBins.BINS];
    for (int cell = from; cell < counts.length; cell += step) {
      for (int bin = 0; bin < sum.length; bin++) {
        sum[bin] += counts[cell][bin];
      }
    }
    return sum;
  }

  private static double[] shrunk(double[] counts, double[] parent) {
    double n = 0;
    double known = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      n += counts[bin];
      known += parent[bin];
    }
    double prior = known > 0 ? PARENT : 0;
    double[] shares = new double[counts.length];
    for (int bin = 0; bin < shares.length; bin++) {
      shares[bin] = n + prior == 0 ? 0 : (counts[bin] + prior * parent[bin]) / (n + prior);
    }
    return shares;
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
