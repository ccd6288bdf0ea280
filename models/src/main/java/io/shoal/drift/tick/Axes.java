package io.shoal.drift.tick;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Directions in the space of embeddings, from the reference: its leading principal axes, and that
 * in which each segment lies from the centre of all. What is measured along them is linear, so sums
 * of coordinates are enough.
 *
 * @param centre mean of all embeddings
 * @param principal unit vectors, that with the most variance first
 * @param segments unit vectors by segment id
 */
record Axes(double[] centre, double[][] principal, TreeMap<Integer, double[]> segments) {
  private static final int PRINCIPAL = 3;
  private static final int ITERATIONS = 100;

  /**
   * @param embeddings of the reference, on their grid; at least one
   * @param segmentOf the segment of each, 0 for none
   */
  static Axes learn(List<short[]> embeddings, int[] segmentOf) {
    int dimensions = embeddings.get(0).length;
    double[] centre = new double[dimensions];
    TreeMap<Integer, double[]> sums = new TreeMap<>();
    TreeMap<Integer, Integer> members = new TreeMap<>();
    for (int i = 0; i < segmentOf.length; i++) {
      double[] sum = sums.computeIfAbsent(segmentOf[i], id -> new double[dimensions]);
      members.merge(segmentOf[i], 1, Integer::sum);
      for (int d = 0; d < dimensions; d++) {
        centre[d] += embeddings.get(i)[d];
        sum[d] += embeddings.get(i)[d];
      }
    }
    for (int d = 0; d < dimensions; d++) {
      centre[d] /= segmentOf.length;
    }
    sums.remove(0);
    TreeMap<Integer, double[]> segments = new TreeMap<>();
    for (Map.Entry<Integer, double[]> sum : sums.entrySet()) {
      segments.put(sum.getKey(), direction(sum.getValue(), members.get(sum.getKey()), centre));
    }
    return new Axes(centre, principal(embeddings, centre), segments);
  }

  /** The direction of a mean, given by its sum, from the centre. */
  static double[] direction(double[] sum, double n, double[] centre) {
    double[] direction = new double[centre.length];
    for (int d = 0; d < direction.length; d++) {
      direction[d] = sum[d] / n - centre[d];
    }
    return unit(direction);
  }

  /** The sum of what lies along a direction, of so many embeddings with these sums. */
  double along(double[] direction, long[] sums, double n) {
    double along = 0;
    for (int d = 0; d < direction.length; d++) {
      along += direction[d] * (sums[d] - n * centre[d]);
    }
    return along;
  }

  /** By power iteration, each axis on what the ones before have left (Hotelling 1933). */
  private static double[][] principal(List<short[]> embeddings, double[] centre) {
    int n = centre.length;
    double[][] covariance = new double[n][n];
    for (short[] embedding : embeddings) {
      for (int a = 0; a < n; a++) {
        for (int b = 0; b < n; b++) {
          covariance[a][b] += (embedding[a] - centre[a]) * (embedding[b] - centre[b]);
        }
      }
    }
    double[][] axes = new double[Math.min(PRINCIPAL, n)][];
    for (int k = 0; k < axes.length; k++) {
      double[] axis = new double[n];
      for (int d = 0; d < n; d++) {
        axis[d] = 1 + d + k;
      }
      axis = unit(axis);
      double eigenvalue = 0;
      for (int i = 0; i < ITERATIONS; i++) {
        double[] next = product(covariance, axis);
        eigenvalue = StrictMath.sqrt(dot(next, next));
        axis = unit(next);
      }
      axes[k] = axis;
      for (int a = 0; a < n; a++) {
        for (int b = 0; b < n; b++) {
          covariance[a][b] -= eigenvalue * axis[a] * axis[b];
        }
      }
    }
    return axes;
  }

  private static double[] product(double[][] matrix, double[] vector) {
    double[] product = new double[vector.length];
    for (int a = 0; a < product.length; a++) {
      product[a] = dot(matrix[a], vector);
    }
    return product;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[] unit(double[] vector) {
    double length = StrictMath.sqrt(dot(vector, vector));
    double[] unit = vector.clone();
    for (int i = 0; i < unit.length && length > 0; i++) {
      unit[i] /= length;
    }
    return unit;
  }
}
