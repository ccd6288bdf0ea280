package io.shoal.segment;

import java.util.Arrays;
import java.util.List;

/**
 * Which micro-centres touch: two do where embeddings had one as the nearest and the other as the
 * second nearest, more often than noise would.
 */
final class LinkGraph {
  /** Links below this share of the lighter micro-centre are noise. */
  private static final double FAINT = 0.02;

  private final int[][] neighbours;
  private final double[][] strengths;
  private final double[] degrees;

  LinkGraph(List<MicroCentre> centres, Links links) {
    int n = centres.size();
    neighbours = new int[n][];
    strengths = new double[n][];
    degrees = new double[n];
    int[] size = new int[n];
    boolean[] clear = new boolean[links.size()];
    for (int k = 0; k < clear.length; k++) {
      clear[k] = isClear(links, k, centres);
      if (clear[k]) {
        size[links.a(k)]++;
        size[links.b(k)]++;
      }
    }
    for (int i = 0; i < n; i++) {
      neighbours[i] = new int[size[i]];
      strengths[i] = new double[size[i]];
    }
    Arrays.fill(size, 0);
    for (int k = 0; k < links.size(); k++) {
      if (clear[k]) {
        connect(links.a(k), links.b(k), links.weight(k), size);
        connect(links.b(k), links.a(k), links.weight(k), size);
      }
    }
  }

  private static boolean isClear(Links links, int k, List<MicroCentre> centres) {
    double lighter = Math.min(centres.get(links.a(k)).weight(), centres.get(links.b(k)).weight());
    return links.weight(k) > FAINT * lighter;
  }

  private void connect(int from, int to, double strength, int[] size) {
    neighbours[from][size[from]] = to;
    strengths[from][size[from]] = strength;
    size[from]++;
    degrees[from] += strength;
  }

  /** Number of micro-centres. */
  int size() {
    return degrees.length;
  }

  /** The micro-centres that one touches. */
  int[] neighbours(int i) {
    return neighbours[i];
  }

  /** Decayed number of embeddings between a micro-centre and each of its neighbours. */
  double[] strengths(int i) {
    return strengths[i];
  }

  /** Sum of a micro-centre's strengths. */
  double degree(int i) {
    return degrees[i];
  }
}
