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
    for (; d + 1 < byDimension.length; d += 2) {
      addSquares(byDimension[d], point[d], byDimension[d + 1], point[d + 1], squared);
    }
    if (d < byDimension.length) {
      addSquares(byDimension[d], point[d], squared);
    }
  }

  // Small and static, each array whole, so that the compiler makes vector instructions of the loop:
  // with ranges of one long array it did not, and a search took three times as long.

  private static void addSquares(
      double[] first, double here, double[] second, double there, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      double a = here - first[i];
      double b = there - second[i];
      double sum = sums[i] + a * a;
      sums[i] = sum + b * b;
    }
  }

  private static void addSquares(double[] coordinates, double value, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      double difference = value - coordinates[i];
      sums[i] += difference * difference;
    }
  }
}
