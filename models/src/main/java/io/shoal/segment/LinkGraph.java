package io.shoal.segment;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

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

  LinkGraph(List<MicroCentre> centres, NavigableMap<Long, Double> links) {
    int n = centres.size();
    neighbours = new int[n][0];
    strengths = new double[n][0];
    degrees = new double[n];
    for (Map.Entry<Long, Double> link : links.entrySet()) {
      int i = (int) (link.getKey() >>> 32);
      int j = (int) (long) link.getKey();
      double lighter = Math.min(centres.get(i).weight(), centres.get(j).weight());
      if (link.getValue() > FAINT * lighter) {
        connect(i, j, link.getValue());
        connect(j, i, link.getValue());
      }
    }
  }

  private void connect(int from, int to, double strength) {
    int n = neighbours[from].length;
    neighbours[from] = Arrays.copyOf(neighbours[from], n + 1);
    strengths[from] = Arrays.copyOf(strengths[from], n + 1);
    neighbours[from][n] = to;
    strengths[from][n] = strength;
    degrees[from] += strength;
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
