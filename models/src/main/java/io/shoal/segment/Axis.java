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

  /** Where a place lies, in points. */
  double at(double[] place) {
    return (direction.along(place) - start) / step;
  }

  /** In squared points, the variance along the line of what has a variance in every direction. */
  double variance(double everywhere) {
    return everywhere * direction.squaredLength() / (step * step);
  }

  /** In squared points, how masses are spread along the line. */
  double variance(Iterable<Mass> masses) {
    double weight = 0;
    double mean = 0;
    double square = 0;
    for (Mass mass : masses) {
      double at = at(mass.at());
      weight += mass.weight();
      mean += mass.weight() * at;
      square += mass.weight() * at * at;
    }
    mean /= weight;
    return Math.max(0, square / weight - mean * mean);
  }
}
