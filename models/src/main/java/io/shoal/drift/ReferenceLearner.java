package io.shoal.drift;

import java.util.Arrays;
import java.util.List;

/**
 * Learns a {@link StreamReference} from healthy ticks. Residuals are taken leaving the tick's own
 * week out: in-sample residuals are narrower than live ones and give many times the promised
 * alarms.
 */
final class ReferenceLearner {
  private static final long WEEK = 7L * 24 * 3_600_000;
  private static final double SHRINK = 4;
  private static final int MAX_INNOVATIONS = 4_096;

  private final long[] at;
  private final double[] value;
  private final int[] week;
  private final int weeks;

  ReferenceLearner(List<Long> at, List<Double> value) {
    this.at = at.stream().mapToLong(Long::longValue).toArray();
    this.value = value.stream().mapToDouble(Double::doubleValue).toArray();
    week = new int[this.at.length];
    int most = 0;
    for (int i = 0; i < week.length; i++) {
      week[i] = (int) ((this.at[i] - this.at[0]) / WEEK);
      most = Math.max(most, week[i]);
    }
    weeks = most + 1;
  }

  StreamReference learn() {
    Cells all = cells(-1);
    double[] residuals = new double[value.length];
    for (int out = 0; out < weeks; out++) {
      Cells others = weeks > 1 ? cells(out) : all;
      for (int i = 0; i < value.length; i++) {
        if (week[i] == out) {
          int cell = HourOfWeek.of(at[i]);
          residuals[i] = (value[i] - others.mean[cell]) / others.scale[cell];
        }
      }
    }
    double rho = correlation(residuals);
    double[] sorted = Arrays.stream(residuals).map(Math::abs).sorted().toArray();
    double clip = sorted[(int) (0.99 * (sorted.length - 1))];
    double[] innovations = new double[residuals.length];
    for (int i = 0; i < innovations.length; i++) {
      double last = i == 0 ? 0 : Math.max(-clip, Math.min(clip, residuals[i - 1]));
      innovations[i] = residuals[i] - rho * last;
    }
    Arrays.sort(innovations);
    return new StreamReference(all.mean, all.scale, rho, clip, thinned(innovations));
  }

  private record Cells(double[] mean, double[] scale) {}

  /** Means and scales without one week; shrunk, since an hour of the week has few ticks or none. */
  private Cells cells(int without) {
    double[] n = new double[HourOfWeek.CELLS];
    double[] sum = new double[HourOfWeek.CELLS];
    double[] square = new double[HourOfWeek.CELLS];
    for (int i = 0; i < value.length; i++) {
      if (week[i] != without) {
        int cell = HourOfWeek.of(at[i]);
        n[cell]++;
        sum[cell] += value[i];
        square[cell] += value[i] * value[i];
      }
    }
    double allN = Arrays.stream(n).sum();
    double allMean = Arrays.stream(sum).sum() / Math.max(1, allN);
    double allVariance =
        Math.max(0, Arrays.stream(square).sum() / Math.max(1, allN) - allMean * allMean);
    double floor = 0.05 * StrictMath.sqrt(allVariance) + 1e-9;
    double[] mean = new double[HourOfWeek.CELLS];
    double[] scale = new double[HourOfWeek.CELLS];
    for (int cell = 0; cell < HourOfWeek.CELLS; cell++) {
      double hourN = 0;
      double hourSum = 0;
      double hourSquare = 0;
      for (int day = cell % 24; day < HourOfWeek.CELLS; day += 24) {
        hourN += n[day];
        hourSum += sum[day];
        hourSquare += square[day];
      }
      double hourMean = (hourSum + allMean) / (hourN + 1);
      double hourVariance =
          Math.max(0, (hourSquare + allVariance + allMean * allMean) / (hourN + 1))
              - hourMean * hourMean;
      mean[cell] = (sum[cell] + SHRINK * hourMean) / (n[cell] + SHRINK);
      double cellVariance =
          n[cell] < 2 ? 0 : Math.max(0, square[cell] / n[cell] - sq(sum[cell] / n[cell]));
      double variance =
          (n[cell] * cellVariance + SHRINK * Math.max(0, hourVariance)) / (n[cell] + SHRINK);
      scale[cell] = Math.max(floor, StrictMath.sqrt(variance));
    }
    return new Cells(mean, scale);
  }

  private static double sq(double x) {
    return x * x;
  }

  private static double correlation(double[] residuals) {
    double square = 0;
    double product = 0;
    for (int i = 1; i < residuals.length; i++) {
      square += residuals[i - 1] * residuals[i - 1];
      product += residuals[i - 1] * residuals[i];
    }
    return square == 0 ? 0 : Math.max(0, Math.min(0.99, product / square));
  }

  private static double[] thinned(double[] sorted) {
    if (sorted.length <= MAX_INNOVATIONS) {
      return sorted;
    }
    double[] thin = new double[MAX_INNOVATIONS];
    for (int i = 0; i < thin.length; i++) {
      thin[i] = sorted[(int) ((long) i * (sorted.length - 1) / (MAX_INNOVATIONS - 1))];
    }
    return thin;
  }
}
