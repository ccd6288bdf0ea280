package io.shoal.drift;

import java.util.Arrays;

/**
 * What a stream's news from tick to tick look like while all is well: how a tick hangs on the last
 * ones, and the innovations among which new ones are ranked.
 *
 * @param whitening takes the past off a residual
 * @param sorted innovations of the reference, in rising order
 */
record HealthyInnovations(Whitening whitening, double[] sorted) {
  private static final int MOST = 4_096;

  HealthyInnovations {
    if (whitening == null || sorted == null || sorted.length == 0) {
      throw new IllegalArgumentException("healthy innovations are missing");
    }
    for (int i = 0; i < sorted.length; i++) {
      if (!Double.isFinite(sorted[i]) || (i > 0 && sorted[i] < sorted[i - 1])) {
        throw new IllegalArgumentException(
            "healthy innovations must be finite and rise, not " + sorted[i] + " at place " + i);
      }
    }
  }

  /** Learns from healthy residuals in the order of time. */
  static HealthyInnovations learn(double[] residuals) {
    Whitening whitening = Whitening.fit(residuals);
    int start = whitening.coefficients().length;
    double[] past = new double[Whitening.MAX_ORDER];
    double[] innovations = new double[residuals.length];
    for (int i = 0; i < residuals.length; i++) {
      innovations[i] = whitening.innovation(residuals[i], past);
    }
    double[] sorted =
        start < residuals.length
            ? Arrays.copyOfRange(innovations, start, residuals.length)
            : innovations;
    Arrays.sort(sorted);
    return new HealthyInnovations(whitening, thinned(sorted));
  }

  private static double[] thinned(double[] sorted) {
    if (sorted.length <= MOST) {
      return sorted;
    }
    double[] thin = new double[MOST];
    for (int i = 0; i < thin.length; i++) {
      thin[i] = sorted[(int) ((long) i * (sorted.length - 1) / (MOST - 1))];
    }
    return thin;
  }
}
