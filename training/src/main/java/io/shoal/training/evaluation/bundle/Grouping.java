package io.shoal.training.evaluation.bundle;

import io.shoal.training.evaluation.Agreement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Users dealt into groups. */
record Grouping(int[] groups) {
  private static final int SILHOUETTE_USERS = 800;

  int size() {
    return (int) Arrays.stream(groups).distinct().count();
  }

  /** Members and conversions of each group. */
  Map<Integer, int[]> tally(boolean[] converted) {
    Map<Integer, int[]> tally = new TreeMap<>();
    for (int i = 0; i < groups.length; i++) {
      int[] cell = tally.computeIfAbsent(groups[i], group -> new int[2]);
      cell[0]++;
      cell[1] += converted[i] ? 1 : 0;
    }
    return tally;
  }

  /**
   * What share of the variance of conversion lies between the groups, less what as many groups
   * would have by chance: epsilon squared (Kelley 1935). It can be below 0.
   */
  double betweenShare(boolean[] converted) {
    double n = groups.length;
    double hits = 0;
    double within = 0;
    Map<Integer, int[]> tally = tally(converted);
    for (int[] cell : tally.values()) {
      hits += cell[1];
      within += cell[1] - (double) cell[1] * cell[1] / cell[0];
    }
    double total = hits - hits * hits / n;
    double freedom = n - tally.size();
    if (total <= 0 || freedom <= 0) {
      return 0;
    }
    return 1 - within / freedom / (total / (n - 1));
  }

  /** Adjusted Rand index of two groupings of the same users. */
  double agreement(Grouping other) {
    return Agreement.of(names(groups), names(other.groups)).adjustedRandIndex();
  }

  private static List<String> names(int[] groups) {
    return Arrays.stream(groups).mapToObj(group -> "g" + group).toList();
  }

  /**
   * Mean silhouette (Rousseeuw 1987) of an even sample of the users, in the space in which they
   * were grouped; NaN with one group.
   */
  double silhouette(double[][] points) {
    int n = Math.min(SILHOUETTE_USERS, groups.length);
    int[] sample = new int[n];
    Arrays.setAll(sample, i -> (int) ((long) i * groups.length / n));
    double sum = 0;
    int counted = 0;
    for (int i : sample) {
      Map<Integer, double[]> distances = new TreeMap<>();
      for (int j : sample) {
        if (i != j) {
          double[] cell = distances.computeIfAbsent(groups[j], group -> new double[2]);
          cell[0]++;
          cell[1] += distance(points[i], points[j]);
        }
      }
      double[] own = distances.remove(groups[i]);
      if (distances.isEmpty()) {
        continue;
      }
      double other =
          distances.values().stream().mapToDouble(cell -> cell[1] / cell[0]).min().orElseThrow();
      double inside = own == null ? other : own[1] / own[0];
      sum += Math.max(other, inside) == 0 ? 0 : (other - inside) / Math.max(other, inside);
      counted++;
    }
    return counted == 0 ? Double.NaN : sum / counted;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += (a[d] - b[d]) * (a[d] - b[d]);
    }
    return Math.sqrt(sum);
  }
}
