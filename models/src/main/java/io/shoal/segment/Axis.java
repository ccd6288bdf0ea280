package io.shoal.segment;

/**
 * The points of a {@link LineDensity} along the line through the means of two groups, and beyond
 * both, since peaks may lie outside.
 */
final class Axis {
  private static final double MARGIN = 0.25;

  /** Points before the first mean, and as many behind the second. */
  static final int OUTSIDE = (int) Math.ceil(MARGIN / (1 + 2 * MARGIN) * (LineDensity.POINTS - 1));

  private final FisherDirection direction;
  private final double start;
  private final double step;

  Axis(FisherDirection direction) {
    this.direction = direction;
    double length = direction.to() - direction.from();
    start = direction.from() - MARGIN * length;
    step = length * (1 + 2 * MARGIN) / (LineDensity.POINTS - 1);
  }

  /** Whether the means lie in different places. */
  boolean hasLength() {
    return step > 0;
  }

  /** Where masses lie, in points. */
  double[] at(Mass[] masses) {
    double[] at = new double[masses.length];
    for (int i = 0; i < at.length; i++) {
      at[i] = (direction.along(masses[i].at()) - start) / step;
    }
    return at;
  }

  /** In squared points, the variance along the line of what has a variance in every direction. */
  double variance(double everywhere) {
    return everywhere * direction.squaredLength() / (step * step);
  }

  /** In squared points, how masses are spread along a line on which they lie so. */
  static double variance(Mass[] masses, double[] at) {
    double weight = 0;
    double mean = 0;
    double square = 0;
    for (int i = 0; i < at.length; i++) {
      double share = masses[i].weight();
      weight += share;
      mean += share * at[i];
      square += share * at[i] * at[i];
    }
    mean /= weight;
    return Math.max(0, square / weight - mean * mean);
  }
}
