package io.shoal.segment;

import io.shoal.event.UserHash;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * An endless source of embeddings whose segments are known, the same for the same seed: clouds,
 * rings, crescents, in two dimensions or more. Lengths are in units of the embedding grid, on which
 * embeddings reach from -16,384 to 16,384.
 */
final class Shapes {
  private static final int GRID = 1 << 14;

  /** Clouds have their centres in a cube of so many units to each side of the origin. */
  private static final double ROOM = 8_000;

  /** Centres are apart by so many times the sum of the two spreads. */
  private static final double APART = 3;

  private static final int TRIES = 10_000;

  private final SplittableRandom random;
  private final double[] shares;
  private final Shape[] shapes;

  private Shapes(SplittableRandom random, double[] shares, Shape... shapes) {
    this.random = random;
    this.shares = shares;
    this.shapes = shapes;
  }

  /**
   * Round normal clouds at random places that do not overlap.
   *
   * @param shares of the embeddings, by cloud; they sum to 1
   * @param spreads standard deviation in each dimension, by cloud
   */
  static Shapes clouds(long seed, int dimensions, double[] shares, double[] spreads) {
    SplittableRandom random = new SplittableRandom(UserHash.mix(seed));
    double[][] centres = new double[shares.length][];
    for (int i = 0; i < centres.length; i++) {
      centres[i] = place(i, centres, spreads, dimensions, random);
    }
    Shape[] clouds = new Shape[shares.length];
    Arrays.setAll(clouds, i -> r -> Shape.around(centres[i], spreads[i], r));
    return new Shapes(random, shares, clouds);
  }

  /** As many round clouds of the same share and spread. */
  static Shapes clouds(long seed, int dimensions, int n) {
    double[] shares = new double[n];
    Arrays.fill(shares, 1.0 / n);
    double[] spreads = new double[n];
    Arrays.fill(spreads, 700);
    return clouds(seed, dimensions, shares, spreads);
  }

  /**
   * Three round clouds at the corners of a right angle, four and a half spreads from the middle
   * one.
   */
  static Shapes corner(long seed, int dimensions) {
    SplittableRandom random = new SplittableRandom(UserHash.mix(seed));
    Plane plane = new Plane(dimensions, random);
    double[][] centres = {plane.point(0, 0), plane.point(3_600, 0), plane.point(0, 3_600)};
    Shape[] clouds = new Shape[centres.length];
    Arrays.setAll(clouds, i -> r -> Shape.around(centres[i], 800, r));
    return new Shapes(random, new double[] {.34, .33, .33}, clouds);
  }

  /** Two large clouds, and one that has 1 % of the embeddings; its label is 2. */
  static Shapes oneInAHundred(long seed, int dimensions) {
    return clouds(seed, dimensions, new double[] {.6, .39, .01}, new double[] {800, 800, 500});
  }

  /**
   * One normal cloud without structure, five times as wide in its widest dimension as in others.
   */
  static Shapes noStructure(long seed, int dimensions) {
    SplittableRandom random = new SplittableRandom(UserHash.mix(seed));
    double[] spreads = random.doubles(dimensions, 600, 3_000).toArray();
    Shape cloud =
        r -> {
          double[] point = Shape.around(new double[dimensions], 1, r);
          Arrays.setAll(point, d -> point[d] * spreads[d]);
          return point;
        };
    return new Shapes(random, new double[] {1}, cloud);
  }

  /**
   * Two rings around the same middle, of radius 4,000 and 9,000, dense alike along their lines.
   *
   * @param thickness standard deviation around the line, in each dimension
   */
  static Shapes rings(long seed, int dimensions, double thickness) {
    SplittableRandom random = new SplittableRandom(UserHash.mix(seed));
    Plane plane = new Plane(dimensions, random);
    double[] radii = {4_000, 9_000};
    Shape[] rings = new Shape[radii.length];
    Arrays.setAll(
        rings,
        i ->
            r -> {
              double angle = 2 * Math.PI * r.nextDouble();
              double x = radii[i] * StrictMath.cos(angle);
              return Shape.around(plane.point(x, radii[i] * StrictMath.sin(angle)), thickness, r);
            });
    return new Shapes(random, new double[] {4.0 / 13, 9.0 / 13}, rings);
  }

  /**
   * Two half circles of radius 7,000 that reach into each other.
   *
   * @param thickness standard deviation around the line, in each dimension
   */
  static Shapes crescents(long seed, int dimensions, double thickness) {
    SplittableRandom random = new SplittableRandom(UserHash.mix(seed));
    Plane plane = new Plane(dimensions, random);
    Shape[] crescents = new Shape[2];
    Arrays.setAll(
        crescents,
        i ->
            r -> {
              double angle = Math.PI * r.nextDouble();
              int turn = i == 0 ? 1 : -1;
              double x = turn * (7_000 * StrictMath.cos(angle) - 3_500);
              double y = turn * (7_000 * StrictMath.sin(angle) - 1_750);
              return Shape.around(plane.point(x, y), thickness, r);
            });
    return new Shapes(random, new double[] {.5, .5}, crescents);
  }

  /** The next embedding. */
  LabelledPoint next() {
    double left = random.nextDouble();
    int label = 0;
    while (label < shares.length - 1 && left >= shares[label]) {
      left -= shares[label];
      label++;
    }
    double[] point = shapes[label].draw(random);
    short[] at = new short[point.length];
    for (int d = 0; d < at.length; d++) {
      at[d] = (short) Math.max(-GRID, Math.min(GRID, Math.rint(point[d])));
    }
    return new LabelledPoint(at, label);
  }

  private static double[] place(
      int i, double[][] centres, double[] spreads, int dimensions, SplittableRandom random) {
    for (int tries = 0; tries < TRIES; tries++) {
      double[] centre = random.doubles(dimensions, -ROOM, ROOM).toArray();
      boolean free = true;
      for (int j = 0; j < i && free; j++) {
        MicroCentre other = new MicroCentre(centres[j], 1, 1, 0);
        double least = APART * (spreads[i] + spreads[j]);
        free = other.squaredDistance(centre) >= least * least;
      }
      if (free) {
        return centre;
      }
    }
    throw new IllegalArgumentException(
        "no room for " + spreads.length + " clouds in " + dimensions + " dimensions");
  }
}
