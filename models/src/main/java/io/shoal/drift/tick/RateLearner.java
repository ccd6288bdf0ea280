package io.shoal.drift.tick;

import io.shoal.drift.HourOfWeek;
import java.util.Arrays;
import java.util.List;

/**
 * Learns a {@link RateReference} from healthy windows. Each hour of the week is drawn towards that
 * of weekdays or of the weekend, that towards the hour of the day, that towards all: by as much as
 * the variance between cells, over that of a cell's own mean, says (empirical Bayes; Morris 1983).
 * The units of that variance are hours of one day: windows inside an hour are alike.
 */
final class RateLearner {
  private static final double LEAST_VARIANCE = 1e-3;
  private static final long HOUR = 3_600_000L;
  private static final double DAY = 24 * HOUR;
  private static final int HOURS = 24;

  private final Rate rate;
  private final boolean weekly;

  /**
   * @param weekly whether each day of the week has cells of its own
   */
  RateLearner(Rate rate, boolean weekly) {
    this.rate = rate;
    this.weekly = weekly;
  }

  /**
   * @param at window ends, in rising order
   * @param amounts of the same windows
   * @param window length of a window in milliseconds
   * @return null where nothing was ever counted
   */
  RateReference learn(List<Long> at, List<Amount> amounts, long window) {
    double[] sum = new double[HourOfWeek.CELLS];
    double[] n = new double[HourOfWeek.CELLS];
    for (int i = 0; i < at.size(); i++) {
      int cell = HourOfWeek.of(at.get(i));
      sum[cell] += amounts.get(i).sum();
      n[cell] += amounts.get(i).n();
    }
    double total = Arrays.stream(n).sum();
    if (total == 0) {
      return null;
    }
    double all = Arrays.stream(sum).sum() / total;
    double[] flat = new double[HourOfWeek.CELLS];
    Arrays.fill(flat, all);
    double spread = spreadOfHours(at, amounts, means(sum, n, flat, Grouping.HOUR_OF_DAY, 0));
    double[] mean = flat;
    mean = means(sum, n, mean, Grouping.HOUR_OF_DAY, spread);
    mean = means(sum, n, mean, Grouping.WEEKEND, spread);
    if (weekly) {
      mean = means(sum, n, mean, Grouping.HOUR_OF_WEEK, spread);
    }
    if (rate == Rate.COUNT) {
      for (int cell = 0; cell < mean.length; cell++) {
        mean[cell] = Math.max(mean[cell], 0.01 * all);
      }
    }
    return new RateReference(mean, variance(at, amounts, mean), perDay(at, amounts, mean, window));
  }

  /** Which hours of the week share a cell. */
  private enum Grouping {
    HOUR_OF_DAY,
    WEEKEND,
    HOUR_OF_WEEK;

    int group(int hourOfWeek) {
      return switch (this) {
        case HOUR_OF_DAY -> hourOfWeek % HOURS;
        case WEEKEND -> hourOfWeek % HOURS + (hourOfWeek >= 5 * HOURS ? HOURS : 0);
        case HOUR_OF_WEEK -> hourOfWeek;
      };
    }
  }

  private double[] means(
      double[] sum, double[] n, double[] parent, Grouping grouping, double spread) {
    double[] groupSum = new double[HourOfWeek.CELLS];
    double[] groupN = new double[HourOfWeek.CELLS];
    double[] expected = new double[HourOfWeek.CELLS];
    for (int cell = 0; cell < sum.length; cell++) {
      int group = grouping.group(cell);
      groupSum[group] += sum[cell];
      groupN[group] += n[cell];
      expected[group] += n[cell] * parent[cell];
    }
    double between = 0;
    double weights = 0;
    for (int group = 0; group < groupN.length; group++) {
      if (groupN[group] > 0) {
        double away = (groupSum[group] - expected[group]) / groupN[group];
        between += groupN[group] * away * away - doubt(spread, expected[group], groupN[group]);
        weights += groupN[group];
      }
    }
    between = Math.max(0, between / weights);
    double[] means = new double[HourOfWeek.CELLS];
    for (int cell = 0; cell < means.length; cell++) {
      int group = grouping.group(cell);
      double own = groupN[group] == 0 ? 0 : (groupSum[group] - expected[group]) / groupN[group];
      double variance =
          groupN[group] == 0 ? 1 : doubt(spread, expected[group], groupN[group]) / groupN[group];
      double trust = between + variance == 0 ? 0 : between / (between + variance);
      means[cell] = parent[cell] + (groupN[group] == 0 ? 0 : trust * own);
    }
    return means;
  }

  /** Variance of a group's mean, times its units. */
  private double doubt(double spread, double expected, double n) {
    return rate == Rate.SHARE ? spread : spread * expected / n;
  }

  private double spreadOfHours(List<Long> at, List<Amount> amounts, double[] mean) {
    double square = 0;
    double units = 0;
    double sum = 0;
    double expected = 0;
    for (int i = 0; i < at.size(); i++) {
      double m = mean[HourOfWeek.of(at.get(i))];
      sum += amounts.get(i).sum() - amounts.get(i).n() * m;
      expected += rate.exposure(amounts.get(i).n(), m);
      boolean last =
          i + 1 == at.size()
              || Math.floorDiv(at.get(i + 1) - 1, HOUR) != Math.floorDiv(at.get(i) - 1, HOUR);
      if (last) {
        square += sum * sum;
        units += expected;
        sum = 0;
        expected = 0;
      }
    }
    return units == 0 ? 0 : square / units;
  }

  private double variance(List<Long> at, List<Amount> amounts, double[] mean) {
    double square = 0;
    double units = 0;
    for (int i = 0; i < at.size(); i++) {
      double m = mean[HourOfWeek.of(at.get(i))];
      double away = amounts.get(i).sum() - amounts.get(i).n() * m;
      square += away * away;
      units += rate.exposure(amounts.get(i).n(), m);
    }
    return Math.max(LEAST_VARIANCE, units == 0 ? 0 : square / units);
  }

  private double perDay(List<Long> at, List<Amount> amounts, double[] mean, long window) {
    double units = 0;
    for (int i = 0; i < at.size(); i++) {
      units += rate.exposure(amounts.get(i).n(), mean[HourOfWeek.of(at.get(i))]);
    }
    return units * DAY / (at.get(at.size() - 1) - at.get(0) + window);
  }
}
