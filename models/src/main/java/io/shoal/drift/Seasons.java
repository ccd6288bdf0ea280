package io.shoal.drift;

import java.util.Arrays;

/**
 * The usual level and spread of a stream in each hour of the week, learnt from healthy ticks.
 *
 * <p>An hour of the week is seen once a week, so its mean is drawn towards that of the same hour on
 * all days, by as much as the variance between cells, over that of the mean, says (empirical Bayes,
 * James and Stein 1961; Morris 1983). The units are means of an hour on one day: ticks inside an
 * hour are alike, and would pass for more evidence than they are. With less than three weeks, cells
 * are the hours of weekdays and of the weekend.
 *
 * @param mean by hour of the week
 * @param scale by hour of the week, standard deviation of a tick; positive
 */
record Seasons(double[] mean, double[] scale) {
  static final int WEEKLY_FROM = 3;

  private static final int HOURS = 24;
  private static final long HOUR = 3_600_000L;

  /**
   * @param at window ends, in rising order
   * @param used which ticks to learn from
   * @param weekly whether each day of the week has cells of its own
   */
  static Seasons learn(long[] at, double[] value, boolean[] used, boolean weekly) {
    Hours hours = Hours.of(at, value, used);
    double[] level = new double[HOURS];
    double[] spread = new double[HOURS];
    hours.byHourOfDay(level, spread);
    int[] n = new int[HourOfWeek.CELLS];
    double[] sum = new double[HourOfWeek.CELLS];
    for (int i = 0; i < hours.size; i++) {
      int cell = cell(hours.hourOfWeek[i], weekly);
      n[cell]++;
      sum[cell] += hours.mean[i];
    }
    double trust = trust(hours, level, spread, n, sum, weekly);
    double[] mean = new double[HourOfWeek.CELLS];
    for (int hour = 0; hour < HourOfWeek.CELLS; hour++) {
      int cell = cell(hour, weekly);
      int ofDay = hour % HOURS;
      double own = n[cell] == 0 ? level[ofDay] : sum[cell] / n[cell];
      double weight = trust * n[cell] / (trust * n[cell] + 1);
      mean[hour] = level[ofDay] + weight * (own - level[ofDay]);
    }
    return new Seasons(mean, scales(at, value, used, mean));
  }

  private static int cell(int hourOfWeek, boolean weekly) {
    boolean weekend = hourOfWeek >= 5 * HOURS;
    return weekly ? hourOfWeek : hourOfWeek % HOURS + (weekend ? HOURS : 0);
  }

  /** Variance between cells over variance inside a cell, both in units of the hour's spread. */
  private static double trust(
      Hours hours, double[] level, double[] spread, int[] n, double[] sum, boolean weekly) {
    double within = 0;
    double freedom = 0;
    for (int i = 0; i < hours.size; i++) {
      int cell = cell(hours.hourOfWeek[i], weekly);
      if (n[cell] > 1) {
        double z = (hours.mean[i] - sum[cell] / n[cell]) / spread[hours.hourOfWeek[i] % HOURS];
        within += z * z;
        freedom += 1 - 1.0 / n[cell];
      }
    }
    if (freedom == 0 || within == 0) {
      return freedom == 0 ? 0 : 1e9;
    }
    within /= freedom;
    double between = 0;
    int cells = 0;
    for (int cell = 0; cell < n.length; cell++) {
      if (n[cell] > 0) {
        int ofDay = cell % HOURS;
        double z = (sum[cell] / n[cell] - level[ofDay]) / spread[ofDay];
        between += z * z - within / n[cell];
        cells++;
      }
    }
    return Math.max(0, between / cells) / within;
  }

  /** Spread of ticks around their cell's mean, by hour of the day. */
  private static double[] scales(long[] at, double[] value, boolean[] used, double[] mean) {
    double[] n = new double[HOURS];
    double[] square = new double[HOURS];
    for (int i = 0; i < at.length; i++) {
      if (used[i]) {
        int hour = HourOfWeek.of(at[i]);
        double residual = value[i] - mean[hour];
        n[hour % HOURS]++;
        square[hour % HOURS] += residual * residual;
      }
    }
    double all = Arrays.stream(square).sum() / Math.max(1, Arrays.stream(n).sum());
    double floor = 0.05 * StrictMath.sqrt(all) + 1e-9;
    double[] scale = new double[HourOfWeek.CELLS];
    for (int hour = 0; hour < scale.length; hour++) {
      int ofDay = hour % HOURS;
      // One tick's worth of the overall spread, for hours that were hardly seen.
      double variance = (square[ofDay] + all) / (n[ofDay] + 1);
      scale[hour] = Math.max(floor, StrictMath.sqrt(variance));
    }
    return scale;
  }

  /** Ticks added up to the hours of their days. */
  private static final class Hours {
    final int[] hourOfWeek;
    final double[] mean;
    int size;

    private Hours(int most) {
      hourOfWeek = new int[most];
      mean = new double[most];
    }

    static Hours of(long[] at, double[] value, boolean[] used) {
      Hours hours = new Hours(at.length);
      long current = Long.MIN_VALUE;
      int n = 0;
      for (int i = 0; i < at.length; i++) {
        if (!used[i]) {
          continue;
        }
        long hour = Math.floorDiv(at[i] - 1, HOUR);
        if (hour != current) {
          current = hour;
          n = 0;
          hours.hourOfWeek[hours.size++] = HourOfWeek.of(at[i]);
        }
        double before = hours.mean[hours.size - 1];
        hours.mean[hours.size - 1] = before + (value[i] - before) / ++n;
      }
      return hours;
    }

    void byHourOfDay(double[] level, double[] spread) {
      double[] n = new double[HOURS];
      double[] square = new double[HOURS];
      double allSum = 0;
      for (int i = 0; i < size; i++) {
        int hour = hourOfWeek[i] % HOURS;
        n[hour]++;
        level[hour] += mean[i];
        square[hour] += mean[i] * mean[i];
        allSum += mean[i];
      }
      double allMean = size == 0 ? 0 : allSum / size;
      double all = size == 0 ? 0 : Arrays.stream(square).sum() / size - allMean * allMean;
      double floor = 0.05 * StrictMath.sqrt(Math.max(0, all)) + 1e-9;
      for (int hour = 0; hour < HOURS; hour++) {
        level[hour] = n[hour] == 0 ? allMean : level[hour] / n[hour];
        double variance = n[hour] == 0 ? all : square[hour] / n[hour] - level[hour] * level[hour];
        spread[hour] = Math.max(floor, StrictMath.sqrt(Math.max(0, variance)));
      }
    }
  }
}
