package io.shoal.segment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * How far groups of micro-centres hang together: the links across, over the weight of the lighter
 * side of the boundary. Measured at the boundary, so that it does not depend on how many
 * micro-centres the groups have.
 */
final class Bonds {
  /** Two groups, the lower first, with the strength of their bond. */
  record Pair(int a, int b, double strength) {}

  private static final double FAINT = 0.02;

  private final TreeMap<Long, Double> across = new TreeMap<>();
  private final Map<Long, Map<Integer, Double>> boundary = new HashMap<>();
  private final Map<Integer, Double> weights = new HashMap<>();

  /**
   * @param group the group of each micro-centre; 0 takes no part
   */
  Bonds(List<MicroCentre> centres, NavigableMap<Long, Double> links, int[] group) {
    for (int i = 0; i < group.length; i++) {
      weights.merge(group[i], centres.get(i).weight(), Double::sum);
    }
    for (Map.Entry<Long, Double> link : links.entrySet()) {
      int i = (int) (link.getKey() >>> 32);
      int j = (int) (long) link.getKey();
      double lighter = Math.min(centres.get(i).weight(), centres.get(j).weight());
      boolean counts =
          group[i] != group[j]
              && group[i] != 0
              && group[j] != 0
              && link.getValue() >= FAINT * lighter;
      if (counts) {
        long pair = SegmentCatalog.pair(group[i], group[j]);
        across.merge(pair, link.getValue(), Double::sum);
        Map<Integer, Double> sides = boundary.computeIfAbsent(pair, key -> new HashMap<>());
        sides.put(i, centres.get(i).weight());
        sides.put(j, centres.get(j).weight());
      }
    }
    this.group = group;
  }

  private final int[] group;

  double weight(int id) {
    return weights.getOrDefault(id, 0.0);
  }

  /** The strongest bond among some groups; null if none touch. */
  Pair strongest(Set<Integer> among) {
    Pair best = null;
    for (Map.Entry<Long, Double> pair : across.entrySet()) {
      int a = (int) (pair.getKey() >>> 32);
      int b = (int) (long) pair.getKey();
      if (!among.contains(a) || !among.contains(b)) {
        continue;
      }
      double sideA = 0;
      double sideB = 0;
      for (Map.Entry<Integer, Double> centre : boundary.get(pair.getKey()).entrySet()) {
        if (group[centre.getKey()] == a) {
          sideA += centre.getValue();
        } else {
          sideB += centre.getValue();
        }
      }
      double strength = pair.getValue() / Math.max(1e-9, Math.min(sideA, sideB));
      if (best == null || strength > best.strength()) {
        best = new Pair(a, b, strength);
      }
    }
    return best;
  }
}
