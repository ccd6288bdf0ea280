package io.shoal.segment;

import java.util.Arrays;

/**
 * Groups of micro-centres, with the continuity between those that touch: some embedding has its
 * nearest micro-centre in one and its second nearest in the other. Groups can be joined.
 */
final class Borders {
  /** Two groups that touch, by their places, the lower first, and how far they are one. */
  record Border(int a, int b, double continuity) {}

  private static final double UNKNOWN = -1;

  private final Continuity continuity;
  private final double enough;
  private final double doubt;
  private final int[][] groups;
  private final boolean[][] touching;
  private final double[][] known;

  /**
   * @param groups that have no micro-centre in common
   * @param enough continuity beyond which groups are one, and exact figures need not be known
   * @param doubt standard errors of the counts, in favour of groups being one
   */
  Borders(LinkGraph graph, int[][] groups, Continuity continuity, double enough, double doubt) {
    this.continuity = continuity;
    this.enough = enough;
    this.doubt = doubt;
    this.groups = groups.clone();
    touching = new boolean[groups.length][groups.length];
    known = new double[groups.length][groups.length];
    int[] owner = new int[graph.size()];
    Arrays.fill(owner, -1);
    for (int a = 0; a < groups.length; a++) {
      Arrays.fill(known[a], UNKNOWN);
      for (int i : groups[a]) {
        owner[i] = a;
      }
    }
    for (int i = 0; i < owner.length; i++) {
      for (int j : graph.neighbours(i)) {
        if (owner[i] >= 0 && owner[j] >= 0 && owner[i] != owner[j]) {
          touching[owner[i]][owner[j]] = true;
        }
      }
    }
  }

  /** The two groups that are most nearly one; null if none touch. */
  Border shallowest() {
    Border shallowest = null;
    for (int a = 0; a < groups.length; a++) {
      for (int b = a + 1; b < groups.length; b++) {
        double between = touching[a][b] ? between(a, b) : UNKNOWN;
        if (between > (shallowest == null ? UNKNOWN : shallowest.continuity)) {
          shallowest = new Border(a, b, between);
        }
      }
    }
    return shallowest;
  }

  private double between(int a, int b) {
    if (known[a][b] == UNKNOWN) {
      known[a][b] = continuity.between(groups[a], groups[b], doubt, enough);
    }
    return known[a][b];
  }

  /** Puts the micro-centres of one group into another. */
  void join(int from, int into) {
    groups[into] = Groups.together(groups[into], groups[from]);
    groups[from] = new int[0];
    for (int other = 0; other < groups.length; other++) {
      boolean touches = other != into && (touching[into][other] || touching[from][other]);
      touching[into][other] = touches;
      touching[other][into] = touches;
      touching[from][other] = false;
      touching[other][from] = false;
      known[Math.min(into, other)][Math.max(into, other)] = UNKNOWN;
    }
  }

  /** Counts two groups as not touching, until one of them is joined with another. */
  void keepApart(int a, int b) {
    known[Math.min(a, b)][Math.max(a, b)] = 0;
  }

  /** The micro-centres of a group; none if it was joined with another. */
  int[] members(int group) {
    return groups[group];
  }
}
