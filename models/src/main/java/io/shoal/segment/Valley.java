package io.shoal.segment;

import java.util.Collection;
import java.util.List;

/**
 * How far two groups of micro-centres are one: the density at the lowest point between them, over
 * that of the lower of their two peaks. All embeddings of both are looked at along {@link
 * FisherDirection one line}, so that some tens of them are enough to see a valley in many
 * dimensions, where the links between single micro-centres are too few to count.
 */
final class Valley {
  private static final int POINTS = 48;

  /** Beyond both means: peaks may lie outside. */
  private static final double MARGIN = 0.25;

  /** Gaussians are cut where they are below 1e-13. */
  private static final double FAR = 30;

  /**
   * A micro-centre stands for a stretch of the line, the longer the fewer there are: n of them
   * evenly along it are 12^.5 / n of its standard deviation apart, and two fifths of that is the
   * deviation of each. Without it a thin ring seemed to have a valley between any two of its
   * micro-centres.
   */
  private static final double STRETCH = 2;

  private final List<MicroCentre> centres;
  private final double spread;

  /**
   * @param radius of micro-centres; half of it is the typical distance of an embedding from its own
   */
  Valley(List<MicroCentre> centres, double radius) {
    this.centres = centres;
    this.spread = centres.isEmpty() ? 0 : radius * radius / 4 / centres.get(0).at().length;
  }

  /**
   * From 0, where nothing lies between the groups, to 1, where there is no valley.
   *
   * @param doubt standard errors of the counts, in favour of there being none
   */
  double between(Collection<Integer> groupA, Collection<Integer> groupB, double doubt) {
    List<MicroCentre> a = groupA.stream().map(centres::get).toList();
    List<MicroCentre> b = groupB.stream().map(centres::get).toList();
    FisherDirection line = new FisherDirection(a, b, spread);
    double length = line.to() - line.from();
    double variance = spread * line.squaredLength();
    if (!(length > 0) || !(variance > 0)) {
      return 1;
    }
    double start = line.from() - MARGIN * length;
    double step = length * (1 + 2 * MARGIN) / (POINTS - 1);
    double[] density = new double[POINTS];
    add(density, a, line, start, step, variance);
    add(density, b, line, start, step, variance);
    return lowest(density, doubt);
  }

  private static void add(
      double[] density,
      List<MicroCentre> group,
      FisherDirection line,
      double start,
      double step,
      double variance) {
    double stretched = variance + STRETCH * spreadAlong(group, line) / group.size() / group.size();
    double height = Math.sqrt(variance / stretched);
    for (MicroCentre centre : group) {
      double at = line.along(centre.at());
      for (int k = 0; k < density.length; k++) {
        double distance = start + k * step - at;
        double exponent = distance * distance / (2 * stretched);
        if (exponent < FAR) {
          density[k] += height * centre.weight() * StrictMath.exp(-exponent);
        }
      }
    }
  }

  private static double spreadAlong(List<MicroCentre> group, FisherDirection line) {
    double weight = 0;
    double mean = 0;
    double square = 0;
    for (MicroCentre centre : group) {
      double at = line.along(centre.at());
      weight += centre.weight();
      mean += centre.weight() * at;
      square += centre.weight() * at * at;
    }
    mean /= weight;
    return Math.max(0, square / weight - mean * mean);
  }

  private static double lowest(double[] density, double doubt) {
    double[] peakBehind = new double[density.length];
    double peak = 0;
    for (int k = density.length - 1; k >= 0; k--) {
      peak = Math.max(peak, density[k]);
      peakBehind[k] = peak;
    }
    double lowest = 1;
    double peakBefore = 0;
    for (int k = 0; k < density.length; k++) {
      peakBefore = Math.max(peakBefore, density[k]);
      double lower = Math.min(peakBefore, peakBehind[k]);
      double floor = density[k] + doubt * StrictMath.sqrt(density[k] + 1);
      double ceiling = lower - doubt * StrictMath.sqrt(lower);
      if (floor < ceiling) {
        lowest = Math.min(lowest, floor / ceiling);
      }
    }
    return lowest;
  }
}
