package io.shoal.embedding;

/**
 * The hyperbolic tangent by plain arithmetic, the same bits everywhere: a continued fraction
 * (Lambert, 1768) on a sixteenth of the argument, and the doubling formula four times. Error below
 * 1e-9.
 */
final class Tanh {
  private static final double LIMIT = 20;

  private Tanh() {}

  static double of(double x) {
    if (x > LIMIT) {
      return 1;
    }
    if (x < -LIMIT) {
      return -1;
    }
    double q = x / 16;
    double s = q * q;
    // tanh(q) = q / (1 + s / (3 + s / (5 + s / (7 + s / 9)))), |q| <= 1.25
    double t = q / (1 + s / (3 + s / (5 + s / (7 + s / (9 + s / 11)))));
    t = doubled(t);
    t = doubled(t);
    t = doubled(t);
    return doubled(t);
  }

  private static double doubled(double t) {
    return 2 * t / (1 + t * t);
  }

  /** 1 / (1 + exp(-x)), as (1 + tanh(x / 2)) / 2. */
  static double sigmoid(double x) {
    return (1 + of(x / 2)) / 2;
  }

  /** exp(x) - 1 for x at most 0, as 2t / (1 - t) with t = tanh(x / 2). */
  static double expMinusOne(double x) {
    double t = of(x / 2);
    return 2 * t / (1 - t);
  }
}
