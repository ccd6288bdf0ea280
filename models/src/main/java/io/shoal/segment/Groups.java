package io.shoal.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The groups into which the micro-centres of one segment fall: basins of the density, each running
 * uphill along links to a peak, then joined where their bond is above a threshold.
 */
final class Groups {
  private final List<MicroCentre> centres;
  private final NavigableMap<Long, Double> links;
  private final int[] segment;
  private final int id;

  Groups(List<MicroCentre> centres, NavigableMap<Long, Double> links, int[] segment, int id) {
    this.centres = centres;
    this.links = links;
    this.segment = segment;
    this.id = id;
  }

  List<List<Integer>> above(double threshold) {
    int[] group = basins();
    while (true) {
      TreeSet<Integer> all = new TreeSet<>();
      for (int g : group) {
        all.add(g);
      }
      all.remove(0);
      Bonds.Pair strongest = new Bonds(centres, links, group).strongest(all);
      if (strongest == null || strongest.strength() < threshold) {
        return collect(group);
      }
      for (int i = 0; i < group.length; i++) {
        group[i] = group[i] == strongest.b() ? strongest.a() : group[i];
      }
    }
  }

  /** Each micro-centre goes to the neighbour of most links that is heavier, and so to a peak. */
  private int[] basins() {
    int n = centres.size();
    int[] uphill = new int[n];
    double[] most = new double[n];
    for (int i = 0; i < n; i++) {
      uphill[i] = i;
    }
    for (Map.Entry<Long, Double> link : links.entrySet()) {
      int i = (int) (link.getKey() >>> 32);
      int j = (int) (long) link.getKey();
      if (segment[i] != id || segment[j] != id) {
        continue;
      }
      int low = isHeavier(i, j) ? j : i;
      if (link.getValue() > most[low]) {
        most[low] = link.getValue();
        uphill[low] = low == i ? j : i;
      }
    }
    int[] group = new int[n];
    for (int i = 0; i < n; i++) {
      int peak = i;
      while (uphill[peak] != peak) {
        peak = uphill[peak];
      }
      group[i] = segment[i] == id ? peak + 1 : 0;
    }
    return group;
  }

  private boolean isHeavier(int i, int j) {
    int byWeight = Double.compare(centres.get(i).weight(), centres.get(j).weight());
    return byWeight != 0 ? byWeight > 0 : i < j;
  }

  private static List<List<Integer>> collect(int[] group) {
    TreeMap<Integer, List<Integer>> byGroup = new TreeMap<>();
    for (int i = 0; i < group.length; i++) {
      if (group[i] != 0) {
        byGroup.computeIfAbsent(group[i], key -> new ArrayList<>()).add(i);
      }
    }
    List<List<Integer>> groups = new ArrayList<>(byGroup.values());
    groups.sort(Comparator.comparing(list -> list.get(0)));
    return groups;
  }
}
