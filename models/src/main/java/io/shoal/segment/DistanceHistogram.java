package io.shoal.segment;

/** Bins of squared distances, eight to each doubling: enough for a quantile within 5 %. */
final class DistanceHistogram {
  static final int BINS = 320;

  private static final int PER_DOUBLING = 8;

  private DistanceHistogram() {}

  static int bin(double squared) {
    if (squared <= 1) {
      return 0;
    }
    int exponent = Math.getExponent(squared);
    double mantissa = squared / (1L << exponent);
    return Math.min(BINS - 1, exponent * PER_DOUBLING + (int) ((mantissa - 1) * PER_DOUBLING) + 1);
  }

  /** Upper edge of a bin, as a squared distance. */
  static double edge(int bin) {
    if (bin == 0) {
      return 1;
    }
    int exponent = (bin - 1) / PER_DOUBLING;
    return (1L << exponent) * (1 + ((bin - 1) % PER_DOUBLING + 1.0) / PER_DOUBLING);
  }

  /** The squared distance below which a share of the weight lies. */
  static double quantile(double[] bins, double share) {
    double sum = 0;
    for (double bin : bins) {
      sum += bin;
    }
    double below = 0;
    for (int i = 0; i < bins.length; i++) {
      below += bins[i];
      if (below >= share * sum) {
        return edge(i);
      }
    }
    return edge(bins.length - 1);
  }
}
