package io.shoal.segment;

import java.util.SplittableRandom;

/** Where the embeddings of one segment lie. */
interface Shape {
  /** One embedding, in units of the grid, not yet rounded to it. */
  double[] draw(SplittableRandom random);

  /** A point with normal noise around it, alike in all directions. */
  static double[] around(double[] point, double spread, SplittableRandom random) {
    double[] noisy = point.clone();
    for (int d = 0; d < noisy.length; d++) {
      noisy[d] += spread * normal(random);
    }
    return noisy;
  }

  /** A standard normal number (Box and Muller 1958), the same bits on every machine. */
  static double normal(SplittableRandom random) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }
}
