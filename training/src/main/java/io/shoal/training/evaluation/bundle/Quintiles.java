package io.shoal.training.evaluation.bundle;

import java.util.Arrays;
import java.util.List;

/** Recency, frequency and value in fifths each: 125 cells, the marketer's usual segments. */
final class Quintiles {
  private static final int PARTS = 5;

  private final double[][] edges = new double[3][PARTS - 1];

  Quintiles(List<Standing> among) {
    for (int d = 0; d < 3; d++) {
      int dimension = d;
      double[] sorted =
          among.stream()
              .mapToDouble(user -> Spaces.recencyFrequencyValue(user)[dimension])
              .sorted()
              .toArray();
      for (int e = 0; e < PARTS - 1; e++) {
        edges[d][e] = sorted[(int) ((long) sorted.length * (e + 1) / PARTS)];
      }
    }
  }

  Grouping group(List<Standing> users) {
    int[] groups = new int[users.size()];
    for (int i = 0; i < groups.length; i++) {
      double[] point = Spaces.recencyFrequencyValue(users.get(i));
      for (int d = 0; d < 3; d++) {
        double value = point[d];
        int part = (int) Arrays.stream(edges[d]).filter(edge -> value > edge).count();
        groups[i] = groups[i] * PARTS + part;
      }
    }
    return new Grouping(groups);
  }
}
