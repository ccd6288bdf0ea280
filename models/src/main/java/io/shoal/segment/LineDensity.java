package io.shoal.segment;

/** Density of embeddings at evenly spaced points along a line, the first of them at 0. */
final class LineDensity {
  static final int POINTS = 48;

  /**
   * The root of a count has a standard error of 1/2 (Bartlett 1936); of two counts that are
   * compared each takes the 1/sqrt(2) of it.
   */
  private static final double ROOT_ERROR = 0.35355339059327373;

  /** Of its height, below which a Gaussian is cut. */
  private static final double FAINT = 1e-13;

  private final double[] density = new double[POINTS];

  /**
   * Adds Gaussians of one width. From point to point each changes by a ratio that itself changes by
   * a constant one, so that two exponentials are enough for all points.
   *
   * @param at their means, in points
   * @param variance in squared points
   * @param heights at their means
   */
  void add(double[] at, double variance, double[] heights) {
    double fall = StrictMath.exp(-1 / variance);
    for (int i = 0; i < at.length; i++) {
      int nearest = (int) Math.max(0, Math.min(POINTS - 1, Math.rint(at[i])));
      double away = nearest - at[i];
      double here = heights[i] * StrictMath.exp(-away * away / (2 * variance));
      double before = StrictMath.exp((away - 0.5) / variance);
      add(nearest, here, before, fall, heights[i] * FAINT);
    }
  }

  /**
   * @param here height of a Gaussian at a point
   * @param before its ratio from there to the point before
   */
  private void add(int point, double here, double before, double fall, double least) {
    double value = here;
    double ratio = fall / before;
    for (int k = point; k < POINTS && value > least; k++) {
      density[k] += value;
      value *= ratio;
      ratio *= fall;
    }
    value = here * before;
    ratio = before;
    for (int k = point - 1; k >= 0 && value > least; k--) {
      density[k] += value;
      ratio *= fall;
      value *= ratio;
    }
  }

  /**
   * Density at the lowest point of a valley, over that of the lower of its two peaks; 1 if there is
   * no valley. Against there being none, one may hide at any point of the middle, also where the
   * density only falls; outside it are too few embeddings to be certain of anything.
   *
   * @param doubt standard errors of the counts, in favour of there being no valley; below 0 against
   *     it
   * @param outside points before the middle, and as many behind it
   */
  double lowest(double doubt, int outside) {
    double[] peakBehind = new double[POINTS];
    double peak = 0;
    for (int k = POINTS - 1; k >= 0; k--) {
      peak = Math.max(peak, density[k]);
      peakBehind[k] = peak;
    }
    double lowest = 1;
    double peakBefore = 0;
    for (int k = 0; k < POINTS; k++) {
      peakBefore = Math.max(peakBefore, density[k]);
      double lower = Math.min(peakBefore, peakBehind[k]);
      boolean isMiddle = k >= outside && k < POINTS - outside;
      if (density[k] < lower || isMiddle) {
        double floor = Math.max(0, Math.sqrt(density[k]) + doubt * ROOT_ERROR);
        double ceiling = Math.sqrt(lower) - doubt * ROOT_ERROR;
        lowest = floor < ceiling ? Math.min(lowest, floor * floor / (ceiling * ceiling)) : lowest;
      }
    }
    return lowest;
  }

  double at(int point) {
    return density[point];
  }
}
