package io.shoal.training.autoencoder;

import io.shoal.embedding.Calibration;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The rising curve that is nearest to outcomes: pool adjacent violators (Ayer et al. 1955; for
 * calibration, Zadrozny and Elkan 2002). Rows of like score are first put together, so that no
 * point rests on a few of them, and the curve runs straight between the points.
 */
final class IsotonicRegression {
  private static final int LEAST_ROWS = 50;
  private static final int MOST_POINTS = 50;
  private static final int LEAST_OF_EACH = 20;

  private IsotonicRegression() {}

  /** Fits; scores are taken as they are where there are fewer than 20 rows of either outcome. */
  static Calibration fit(float[] scores, boolean[] converted) {
    int n = scores.length;
    int hits = 0;
    for (boolean hit : converted) {
      hits += hit ? 1 : 0;
    }
    if (hits < LEAST_OF_EACH || n - hits < LEAST_OF_EACH) {
      return Calibration.none();
    }
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
    int points = Math.max(2, Math.min(MOST_POINTS, n / LEAST_ROWS));
    double[] rows = new double[points];
    double[] sums = new double[points];
    double[] rates = new double[points];
    int used = 0;
    for (int p = 0; p < points; p++) {
      int from = (int) ((long) n * p / points);
      int to = (int) ((long) n * (p + 1) / points);
      for (int i = from; i < to; i++) {
        rows[used]++;
        sums[used] += scores[order[i]];
        rates[used] += converted[order[i]] ? 1 : 0;
      }
      used++;
      while (used > 1 && pools(used, rows, sums, rates)) {
        used--;
        rows[used - 1] += rows[used];
        sums[used - 1] += sums[used];
        rates[used - 1] += rates[used];
        rows[used] = 0;
        sums[used] = 0;
        rates[used] = 0;
      }
    }
    float[] at = new float[used];
    float[] rate = new float[used];
    for (int i = 0; i < used; i++) {
      at[i] = (float) (sums[i] / rows[i]);
      rate[i] = (float) (rates[i] / rows[i]);
    }
    return new Calibration(at, rate, null);
  }

  /** Whether the last point does not rise above the one before it. */
  private static boolean pools(int used, double[] rows, double[] sums, double[] rates) {
    int a = used - 2;
    int b = used - 1;
    return rates[b] / rows[b] <= rates[a] / rows[a]
        || (float) (sums[b] / rows[b]) <= (float) (sums[a] / rows[a]);
  }
}
