package io.shoal.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The groups into which the micro-centres of one segment fall: basins of the density, each running
 * uphill along links to a peak; joined, the most nearly one first, until all valleys between them
 * are deep; and each cut in halves again, while there is a deeper valley inside.
 */
final class Groups {
  /**
   * A valley that was searched for is the deepest of many that chance makes, so it must be deeper
   * than one that lies where links are few.
   */
  private static final double DEEPER = 0.4;

  private final List<MicroCentre> centres;
  private final LinkGraph graph;
  private final int[] segment;
  private final int id;
  private final Continuity continuity;
  private final double doubt;

  /**
   * @param doubt standard errors of the counts, in favour of two groups being one
   */
  Groups(
      List<MicroCentre> centres,
      LinkGraph graph,
      int[] segment,
      int id,
      Continuity continuity,
      double doubt) {
    this.continuity = continuity;
    this.centres = centres;
    this.graph = graph;
    this.segment = segment;
    this.id = id;
    this.doubt = doubt;
  }

  /**
   * The groups, each sorted, in the order of their first micro-centres.
   *
   * @param threshold valleys below it part
   * @param least weight of a half that is cut off
   */
  List<int[]> parted(double threshold, double least) {
    int[][] basins = basins();
    Borders borders = new Borders(graph, basins, continuity, threshold, doubt);
    Borders.Border border = borders.shallowest();
    while (border != null && border.continuity() >= threshold) {
      borders.join(border.b(), border.a());
      border = borders.shallowest();
    }
    Halves halves = new Halves(centres, continuity, least, doubt);
    List<int[]> parted = new ArrayList<>();
    for (int basin = 0; basin < basins.length; basin++) {
      if (borders.members(basin).length > 0) {
        cut(borders.members(basin), DEEPER * threshold, halves, parted);
      }
    }
    parted.forEach(Arrays::sort);
    parted.sort(Comparator.comparingInt(group -> group[0]));
    return parted;
  }

  private static void cut(int[] group, double threshold, Halves halves, List<int[]> parted) {
    Halves.Cut cut = halves.deepest(group, threshold);
    if (cut == null || cut.continuity() >= threshold) {
      parted.add(group);
      return;
    }
    cut(cut.a(), threshold, halves, parted);
    cut(cut.b(), threshold, halves, parted);
  }

  /** Each micro-centre goes to the neighbour of most links that is heavier, and so to a peak. */
  private int[][] basins() {
    int[] uphill = new int[segment.length];
    for (int i = 0; i < uphill.length; i++) {
      uphill[i] = segment[i] == id ? uphill(i) : -1;
    }
    int[] peaks = new int[uphill.length];
    for (int i = 0; i < peaks.length; i++) {
      peaks[i] = uphill[i];
      while (peaks[i] >= 0 && peaks[i] != uphill[peaks[i]]) {
        peaks[i] = uphill[peaks[i]];
      }
    }
    List<int[]> basins = new ArrayList<>();
    for (int i = 0; i < peaks.length; i++) {
      if (peaks[i] == i) {
        basins.add(members(peaks, i));
      }
    }
    return basins.toArray(int[][]::new);
  }

  /**
   * The micro-centres that have an owner.
   *
   * @param owners of each micro-centre: its segment, or its peak
   */
  static int[] members(int[] owners, int owner) {
    int[] members = new int[owners.length];
    int n = 0;
    for (int i = 0; i < owners.length; i++) {
      if (owners[i] == owner) {
        members[n++] = i;
      }
    }
    return Arrays.copyOf(members, n);
  }

  private int uphill(int i) {
    int uphill = i;
    double most = 0;
    int[] neighbours = graph.neighbours(i);
    for (int k = 0; k < neighbours.length; k++) {
      int j = neighbours[k];
      if (segment[j] == segment[i] && isHeavier(j, i) && graph.strengths(i)[k] > most) {
        most = graph.strengths(i)[k];
        uphill = j;
      }
    }
    return uphill;
  }

  /** Two groups as one, in that order. */
  static int[] together(int[] a, int[] b) {
    int[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private boolean isHeavier(int i, int j) {
    int byWeight = Double.compare(centres.get(i).weight(), centres.get(j).weight());
    return byWeight != 0 ? byWeight > 0 : i < j;
  }
}
