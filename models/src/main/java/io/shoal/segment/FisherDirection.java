package io.shoal.segment;

/**
 * The direction in which two groups of masses lie farthest apart for their own width: the inverse
 * of their mean covariance times the difference of their means (Fisher 1936).
 */
final class FisherDirection {
  private final int dimensions;
  private final double[] direction;
  private final double from;
  private final double to;

  /**
   * @param spread variance of embeddings inside a micro-centre, by dimension
   * @param shrinkage share of the covariance that is taken as equal in all directions, for few
   *     embeddings know little of it (Ledoit and Wolf 2004)
   */
  FisherDirection(Mass[] a, Mass[] b, double spread, double shrinkage) {
    dimensions = a[0].at().length;
    double[] meanA = mean(a);
    double[] meanB = mean(b);
    double[][] covariance = new double[dimensions][dimensions];
    addCovariance(covariance, a, meanA);
    addCovariance(covariance, b, meanB);
    double[] difference = new double[dimensions];
    double mean = 0;
    for (int d = 0; d < dimensions; d++) {
      mean += covariance[d][d] / dimensions;
    }
    for (int d = 0; d < dimensions; d++) {
      for (int e = 0; e <= d; e++) {
        covariance[d][e] *= 1 - shrinkage;
      }
      covariance[d][d] += shrinkage * mean + spread;
      difference[d] = meanB[d] - meanA[d];
    }
    direction = solve(covariance, difference);
    from = along(meanA);
    to = along(meanB);
  }

  private double[] mean(Mass[] group) {
    double[] mean = new double[dimensions];
    double weight = 0;
    for (Mass centre : group) {
      weight += centre.weight();
      for (int d = 0; d < dimensions; d++) {
        mean[d] += centre.weight() * centre.at()[d];
      }
    }
    for (int d = 0; d < dimensions; d++) {
      mean[d] /= weight;
    }
    return mean;
  }

  /** Adds half the covariance of a group, on and below the diagonal. */
  private void addCovariance(double[][] sum, Mass[] group, double[] mean) {
    double weight = Mass.sum(group);
    double[] away = new double[dimensions];
    for (Mass mass : group) {
      double share = mass.weight() / weight / 2;
      for (int i = 0; i < dimensions; i++) {
        away[i] = mass.at()[i] - mean[i];
        double weighted = share * away[i];
        for (int j = 0; j <= i; j++) {
          sum[i][j] += weighted * away[j];
        }
      }
    }
  }

  /**
   * Solves for a symmetric positive matrix by Cholesky's decomposition.
   *
   * @param matrix of which only what is on and below the diagonal is looked at
   */
  private static double[] solve(double[][] matrix, double[] right) {
    int n = right.length;
    double[][] lower = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = matrix[i][j];
        for (int k = 0; k < j; k++) {
          rest -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = i == j ? Math.sqrt(Math.max(rest, 1e-12)) : rest / lower[j][j];
      }
    }
    double[] solution = new double[n];
    for (int i = 0; i < n; i++) {
      double rest = right[i];
      for (int k = 0; k < i; k++) {
        rest -= lower[i][k] * solution[k];
      }
      solution[i] = rest / lower[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      double rest = solution[i];
      for (int k = i + 1; k < n; k++) {
        rest -= lower[k][i] * solution[k];
      }
      solution[i] = rest / lower[i][i];
    }
    return solution;
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

  /** Squared length, by which a variance is multiplied along the direction. */
  double squaredLength() {
    return along(direction);
  }
}
