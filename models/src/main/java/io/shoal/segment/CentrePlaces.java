package io.shoal.segment;

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

  private final FoldMasses masses;
  private final double spread;
  private final double designEffect;

  /**
   * @param radius of micro-centres; half of it is the typical distance of an embedding from its own
   * @param designEffect weight that tells as much as one independent embedding
   */
  CentrePlaces(List<MicroCentre> centres, double radius, double designEffect) {
    masses = new FoldMasses(centres, CentrePlaces::masses);
    this.spread =
        centres.isEmpty()
            ? LEAST_SPREAD
            : Math.max(LEAST_SPREAD, radius * radius / 4 / centres.get(0).at().length);
    this.designEffect = designEffect;
  }

  private static Mass[] masses(MicroCentre centre, Fold fold) {
    return new Mass[] {centre.of(fold)};
  }

  @Override
  public Masses of(int[] group, Fold fold) {
    return masses.of(group, fold);
  }

  @Override
  public FisherDirection direction(Masses a, Masses b) {
    double embeddings = (a.weight() + b.weight()) / designEffect;
    int dimensions = a.dimensions();
    return new FisherDirection(a, b, spread, dimensions / (dimensions + embeddings));
  }

  @Override
  public void addTo(LineDensity density, Masses a, Masses b, Axis axis) {
    add(density, a.all(), axis);
    add(density, b.all(), axis);
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
