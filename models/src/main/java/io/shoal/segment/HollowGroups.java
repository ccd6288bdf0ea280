package io.shoal.segment;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Tells groups that bend around their own mean, as a ring or a crescent does: the density at the
 * mean is below that in which the median embedding of the group lies. Where it is, a straight line
 * through means says nothing about a valley.
 *
 * <p>On some 500 segments of clouds the density at the mean was .999 of the median or more; on arcs
 * of rings it was .08 to .95.
 */
final class HollowGroups {
  /** Variance of the kernel by dimension, over the squared radius. */
  private static final double WIDTH = 1.0 / 3;

  private static final double UNKNOWN = -1;

  private final List<MicroCentre> centres;
  private final double scale;
  private final double[][] known;

  HollowGroups(List<MicroCentre> centres, double radius) {
    this.centres = centres;
    this.scale = 1 / (2 * WIDTH * radius * radius);
    this.known = new double[centres.size()][];
  }

  /**
   * Whether the mean of a group lies in a hollow.
   *
   * @param share of the median density, below which the density at the mean is a hollow
   */
  boolean contains(Collection<Integer> group, double share) {
    double atMean = density(group, mean(group));
    double denser = 0;
    double total = 0;
    for (int i : group) {
      MicroCentre centre = centres.get(i);
      total += centre.weight();
      denser += share * density(group, i) > atMean ? centre.weight() : 0;
    }
    return denser > total / 2;
  }

  private double[] mean(Collection<Integer> group) {
    double[] mean = new double[centres.get(0).at().length];
    double total = 0;
    for (int i : group) {
      MicroCentre centre = centres.get(i);
      total += centre.weight();
      for (int d = 0; d < mean.length; d++) {
        mean[d] += centre.weight() * centre.at()[d];
      }
    }
    for (int d = 0; d < mean.length; d++) {
      mean[d] /= total;
    }
    return mean;
  }

  private double density(Collection<Integer> group, double[] point) {
    double density = 0;
    for (int i : group) {
      density += centres.get(i).weight() * kernel(i, point);
    }
    return density;
  }

  private double density(Collection<Integer> group, int at) {
    if (known[at] == null) {
      known[at] = new double[centres.size()];
      Arrays.fill(known[at], UNKNOWN);
    }
    double density = 0;
    for (int i : group) {
      if (known[at][i] == UNKNOWN) {
        known[at][i] = kernel(i, centres.get(at).at());
      }
      density += centres.get(i).weight() * known[at][i];
    }
    return density;
  }

  private double kernel(int i, double[] point) {
    return Kernel.cut(centres.get(i).squaredDistance(point) * scale);
  }
}
