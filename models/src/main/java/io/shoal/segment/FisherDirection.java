package io.shoal.segment;

/**
 * The direction in which two groups of masses lie farthest apart for their own width: the inverse
 * of their mean covariance times the difference of their means (Fisher 1936).
 */
final class FisherDirection {
  /** Below it a pivot is one of rounding. */
  private static final double LEAST_PIVOT = 1e-12;

  private final int dimensions;
  private final double[] direction;
  private final double from;
  private final double to;

  /**
   * @param spread variance of embeddings inside a micro-centre, by dimension
   * @param shrinkage share of the covariance that is taken as equal in all directions, for few
   *     embeddings know little of it (Ledoit and Wolf 2004)
   */
  FisherDirection(Masses a, Masses b, double spread, double shrinkage) {
    dimensions = a.dimensions();
    double[] meanA = a.mean();
    double[] meanB = b.mean();
    double[] covariance = new double[dimensions * (dimensions + 1) / 2];
    a.addCovariance(0.5, meanA, covariance);
    b.addCovariance(0.5, meanB, covariance);
    double[] difference = new double[dimensions];
    double mean = 0;
    for (int d = 0; d < dimensions; d++) {
      difference[d] = meanB[d] - meanA[d];
      mean += covariance[row(d) + d] / dimensions;
    }
    for (int i = 0; i < covariance.length; i++) {
      covariance[i] *= 1 - shrinkage;
    }
    for (int d = 0; d < dimensions; d++) {
      covariance[row(d) + d] += shrinkage * mean + spread;
    }
    direction = solve(covariance, difference);
    from = along(meanA);
    to = along(meanB);
  }

  /** Where a row begins in a triangle of what is on and below the diagonal. */
  private static int row(int i) {
    return i * (i + 1) / 2;
  }

  /**
   * Solves for a symmetric positive matrix by elimination (its decomposition in L D L^T): no roots,
   * and the changes of one step do not wait for each other.
   *
   * @param lower what is on and below the diagonal, by rows; it is overwritten
   * @param right overwritten with the solution
   */
  private static double[] solve(double[] lower, double[] right) {
    int n = right.length;
    double[] inverse = new double[n];
    double[] column = new double[n];
    for (int k = 0; k < n; k++) {
      inverse[k] = 1 / Math.max(lower[row(k) + k], LEAST_PIVOT);
      for (int i = k + 1; i < n; i++) {
        int row = row(i);
        column[i] = lower[row + k];
        double factor = column[i] * inverse[k];
        lower[row + k] = factor;
        right[i] -= factor * right[k];
        for (int j = k + 1; j <= i; j++) {
          lower[row + j] -= factor * column[j];
        }
      }
    }
    for (int i = 0; i < n; i++) {
      right[i] *= inverse[i];
    }
    for (int i = n - 1; i > 0; i--) {
      for (int k = 0; k < i; k++) {
        right[k] -= lower[row(i) + k] * right[i];
      }
    }
    return right;
  }

  /** Where a point lies along the direction. */
  double along(double[] point) {
    double sum = 0;
    for (int d = 0; d < dimensions; d++) {
      sum += direction[d] * point[d];
    }
    return sum;
  }

  /** Where the first group's mean lies. */
  double from() {
    return from;
  }

  /** Where the second group's mean lies: never before the first's. */
  double to() {
    return to;
  }

  /**
   * Squared distance of the two means, in standard deviations of the groups along the direction
   * (Mahalanobis 1936).
   */
  double squaredDeviations() {
    return to - from;
  }

  /** Squared length, by which a variance is multiplied along the direction. */
  double squaredLength() {
    return along(direction);
  }
}
