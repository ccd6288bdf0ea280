package io.shoal.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * The groups into which the micro-centres of one segment fall: basins of the density, each running
 * uphill along links to a peak; joined, the most nearly one first, until all valleys between them
 * are deep; and each cut in halves again, while there is a deeper valley inside.
 */
final class Groups {
  /** A valley that was searched for must be so much deeper than one that links have shown. */
  private static final double DEEPER = 0.5;

  private final List<MicroCentre> centres;
  private final NavigableMap<Long, Double> links;
  private final int[] segment;
  private final int id;
  private final Valley valley;

  Groups(
      List<MicroCentre> centres,
      NavigableMap<Long, Double> links,
      int[] segment,
      int id,
      Valley valley) {
    this.valley = valley;
    this.centres = centres;
    this.links = links;
    this.segment = segment;
    this.id = id;
  }

  /**
   * The groups, each sorted, in the order of their first micro-centres.
   *
   * @param threshold valleys below it part
   * @param least weight of a half that is cut off
   */
  List<List<Integer>> parted(double threshold, double least) {
    int[] group = basins();
    Borders borders = new Borders(centres, links, group, valley);
    Borders.Border border = borders.shallowest();
    while (border != null && border.valley() >= threshold) {
      borders.join(border.b(), border.a());
      border = borders.shallowest();
    }
    Halves halves = new Halves(centres, valley, least);
    List<List<Integer>> parted = new ArrayList<>();
    for (int peak : group) {
      if (peak != 0 && !borders.members(peak).isEmpty()) {
        cut(borders.take(peak), threshold * DEEPER, halves, parted);
      }
    }
    parted.forEach(list -> list.sort(null));
    parted.sort(Comparator.comparing(list -> list.get(0)));
    return parted;
  }

  private static void cut(
      List<Integer> group, double threshold, Halves halves, List<List<Integer>> parted) {
    Halves.Cut cut = halves.deepest(group);
    if (cut == null || cut.valley() >= threshold) {
      parted.add(group);
      return;
    }
    cut(cut.a(), threshold, halves, parted);
    cut(cut.b(), threshold, halves, parted);
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
}
