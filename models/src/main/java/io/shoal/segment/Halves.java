package io.shoal.segment;

import java.util.ArrayList;
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

  /** What is nearer to the one mean, and to the other. */
  private record Sides(List<Integer> near, List<Integer> far) {
    boolean isOneEmpty() {
      return near.isEmpty() || far.isEmpty();
    }
  }

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
    Set<List<Integer>> seen = new HashSet<>();
    for (int seed : group) {
      Sides sides = twoMeans(group, seed);
      boolean stands = weight(sides.near) >= least && weight(sides.far) >= least;
      if (stands && seen.add(sides.far)) {
        double known = deepest == null ? enough : deepest.continuity;
        double depth = continuity.between(sides.near, sides.far, doubt, known);
        if (deepest == null || depth < deepest.continuity) {
          deepest = new Cut(sides.near, sides.far, depth);
        }
      }
    }
    return deepest;
  }

  private Sides twoMeans(List<Integer> group, int seed) {
    Sides sides = sides(group, mean(group), centres.get(seed).at());
    for (int round = 1; round < ROUNDS && !sides.isOneEmpty(); round++) {
      Sides next = sides(group, mean(sides.near), mean(sides.far));
      if (next.equals(sides)) {
        return sides;
      }
      sides = next;
    }
    return sides;
  }

  private Sides sides(List<Integer> group, double[] here, double[] there) {
    Sides sides = new Sides(new ArrayList<>(), new ArrayList<>());
    for (int i : group) {
      double[] at = centres.get(i).at();
      (squared(at, there) < squared(at, here) ? sides.far : sides.near).add(i);
    }
    return sides;
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
