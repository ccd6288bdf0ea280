package io.shoal.segment;

/**
 * Weight at a place.
 *
 * @param at position, in units of the embedding grid
 * @param weight decayed number of embeddings
 */
record Mass(double[] at, double weight) {
  /** This mass, faded, with n embeddings more whose differences from an origin sum to sums. */
  Mass with(double fade, long n, long[] sums, double[] origin) {
    double faded = weight * fade;
    double[] moved = at.clone();
    for (int d = 0; d < moved.length && n > 0; d++) {
      double mean = Math.rint(origin[d]) + (double) sums[d] / n;
      moved[d] = (faded * moved[d] + n * mean) / (faded + n);
    }
    return new Mass(moved, faded + n);
  }

  static Mass at(short[] point, double weight) {
    double[] at = new double[point.length];
    for (int d = 0; d < at.length; d++) {
      at[d] = point[d];
    }
    return new Mass(at, weight);
  }

  double squaredDistance(short[] point) {
    double sum = 0;
    for (int d = 0; d < at.length; d++) {
      double difference = point[d] - at[d];
      sum += difference * difference;
    }
    return sum;
  }

  /** This mass and a point of a weight. */
  Mass with(short[] point, double more) {
    double together = weight + more;
    double[] moved = at.clone();
    for (int d = 0; d < moved.length; d++) {
      moved[d] += (point[d] - moved[d]) * more / together;
    }
    return new Mass(moved, together);
  }
}
