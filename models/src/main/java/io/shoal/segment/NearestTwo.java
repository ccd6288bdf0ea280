package io.shoal.segment;

import java.util.Arrays;

/**
 * The nearest and the second nearest of a set of positions, exactly as a search of all would find
 * them: of equals the one with the lower index. Positions are whole numbers, so squared distances
 * are exact.
 *
 * <p>Positions are dealt to pivots, about as many as the root of their number. By the inequality of
 * the triangle nothing around a pivot is nearer than the pivot's distance less its reach (Elkan
 * 2003), so most groups are passed over. What is searched lies dimension by dimension, for the
 * vector unit. Not thread-safe: it keeps scratch memory.
 */
final class NearestTwo {
  /** Bounds are taken a little too near, more than rounding can err. */
  private static final double SAFE = 1e-6;

  private final int dimensions;
  private final int[] begins;
  private final int[] index;
  private final double[] coordinates;
  private final double[][] pivots;
  private final double[] reaches;
  private final double[] bounds;
  private final double[] squared;
  private int first;
  private int second;
  private double best;
  private double next;

  /**
   * @param positions whole numbers, all of one length
   */
  NearestTwo(double[][] positions, int dimensions) {
    this.dimensions = dimensions;
    int n = positions.length;
    pivots = pivots(positions, (int) Math.ceil(Math.sqrt(n)));
    int[] owner = new int[n];
    reaches = new double[pivots.length];
    begins = new int[pivots.length + 1];
    for (int i = 0; i < n; i++) {
      owner[i] = nearestPivot(positions[i]);
      begins[owner[i] + 1]++;
      double distance = Math.sqrt(squared(pivots[owner[i]], positions[i]));
      reaches[owner[i]] = Math.max(reaches[owner[i]], distance);
    }
    for (int p = 0; p < pivots.length; p++) {
      begins[p + 1] += begins[p];
    }
    index = new int[n];
    coordinates = new double[n * dimensions];
    int[] filled = Arrays.copyOf(begins, pivots.length);
    for (int i = 0; i < n; i++) {
      int at = filled[owner[i]]++;
      index[at] = i;
      for (int d = 0; d < dimensions; d++) {
        coordinates[d * n + at] = positions[i][d];
      }
    }
    bounds = new double[pivots.length];
    squared = new double[n];
  }

  /** Farthest-first traversal (Gonzalez 1985), from the first position. */
  private static double[][] pivots(double[][] positions, int wanted) {
    double[][] pivots = new double[Math.min(wanted, positions.length)][];
    double[] away = new double[positions.length];
    Arrays.fill(away, Double.MAX_VALUE);
    int farthest = 0;
    for (int p = 0; p < pivots.length; p++) {
      pivots[p] = positions[farthest];
      int from = farthest;
      for (int i = 0; i < positions.length; i++) {
        away[i] = Math.min(away[i], squared(positions[from], positions[i]));
        farthest = away[i] > away[farthest] ? i : farthest;
      }
    }
    return pivots;
  }

  private int nearestPivot(double[] position) {
    int nearest = 0;
    for (int p = 1; p < pivots.length; p++) {
      nearest = squared(pivots[p], position) < squared(pivots[nearest], position) ? p : nearest;
    }
    return nearest;
  }

  private static double squared(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      double difference = a[d] - b[d];
      sum += difference * difference;
    }
    return sum;
  }

  private static double squared(double[] a, short[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      double difference = a[d] - b[d];
      sum += difference * difference;
    }
    return sum;
  }

  /** Searches; {@link #first}, {@link #second} and their distances then tell what was found. */
  void search(short[] embedding) {
    first = -1;
    second = -1;
    best = Double.MAX_VALUE;
    next = Double.MAX_VALUE;
    int nearest = 0;
    for (int p = 0; p < pivots.length; p++) {
      bounds[p] = Math.sqrt(squared(pivots[p], embedding)) - reaches[p];
      nearest = bounds[p] < bounds[nearest] ? p : nearest;
    }
    if (pivots.length > 0) {
      scan(nearest, embedding);
    }
    for (int p = 0; p < pivots.length; p++) {
      double bound = bounds[p] * (1 - SAFE) - SAFE;
      if (p != nearest && (bound <= 0 || bound * bound <= next)) {
        scan(p, embedding);
      }
    }
  }

  private void scan(int pivot, short[] embedding) {
    int from = begins[pivot];
    int to = begins[pivot + 1];
    Arrays.fill(squared, from, to, 0);
    for (int d = 0; d < dimensions; d++) {
      addSquares(coordinates, d * index.length, squared, from, to, embedding[d]);
    }
    for (int at = from; at < to; at++) {
      if (squared[at] <= next) {
        offer(index[at], squared[at]);
      }
    }
  }

  /** Small and static, so that the compiler makes vector instructions of it. */
  private static void addSquares(
      double[] coordinates, int offset, double[] sums, int from, int to, double value) {
    for (int i = from; i < to; i++) {
      double difference = value - coordinates[offset + i];
      sums[i] += difference * difference;
    }
  }

  private void offer(int candidate, double distance) {
    if (distance < best || (distance == best && candidate < first)) {
      second = first;
      next = best;
      first = candidate;
      best = distance;
    } else if (distance < next || candidate < second) {
      second = candidate;
      next = distance;
    }
  }

  /** Index of the nearest; -1 if there are no positions. */
  int first() {
    return first;
  }

  /** Index of the second nearest; -1 if there are fewer than two. */
  int second() {
    return second;
  }

  /** Squared distance of the nearest. */
  double firstSquared() {
    return best;
  }

  /** Squared distance of the second nearest. */
  double secondSquared() {
    return next;
  }
}
