package io.shoal.training.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody who knows the truth of the others could say of each user: a vote of the nearest
 * embeddings, the user's own left out.
 */
final class NeighbourOracle {
  private static final int NEIGHBOURS = 15;
  private static final int MAX_POINTS = 2_000;

  private NeighbourOracle() {}

  /** Agreement of the votes with the truth. */
  static double adjustedRandIndex(List<short[]> embeddings, List<String> truth) {
    int step = Math.max(1, embeddings.size() / MAX_POINTS);
    List<String> known = new ArrayList<>();
    List<String> voted = new ArrayList<>();
    for (int i = 0; i < embeddings.size(); i += step) {
      known.add(truth.get(i));
      voted.add(vote(embeddings, truth, i, step));
    }
    return Agreement.of(known, voted).adjustedRandIndex();
  }

  private static String vote(List<short[]> embeddings, List<String> truth, int self, int step) {
    double[] distances = new double[NEIGHBOURS];
    int[] nearest = new int[NEIGHBOURS];
    java.util.Arrays.fill(distances, Double.MAX_VALUE);
    java.util.Arrays.fill(nearest, -1);
    for (int j = 0; j < embeddings.size(); j += step) {
      if (j == self) {
        continue;
      }
      double distance = squared(embeddings.get(self), embeddings.get(j));
      for (int k = NEIGHBOURS - 1; k >= 0 && distance < distances[k]; k--) {
        if (k < NEIGHBOURS - 1) {
          distances[k + 1] = distances[k];
          nearest[k + 1] = nearest[k];
        }
        distances[k] = distance;
        nearest[k] = j;
      }
    }
    Map<String, Integer> votes = new HashMap<>();
    for (int j : nearest) {
      if (j >= 0) {
        votes.merge(truth.get(j), 1, Integer::sum);
      }
    }
    return votes.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private static double squared(short[] a, short[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }
}
