package io.shoal.segment;

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

  private final List<MicroCentre> centres;
  private final double scale;
  private final double[] weights;
  private final MicroDistances distances;
  private final double[][] kernels;

  HollowGroups(List<MicroCentre> centres, MicroDistances distances, double radius) {
    this.centres = centres;
    this.distances = distances;
    scale = 1 / (2 * WIDTH * radius * radius);
    weights = centres.stream().mapToDouble(MicroCentre::weight).toArray();
    kernels = new double[weights.length][];
  }

  /**
   * Whether the mean of a group lies in a hollow.
   *
   * @param share of the median density, below which the density at the mean is a hollow
   */
  boolean contains(int[] group, double share) {
    double atMean = 0;
    double total = 0;
    double[] mean = mean(group);
    for (int i : group) {
      atMean += weights[i] * Kernel.of(centres.get(i).squaredDistance(mean) * scale);
      total += weights[i];
    }
    double denser = 0;
    double thinner = 0;
    for (int i : group) {
      if (share * density(group, kernels(i)) > atMean) {
        denser += weights[i];
      } else {
        thinner += weights[i];
      }
      if (Math.max(denser, thinner) > total / 2) {
        return denser > thinner;
      }
    }
    return denser > thinner;
  }

  private double[] mean(int[] group) {
    double[] mean = new double[centres.get(0).at().length];
    double total = 0;
    for (int i : group) {
      double[] at = centres.get(i).at();
      total += weights[i];
      for (int d = 0; d < mean.length; d++) {
        mean[d] += weights[i] * at[d];
      }
    }
    for (int d = 0; d < mean.length; d++) {
      mean[d] /= total;
    }
    return mean;
  }

  private double density(int[] group, double[] near) {
    double density = 0;
    for (int i : group) {
      density += weights[i] * near[i];
    }
    return density;
  }

  /** The kernel of every micro-centre where one stands. */
  private double[] kernels(int at) {
    if (kernels[at] == null) {
      kernels[at] = new double[kernels.length];
      Kernel.fill(distances.from(at), 0, scale, kernels[at]);
    }
    return kernels[at];
  }
}
