package io.shoal.segment;

import java.util.ArrayList;
import java.util.List;

/**
 * Clusters of weighted items, joined by their mean similarity (UPGMA, Sokal and Michener 1958), the
 * most similar first; of equals the first. Cubic in their number: for hundreds, not thousands.
 */
final class AverageLinkage {
  private final double[][] similarity;
  private final double[] weights;
  private final List<List<Integer>> clusters = new ArrayList<>();

  /** Two clusters, the first before the second, and how similar they are. */
  private record Pair(int a, int b, double similarity) {}

  /**
   * @param similarity of every two items; it is overwritten
   * @param weights of the items; overwritten too
   */
  AverageLinkage(double[][] similarity, double[] weights) {
    this.similarity = similarity;
    this.weights = weights;
    for (int i = 0; i < weights.length; i++) {
      clusters.add(new ArrayList<>(List.of(i)));
    }
  }

  /** Joins clusters until no two are so similar. */
  void joinSimilar(double least) {
    Pair closest = closest();
    while (closest != null && closest.similarity >= least) {
      join(closest);
      closest = closest();
    }
  }

  /**
   * Joins each cluster of less than a weight with the most similar, the lightest first. What is
   * like no other stays.
   */
  void joinLight(double least) {
    Pair pair = lightest(least);
    while (pair != null) {
      join(pair);
      pair = lightest(least);
    }
  }

  /** The items of each cluster, in the order of the clusters' first items. */
  List<List<Integer>> clusters() {
    return clusters.stream().filter(cluster -> !cluster.isEmpty()).toList();
  }

  private Pair closest() {
    Pair closest = null;
    for (int a = 0; a < weights.length; a++) {
      Pair other = clusters.get(a).isEmpty() ? null : closestTo(a);
      closest = closer(closest, other);
    }
    return closest;
  }

  private Pair closestTo(int cluster) {
    Pair closest = null;
    for (int i = 0; i < weights.length; i++) {
      if (i != cluster && !clusters.get(i).isEmpty()) {
        Pair pair = new Pair(Math.min(i, cluster), Math.max(i, cluster), similarity[i][cluster]);
        closest = closer(closest, pair);
      }
    }
    return closest;
  }

  private static Pair closer(Pair first, Pair second) {
    return first == null || (second != null && second.similarity > first.similarity)
        ? second
        : first;
  }

  /** The lightest cluster below a weight that is like any other, with the one it is most like. */
  private Pair lightest(double below) {
    Pair lightest = null;
    double least = below;
    for (int i = 0; i < weights.length; i++) {
      Pair closest = clusters.get(i).isEmpty() || weights[i] >= least ? null : closestTo(i);
      if (closest != null && closest.similarity > 0) {
        lightest = closest;
        least = weights[i];
      }
    }
    return lightest;
  }

  private void join(Pair pair) {
    int a = pair.a;
    int b = pair.b;
    double together = weights[a] + weights[b];
    for (int i = 0; i < weights.length; i++) {
      double mean = (weights[a] * similarity[a][i] + weights[b] * similarity[b][i]) / together;
      similarity[a][i] = mean;
      similarity[i][a] = mean;
    }
    weights[a] = together;
    clusters.get(a).addAll(clusters.get(b));
    clusters.get(b).clear();
  }
}
