package io.shoal.segment;

import java.util.List;

/**
 * Gives micro-centres without a segment that of the neighbour with which they share most links, if
 * those are nearly all that they weigh: what grows at the rim of a segment belongs to it.
 */
final class Adoption {
  /** Of its weight, what a new micro-centre must share in links to join a segment. */
  private static final double ADOPT_ABOVE = 0.9;

  private final List<MicroCentre> centres;
  private final Links links;

  Adoption(List<MicroCentre> centres, Links links) {
    this.centres = centres;
    this.links = links;
  }

  /**
   * The segments after it, where the adopted adopt others in turn.
   *
   * @param segment of each micro-centre; 0 for none
   */
  int[] adopted(int[] segment) {
    int[] adopted = segment.clone();
    boolean changed = true;
    while (changed) {
      changed = false;
      double[] best = new double[adopted.length];
      int[] to = new int[adopted.length];
      for (int k = 0; k < links.size(); k++) {
        propose(adopted, links.a(k), links.b(k), links.weight(k), best, to);
        propose(adopted, links.b(k), links.a(k), links.weight(k), best, to);
      }
      for (int i = 0; i < adopted.length; i++) {
        if (to[i] != 0 && best[i] >= ADOPT_ABOVE * centres.get(i).weight()) {
          adopted[i] = to[i];
          changed = true;
        }
      }
    }
    return adopted;
  }

  private static void propose(
      int[] adopted, int orphan, int other, double weight, double[] best, int[] to) {
    if (adopted[orphan] == 0 && adopted[other] != 0 && weight > best[orphan]) {
      best[orphan] = weight;
      to[orphan] = adopted[other];
    }
  }
}
