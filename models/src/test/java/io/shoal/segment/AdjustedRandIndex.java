package io.shoal.segment;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far two labellings agree, corrected for chance (Hubert and Arabie 1985): 1 is full agreement,
 * 0 is chance.
 */
final class AdjustedRandIndex {
  private AdjustedRandIndex() {}

  static double of(int[] truth, int[] found) {
    Map<List<Integer>, Integer> both = new HashMap<>();
    Map<Integer, Integer> byTruth = new HashMap<>();
    Map<Integer, Integer> byFound = new HashMap<>();
    for (int i = 0; i < truth.length; i++) {
      both.merge(List.of(truth[i], found[i]), 1, Integer::sum);
      byTruth.merge(truth[i], 1, Integer::sum);
      byFound.merge(found[i], 1, Integer::sum);
    }
    double all = pairs(List.of(truth.length));
    double chance = pairs(byTruth.values()) * pairs(byFound.values()) / all;
    double most = (pairs(byTruth.values()) + pairs(byFound.values())) / 2;
    return most == chance ? 1 : (pairs(both.values()) - chance) / (most - chance);
  }

  private static double pairs(Collection<Integer> sizes) {
    return sizes.stream().mapToDouble(n -> n * (n - 1.0) / 2).sum();
  }
}
