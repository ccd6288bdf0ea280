package io.shoal.profile;

/**
 * How a segment has converted since a drop of its conversion, against what would have been usual.
 *
 * <p>Exposures mature a horizon after they began, so the rate of matured ones shows a drop a week
 * late; goal events show it at once. The propensity is therefore that of the exposures before the
 * change, times goal events since over those expected, drawn towards 1 by as much as {@value
 * #PRIOR} expected events weigh: the mean of a Gamma-Poisson posterior.
 *
 * @param since end of the window in which the change began
 * @param observed goal events since
 * @param expected as many as there would have been without the change
 */
record PropensityShift(long since, double observed, double expected) {
  private static final double PRIOR = 5;

  PropensityShift plus(double moreObserved, double moreExpected) {
    return new PropensityShift(since, observed + moreObserved, expected + moreExpected);
  }

  /** What the propensity of before is multiplied by. */
  double factor() {
    return (observed + PRIOR) / (expected + PRIOR);
  }
}
