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
   * Adds a Gaussian. From point to point it changes by a ratio that itself changes by a constant
   * one, so that three exponentials are enough for all points.
   *
   * @param at its mean, in points
   * @param variance in squared points
   * @param height at the mean
   */
  void add(double at, double variance, double height) {
    int nearest = (int) Math.max(0, Math.min(POINTS - 1, Math.rint(at)));
    double away = nearest - at;
    double here = height * StrictMath.exp(-away * away / (2 * variance));
    double least = height * FAINT;
    double fall = StrictMath.exp(-1 / variance);
    double ratio = StrictMath.exp(-(away + 0.5) / variance);
    double value = here;
    for (int k = nearest; k < POINTS && value > least; k++) {
      density[k] += value;
      value *= ratio;
      ratio *= fall;
    }
    ratio = StrictMath.exp((away - 0.5) / variance);
    value = here * ratio;
    for (int k = nearest - 1; k >= 0 && value > least; k--) {
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
      double floor = Math.max(0, Math.sqrt(density[k]) + doubt * ROOT_ERROR);
      double ceiling = Math.sqrt(lower) - doubt * ROOT_ERROR;
      boolean isMiddle = k >= outside && k < POINTS - outside;
      if (floor < ceiling && (density[k] < lower || isMiddle)) {
        lowest = Math.min(lowest, floor * floor / (ceiling * ceiling));
      }
    }
    return lowest;
  }

  double at(int point) {
    return density[point];
  }
}
