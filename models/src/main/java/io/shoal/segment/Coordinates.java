package io.shoal.segment;

import java.util.Arrays;

/** Positions, dimension by dimension: so the vector unit measures the distances of many at once. */
final class Coordinates {
  private final double[][] byDimension;

  /**
   * @param positions all of one length
   */
  Coordinates(double[][] positions) {
    byDimension = new double[positions.length == 0 ? 0 : positions[0].length][positions.length];
    for (int i = 0; i < positions.length; i++) {
      for (int d = 0; d < byDimension.length; d++) {
        byDimension[d][i] = positions[i][d];
      }
    }
  }

  /**
   * Measures the squared distance of every position from a point.
   *
   * @param squared filled with the distances, by position
   */
  void measure(double[] point, double[] squared) {
    Arrays.fill(squared, 0);
    int d = 0;
    for (; d + 3 < byDimension.length; d += 4) {
      addSquares(
          byDimension[d],
          byDimension[d + 1],
          byDimension[d + 2],
          byDimension[d + 3],
          point[d],
          point[d + 1],
          point[d + 2],
          point[d + 3],
          squared);
    }
    for (; d < byDimension.length; d++) {
      addSquares(byDimension[d], point[d], squared);
    }
  }

  /**
   * Projects every position onto a direction.
   *
   * @param along filled with the inner products, by position
   */
  void project(double[] direction, double[] along) {
    Arrays.fill(along, 0);
    for (int d = 0; d < byDimension.length; d++) {
      addProducts(byDimension[d], direction[d], along);
    }
  }

  // Small and static, each array whole, so that the compiler makes vector instructions of the loop:
  // with ranges of one long array it did not, and a search took three times as long.

  private static void addSquares(
      double[] first,
      double[] second,
      double[] third,
      double[] fourth,
      double a,
      double b,
      double c,
      double d,
      double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      double fromA = a - first[i];
      double fromB = b - second[i];
      double fromC = c - third[i];
      double fromD = d - fourth[i];
      double sum = sums[i] + fromA * fromA;
      sum += fromB * fromB;
      sum += fromC * fromC;
      sums[i] = sum + fromD * fromD;
    }
  }

  private static void addProducts(double[] coordinates, double value, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += value * coordinates[i];
    }
  }

  private static void addSquares(double[] coordinates, double value, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      double difference = value - coordinates[i];
      sums[i] += difference * difference;
    }
  }
}
