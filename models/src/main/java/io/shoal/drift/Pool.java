package io.shoal.drift;

/**
 * Windows on their way to be judged together: a count of which less than a few are expected in a
 * window says nothing when it is zero; zero over a dozen windows does.
 */
final class Pool {
  double deviation;
  double variance;
  double expected;

  /** Takes a window in, with what was usual for its hour. */
  void add(double value, double mean, double scale) {
    deviation += value - mean;
    variance += scale * scale;
    expected += mean;
  }

  boolean isFull(double pool) {
    return variance > 0 && (pool <= 0 || expected >= pool);
  }

  /** The residual of all windows together, in standard deviations; empties the pool. */
  double take() {
    double residual = deviation / StrictMath.sqrt(variance);
    deviation = 0;
    variance = 0;
    expected = 0;
    return residual;
  }
}
