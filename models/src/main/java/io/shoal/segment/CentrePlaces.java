package io.shoal.segment;

import java.util.Arrays;
import java.util.List;

/**
 * Micro-centres as masses. How embeddings lie around their own is not known but on the average, so
 * that groups which differ in their means seem more apart than they are: this finds small segments
 * beside large ones.
 */
final class CentrePlaces implements Places {
  /**
   * A micro-centre stands for a stretch of the line, the longer the fewer there are: n of them
   * evenly along it are 12^.5 / n of its standard deviation apart, and two fifths of that is the
   * deviation of each. Without it a thin ring seemed to have a valley between any two of its
   * micro-centres.
   */
  private static final double STRETCH = 2;

  /** Of an embedding: its grid. */
  private static final double LEAST_SPREAD = 1;

  private final List<MicroCentre> centres;
  private final double spread;
  private final double designEffect;

  /**
   * @param radius of micro-centres; half of it is the typical distance of an embedding from its own
   * @param designEffect weight that tells as much as one independent embedding
   */
  CentrePlaces(List<MicroCentre> centres, double radius, double designEffect) {
    this.centres = centres;
    this.spread =
        centres.isEmpty()
            ? LEAST_SPREAD
            : Math.max(LEAST_SPREAD, radius * radius / 4 / centres.get(0).at().length);
    this.designEffect = designEffect;
  }

  @Override
  public Mass[] of(int[] group, Fold fold) {
    Mass[] masses = new Mass[group.length];
    int n = 0;
    for (int i : group) {
      Mass mass = centres.get(i).of(fold);
      if (mass.weight() > 0) {
        masses[n++] = mass;
      }
    }
    return n == masses.length ? masses : Arrays.copyOf(masses, n);
  }

  @Override
  public FisherDirection direction(Mass[] a, Mass[] b) {
    double embeddings = (Mass.sum(a) + Mass.sum(b)) / designEffect;
    int dimensions = a[0].at().length;
    return new FisherDirection(a, b, spread, dimensions / (dimensions + embeddings));
  }

  @Override
  public void addTo(LineDensity density, Mass[] a, Mass[] b, Axis axis) {
    add(density, a, axis);
    add(density, b, axis);
  }

  private void add(LineDensity density, Mass[] group, Axis axis) {
    int n = group.length;
    if (n == 0) {
      return;
    }
    double[] at = axis.at(group);
    double variance = axis.variance(spread);
    double stretched = variance + STRETCH * Axis.variance(group, at) / n / n;
    double height = Math.sqrt(variance / stretched);
    double[] heights = new double[n];
    for (int i = 0; i < n; i++) {
      heights[i] = height / designEffect * group[i].weight();
    }
    density.add(at, stretched, heights);
  }
}
