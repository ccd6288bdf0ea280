package io.shoal.segment;

import java.util.List;

/**
 * Embeddings themselves as masses, as far as they were {@link RecentSample sampled}: true to how
 * they lie, where {@link CentrePlaces} shows a valley that is only one between micro-centres.
 */
final class SamplePlaces implements Places {
  /**
   * Of a normal distribution's best bandwidth (Silverman 1986), which smooths two peaks into one.
   */
  private static final double NARROW = 0.6;

  /** Of an embedding: its grid. */
  private static final double SPREAD = 1;

  /** In squared points, the narrowest kernel that points can show. */
  private static final double FINEST = 0.25;

  private final FoldMasses masses;
  private final double designEffect;

  /**
   * @param designEffect weight that tells as much as one independent embedding
   */
  SamplePlaces(List<MicroCentre> centres, double designEffect) {
    masses = new FoldMasses(centres, SamplePlaces::masses);
    this.designEffect = designEffect;
  }

  @Override
  public Masses of(int[] group, Fold fold) {
    return masses.of(group, fold);
  }

  /** The sample of a micro-centre; its mean where nothing was sampled. */
  private static Mass[] masses(MicroCentre centre, Fold fold) {
    Mass whole = centre.of(fold);
    Mass[] sampled = centre.sample().masses(fold, whole.weight());
    return sampled.length == 0 ? new Mass[] {whole} : sampled;
  }

  @Override
  public FisherDirection direction(Masses a, Masses b) {
    double embeddings = independent(a) + independent(b);
    return new FisherDirection(a, b, SPREAD, a.dimensions() / (a.dimensions() + embeddings));
  }

  @Override
  public void addTo(LineDensity density, Masses a, Masses b, Axis axis) {
    if (a.isEmpty() || b.isEmpty()) {
      return;
    }
    double[] atA = axis.at(a.all());
    double[] atB = axis.at(b.all());
    double varianceA = Axis.variance(a.all(), atA);
    double varianceB = Axis.variance(b.all(), atB);
    double weight = a.weight() + b.weight();
    double within = (a.weight() * varianceA + b.weight() * varianceB) / weight;
    double fewer = Math.max(1, Math.min(independent(a), independent(b)));
    double kernel = Math.max(NARROW * NARROW * within * StrictMath.pow(fewer, -0.4), FINEST);
    double each = Math.max(designEffect, weight / (a.drawn() + b.drawn()));
    density.add(atA, kernel, heights(a.all(), each));
    density.add(atB, kernel, heights(b.all(), each));
  }

  private static double[] heights(Mass[] group, double each) {
    double[] heights = new double[group.length];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = group[i].weight() / each;
    }
    return heights;
  }

  private double independent(Masses group) {
    return Math.min(group.drawn(), group.weight() / designEffect);
  }
}
