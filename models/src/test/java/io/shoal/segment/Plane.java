package io.shoal.segment;

import java.util.SplittableRandom;

/** A plane through the origin of a space of any dimension, turned at random. */
final class Plane {
  private final double[] across;
  private final double[] up;

  Plane(int dimensions, SplittableRandom random) {
    double[] origin = new double[dimensions];
    across = unit(Shape.around(origin, 1, random));
    double[] other = Shape.around(origin, 1, random);
    double along = 0;
    for (int d = 0; d < dimensions; d++) {
      along += other[d] * across[d];
    }
    for (int d = 0; d < dimensions; d++) {
      other[d] -= along * across[d];
    }
    up = unit(other);
  }

  double[] point(double x, double y) {
    double[] point = new double[across.length];
    for (int d = 0; d < point.length; d++) {
      point[d] = x * across[d] + y * up[d];
    }
    return point;
  }

  private static double[] unit(double[] vector) {
    double squared = 0;
    for (double coordinate : vector) {
      squared += coordinate * coordinate;
    }
    for (int d = 0; d < vector.length; d++) {
      vector[d] /= StrictMath.sqrt(squared);
    }
    return vector;
  }
}
