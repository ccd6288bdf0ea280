package io.shoal.segment;

import java.util.BitSet;
import java.util.List;

/**
 * The best cut of a group of micro-centres in two: of all {@link TwoMeans} clusterings the one with
 * the deepest valley. It finds what has no peak of its own among the links, as a small group on the
 * slope of a large one.
 */
final class Halves {
  /** A cut, with how far its sides are one. */
  record Cut(int[] a, int[] b, double continuity) {}

  /** The deepest of many valleys is deeper than one: so much more doubt than in a single look. */
  private static final double DEEPEST = 1;

  private final List<MicroCentre> centres;
  private final Continuity continuity;
  private final double least;
  private final double doubt;

  /**
   * @param least weight of a half
   * @param doubt standard errors of the counts, in favour of two groups that are looked at once
   */
  Halves(List<MicroCentre> centres, Continuity continuity, double least, double doubt) {
    this.centres = centres;
    this.continuity = continuity;
    this.least = least;
    this.doubt = doubt + DEEPEST;
  }

  /**
   * The deepest cut; null where no half could stand alone.
   *
   * @param enough continuity beyond which a cut does not matter
   */
  Cut deepest(int[] group, double enough) {
    if (weight(group) < 2 * least) {
      return null;
    }
    Cut deepest = null;
    for (BitSet far : new TwoMeans(centres, group).find()) {
      BitSet near = (BitSet) far.clone();
      near.flip(0, group.length);
      int[] a = chosen(group, near);
      int[] b = chosen(group, far);
      if (weight(a) >= least && weight(b) >= least) {
        double known = deepest == null ? enough : Math.min(enough, deepest.continuity);
        double depth = continuity.between(a, b, doubt, known);
        if (deepest == null || depth < deepest.continuity) {
          deepest = new Cut(a, b, depth);
        }
      }
    }
    return deepest;
  }

  private static int[] chosen(int[] group, BitSet places) {
    int[] chosen = new int[places.cardinality()];
    int n = 0;
    for (int i = places.nextSetBit(0); i >= 0; i = places.nextSetBit(i + 1)) {
      chosen[n++] = group[i];
    }
    return chosen;
  }

  private double weight(int[] group) {
    return MicroCentre.weight(centres, group);
  }
}
