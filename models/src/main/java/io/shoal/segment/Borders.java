package io.shoal.segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Groups of micro-centres, with the valleys between those that touch: some embedding has its
 * nearest micro-centre in one and its second nearest in the other. Groups can be joined.
 */
final class Borders {
  /** Two groups that touch, the lower first, and how far they are one. */
  record Border(int a, int b, double valley) {}

  /** Links below this share of the lighter micro-centre are noise. */
  private static final double FAINT = 0.02;

  /** For groups that links have found; one standard error. */
  private static final double DOUBT = 1;

  private final Valley valley;
  private final Map<Integer, List<Integer>> members = new HashMap<>();
  private final TreeMap<Integer, TreeSet<Integer>> touching = new TreeMap<>();
  private final Map<Long, Double> valleys = new HashMap<>();

  /**
   * @param group the group of each micro-centre; 0 takes no part
   */
  Borders(List<MicroCentre> centres, NavigableMap<Long, Double> links, int[] group, Valley valley) {
    this.valley = valley;
    for (int i = 0; i < group.length; i++) {
      members.computeIfAbsent(group[i], key -> new ArrayList<>()).add(i);
    }
    for (Map.Entry<Long, Double> link : links.entrySet()) {
      int i = (int) (link.getKey() >>> 32);
      int j = (int) (long) link.getKey();
      double lighter = Math.min(centres.get(i).weight(), centres.get(j).weight());
      boolean across = group[i] != group[j] && group[i] != 0 && group[j] != 0;
      if (across && link.getValue() > FAINT * lighter) {
        touch(group[i], group[j]);
      }
    }
  }

  private void touch(int a, int b) {
    touching.computeIfAbsent(a, key -> new TreeSet<>()).add(b);
    touching.computeIfAbsent(b, key -> new TreeSet<>()).add(a);
  }

  /** The two groups that are most nearly one; null if none touch. */
  Border shallowest() {
    Border shallowest = null;
    for (Map.Entry<Integer, TreeSet<Integer>> groups : touching.entrySet()) {
      int a = groups.getKey();
      for (int b : groups.getValue().tailSet(a, false)) {
        double depth =
            valleys.computeIfAbsent(
                SegmentCatalog.pair(a, b),
                pair -> valley.between(members.get(a), members.get(b), DOUBT));
        if (shallowest == null || depth > shallowest.valley) {
          shallowest = new Border(a, b, depth);
        }
      }
    }
    return shallowest;
  }

  /** Puts the micro-centres of one group into another. */
  void join(int from, int into) {
    members.get(into).addAll(members.remove(from));
    TreeSet<Integer> neighbours = touching.remove(from);
    for (int neighbour : neighbours) {
      touching.get(neighbour).remove(from);
      if (neighbour != into) {
        touch(into, neighbour);
      }
    }
    valleys.keySet().removeIf(pair -> concerns(pair, from) || concerns(pair, into));
  }

  private static boolean concerns(long pair, int group) {
    return (int) (pair >>> 32) == group || (int) pair == group;
  }

  List<Integer> members(int group) {
    return members.getOrDefault(group, List.of());
  }

  /** The micro-centres of a group, which has none from then on. */
  List<Integer> take(int group) {
    return new ArrayList<>(members.remove(group));
  }
}
