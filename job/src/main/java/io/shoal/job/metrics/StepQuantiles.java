package io.shoal.job.metrics;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How long the steps of a job took, in milliseconds, exact to two digits.
 *
 * @param steps how many there were
 * @param p50 half of them took no longer
 * @param p99 99 % of them took no longer
 * @param max none took longer
 */
public record StepQuantiles(long steps, double p50, double p99, double max) {
  private static final double MICROS = 1e3;

  /**
   * @param micros how many steps took how many microseconds; what {@link StepTimes} has added up
   */
  public static StepQuantiles of(Map<Integer, Integer> micros) {
    NavigableMap<Integer, Integer> sorted = new TreeMap<>(micros);
    long steps = sorted.values().stream().mapToLong(Integer::longValue).sum();
    return new StepQuantiles(
        steps,
        quantile(sorted, 0.5, steps),
        quantile(sorted, 0.99, steps),
        quantile(sorted, 1, steps));
  }

  private static double quantile(NavigableMap<Integer, Integer> sorted, double share, long steps) {
    long below = 0;
    for (Map.Entry<Integer, Integer> step : sorted.entrySet()) {
      below += step.getValue();
      if (below >= share * steps) {
        return step.getKey() / MICROS;
      }
    }
    return 0;
  }

  /** Two digits, so that there are few different values whatever the number of steps. */
  static int rounded(long micros) {
    long unit = 1;
    while (micros / unit >= 100) {
      unit *= 10;
    }
    long up = -Math.floorDiv(-micros, unit) * unit;
    return (int) Math.min(Integer.MAX_VALUE, up);
  }
}
