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

  private final List<MicroCentre> centres;
  private final double designEffect;
  private final Mass[][][] known;

  /**
   * @param designEffect weight that tells as much as one independent embedding
   */
  SamplePlaces(List<MicroCentre> centres, double designEffect) {
    this.centres = centres;
    this.designEffect = designEffect;
    known = new Mass[Fold.values().length][centres.size()][];
  }

  @Override
  public Mass[] of(int[] group, Fold fold) {
    Mass[][] all = known[fold.ordinal()];
    int n = 0;
    for (int i : group) {
      all[i] = all[i] == null ? masses(centres.get(i), fold) : all[i];
      n += all[i].length;
    }
    Mass[] masses = new Mass[n];
    n = 0;
    for (int i : group) {
      System.arraycopy(all[i], 0, masses, n, all[i].length);
      n += all[i].length;
    }
    return masses;
  }

  /** The sample of a micro-centre; its mean where nothing was sampled. */
  private static Mass[] masses(MicroCentre centre, Fold fold) {
    Mass whole = centre.of(fold);
    if (!(whole.weight() > 0)) {
      return new Mass[0];
    }
    Mass[] sampled = centre.sample().masses(fold, whole.weight());
    return sampled.length == 0 ? new Mass[] {whole} : sampled;
  }

  @Override
  public FisherDirection direction(Mass[] a, Mass[] b) {
    int dimensions = a[0].at().length;
    return new FisherDirection(
        a, b, SPREAD, dimensions / (dimensions + independent(a) + independent(b)));
  }

  @Override
  public void addTo(LineDensity density, Mass[] a, Mass[] b, Axis axis) {
    if (a.length == 0 || b.length == 0) {
      return;
    }
    double[] atA = axis.at(a);
    double[] atB = axis.at(b);
    double weightA = Mass.sum(a);
    double weightB = Mass.sum(b);
    double weight = weightA + weightB;
    double within = (weightA * Axis.variance(a, atA) + weightB * Axis.variance(b, atB)) / weight;
    double fewer = Math.max(1, Math.min(independent(a), independent(b)));
    double kernel = Math.max(NARROW * NARROW * within * StrictMath.pow(fewer, -0.4), FINEST);
    double each = Math.max(designEffect, weight / (drawn(a) + drawn(b)));
    density.add(atA, kernel, heights(a, each));
    density.add(atB, kernel, heights(b, each));
  }

  private static double[] heights(Mass[] group, double each) {
    double[] heights = new double[group.length];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = group[i].weight() / each;
    }
    return heights;
  }

  private double independent(Mass[] group) {
    return Math.min(drawn(group), Mass.sum(group) / designEffect);
  }

  /** How many embeddings of one weight would tell as much (Kish 1965). */
  private static double drawn(Mass[] group) {
    double sum = 0;
    double squares = 0;
    for (Mass mass : group) {
      sum += mass.weight();
      squares += mass.weight() * mass.weight();
    }
    return sum * sum / squares;
  }
}
