package io.shoal.segment;

/** The exponential function, fast where its argument is small; the same bits on every machine. */
final class Exponential {
  /** The ninth power of it, over 9!, is 2e-14: what the series leaves out. */
  private static final double SMALL = 0.125;

  private Exponential() {}

  /** exp(x), within a relative error of 3e-14. */
  static double of(double x) {
    return Math.abs(x) > SMALL ? StrictMath.exp(x) : series(x);
  }

  /** Taylor's series as far as the eighth power. */
  private static double series(double x) {
    double square = x * x;
    double low = 1 + x + square * (1.0 / 2 + x * (1.0 / 6));
    double high = 1.0 / 24 + x * (1.0 / 120) + square * (1.0 / 720 + x * (1.0 / 5040));
    double fourth = square * square;
    return low + fourth * (high + fourth * (1.0 / 40320));
  }
}
