package io.shoal.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The best cut of a group of micro-centres in two: of all two-means clusterings (Lloyd 1982) that
 * begin at the group's mean and one of its micro-centres, the one with the deepest valley. It finds
 * what has no peak of its own among the links, as a small group on the slope of a large one.
 */
final class Halves {
  /** A cut, with how far its sides are one. */
  record Cut(List<Integer> a, List<Integer> b, double continuity) {}

  private static final int ROUNDS = 12;

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
  Cut deepest(List<Integer> group, double enough) {
    Cut deepest = null;
    Set<String> seen = new HashSet<>();
    for (int seed : group) {
      boolean[] apart = twoMeans(group, seed);
      List<Integer> a = side(group, apart, false);
      List<Integer> b = side(group, apart, true);
      boolean stands = weight(a) >= least && weight(b) >= least;
      if (stands && seen.add(Arrays.toString(apart))) {
        double depth =
            continuity.between(a, b, doubt, deepest == null ? enough : deepest.continuity);
        if (deepest == null || depth < deepest.continuity) {
          deepest = new Cut(a, b, depth);
        }
      }
    }
    return deepest;
  }

  private boolean[] twoMeans(List<Integer> group, int seed) {
    boolean[] apart = new boolean[group.size()];
    double[] here = mean(group);
    double[] there = centres.get(seed).at();
    for (int round = 0; round < ROUNDS; round++) {
      boolean[] before = apart.clone();
      for (int i = 0; i < apart.length; i++) {
        MicroCentre centre = centres.get(group.get(i));
        apart[i] = squared(centre.at(), there) < squared(centre.at(), here);
      }
      List<Integer> near = side(group, apart, false);
      List<Integer> far = side(group, apart, true);
      boolean settled = round > 0 && Arrays.equals(apart, before);
      if (settled || near.isEmpty() || far.isEmpty()) {
        break;
      }
      here = mean(near);
      there = mean(far);
    }
    return apart;
  }

  private static List<Integer> side(List<Integer> group, boolean[] apart, boolean which) {
    List<Integer> side = new ArrayList<>();
    for (int i = 0; i < apart.length; i++) {
      if (apart[i] == which) {
        side.add(group.get(i));
      }
    }
    return side;
  }

  private double weight(List<Integer> group) {
    return group.stream().mapToDouble(i -> centres.get(i).weight()).sum();
  }

  private double[] mean(List<Integer> group) {
    double[] mean = new double[centres.get(group.get(0)).at().length];
    double weight = weight(group);
    for (int i : group) {
      MicroCentre centre = centres.get(i);
      for (int d = 0; d < mean.length; d++) {
        mean[d] += centre.weight() / weight * centre.at()[d];
      }
    }
    return mean;
  }

  private static double squared(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += (a[d] - b[d]) * (a[d] - b[d]);
    }
    return sum;
  }
}
