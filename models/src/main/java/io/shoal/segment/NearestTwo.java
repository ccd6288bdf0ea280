package io.shoal.segment;

/**
 * The nearest and the second nearest of a set of positions: of equals the one with the lower index.
 * Positions are whole numbers, so squared distances are exact. All are measured: for some hundreds
 * of positions that is faster than to pass over groups of them by the inequality of the triangle.
 * Not thread-safe: it keeps scratch memory.
 */
final class NearestTwo {
  private final Coordinates coordinates;
  private final double[] point;
  private final double[] squared;
  private int first;
  private int second;

  /**
   * @param positions whole numbers, all of one length
   */
  NearestTwo(double[][] positions, int dimensions) {
    coordinates = new Coordinates(positions);
    point = new double[dimensions];
    squared = new double[positions.length];
  }

  /** Searches; {@link #first}, {@link #second} and their distances then tell what was found. */
  void search(short[] embedding) {
    for (int d = 0; d < point.length; d++) {
      point[d] = embedding[d];
    }
    coordinates.measure(point, squared);
    int nearest = -1;
    int runnerUp = -1;
    double best = Double.MAX_VALUE;
    double next = Double.MAX_VALUE;
    for (int i = 0; i < squared.length; i++) {
      double distance = squared[i];
      if (distance < next) {
        if (distance < best) {
          runnerUp = nearest;
          next = best;
          nearest = i;
          best = distance;
        } else {
          runnerUp = i;
          next = distance;
        }
      }
    }
    first = nearest;
    second = runnerUp;
  }

  /** Index of the nearest; -1 if there are no positions. */
  int first() {
    return first;
  }

  /** Index of the second nearest; -1 if there are fewer than two. */
  int second() {
    return second;
  }

  /** Squared distance of the nearest; there is one. */
  double firstSquared() {
    return squared[first];
  }

  /** Squared distance of the second nearest; there is one. */
  double secondSquared() {
    return squared[second];
  }
}
