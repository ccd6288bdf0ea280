package io.shoal.training.evaluation.bundle;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** How well a score ranks those who convert before those who do not. */
public final class Ranking {
  private static final int DECILES = 10;

  private final Integer[] order;
  private final double[] scores;
  private final boolean[] converted;

  public Ranking(double[] scores, boolean[] converted) {
    this.scores = scores;
    this.converted = converted;
    order = new Integer[scores.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
  }

  /**
   * Area under the receiver operating characteristic: the chance that of two users, one of whom
   * converts, the right one has the higher score (Mann and Whitney 1947); ties count half. NaN
   * where all are alike.
   */
  public double auc() {
    double ranks = 0;
    long hits = 0;
    int n = order.length;
    for (int from = 0; from < n; ) {
      int to = tied(from);
      double rank = (from + to + 1) / 2.0;
      for (int i = from; i < to; i++) {
        if (converted[order[i]]) {
          ranks += rank;
          hits++;
        }
      }
      from = to;
    }
    return (ranks - hits * (hits + 1) / 2.0) / ((double) hits * (n - hits));
  }

  private int tied(int from) {
    int to = from;
    while (to < order.length && scores[order[to]] == scores[order[from]]) {
      to++;
    }
    return to;
  }

  /** How many times as often the top tenth converts as all do. */
  public double lift() {
    List<Double> deciles = deciles();
    double all = 0;
    for (boolean hit : converted) {
      all += hit ? 1.0 / converted.length : 0;
    }
    return deciles.get(deciles.size() - 1) / all;
  }

  /** Conversion by tenths of the score, rising; those who tie share their rate. */
  List<Double> deciles() {
    int n = order.length;
    double[] rates = new double[n];
    for (int from = 0; from < n; ) {
      int to = tied(from);
      double hits = 0;
      for (int i = from; i < to; i++) {
        hits += converted[order[i]] ? 1 : 0;
      }
      Arrays.fill(rates, from, to, hits / (to - from));
      from = to;
    }
    Double[] deciles = new Double[Math.min(DECILES, n)];
    for (int d = 0; d < deciles.length; d++) {
      int from = (int) ((long) n * d / deciles.length);
      int to = (int) ((long) n * (d + 1) / deciles.length);
      deciles[d] = Arrays.stream(rates, from, to).average().orElse(0);
    }
    return List.of(deciles);
  }
}
