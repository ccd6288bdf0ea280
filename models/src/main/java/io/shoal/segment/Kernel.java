package io.shoal.segment;

/** The kernel of density estimates: close to a Gaussian, and the same bits on every machine. */
final class Kernel {
  private Kernel() {}

  /** Close to exp(-x), by four squarings; x is 0 or more. */
  static double of(double x) {
    double base = 1 / (1 + x / 16);
    double squared = base * base;
    double fourth = squared * squared;
    double eighth = fourth * fourth;
    return eighth * eighth;
  }

  /**
   * Fills in the kernels of squared distances.
   *
   * @param nearest squared distance at which the kernel is 1
   */
  static void fill(double[] squared, double nearest, double scale, double[] kernels) {
    for (int i = 0; i < kernels.length; i++) {
      kernels[i] = of((squared[i] - nearest) * scale);
    }
  }
}
