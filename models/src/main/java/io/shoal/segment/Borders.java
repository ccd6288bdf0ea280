package io.shoal.segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Groups of micro-centres, with the continuity between those that touch: some embedding has its
 * nearest micro-centre in one and its second nearest in the other. Groups can be joined.
 */
final class Borders {
  /** Two groups that touch, the lower first, and how far they are one. */
  record Border(int a, int b, double continuity) {}

  private final Continuity continuity;
  private final double enough;
  private final double doubt;
  private final Map<Integer, List<Integer>> members = new HashMap<>();
  private final TreeMap<Integer, TreeSet<Integer>> touching = new TreeMap<>();
  private final Map<Long, Double> known = new HashMap<>();

  /**
   * @param group the group of each micro-centre; 0 takes no part
   * @param enough continuity beyond which groups are one, and exact figures need not be known
   * @param doubt standard errors of the counts, in favour of groups being one
   */
  Borders(LinkGraph graph, int[] group, Continuity continuity, double enough, double doubt) {
    this.continuity = continuity;
    this.enough = enough;
    this.doubt = doubt;
    for (int i = 0; i < group.length; i++) {
      members.computeIfAbsent(group[i], key -> new ArrayList<>()).add(i);
      for (int j : graph.neighbours(i)) {
        if (group[i] != group[j] && group[i] != 0 && group[j] != 0) {
          touch(group[i], group[j]);
        }
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
        double between =
            known.computeIfAbsent(
                SegmentCatalog.pair(a, b),
                pair -> continuity.between(members.get(a), members.get(b), doubt, enough));
        if (shallowest == null || between > shallowest.continuity) {
          shallowest = new Border(a, b, between);
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
    known.keySet().removeIf(pair -> concerns(pair, from) || concerns(pair, into));
  }

  /** Counts two groups as not touching, until one of them is joined with another. */
  void keepApart(int a, int b) {
    known.put(SegmentCatalog.pair(a, b), 0.0);
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
