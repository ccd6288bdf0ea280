package io.shoal.drift;

import java.util.Arrays;

/**
 * An autoregression fitted to healthy residuals, by which what a tick owes to the ticks before it
 * is taken off: what is left, the innovation, is nearly independent of the past.
 *
 * <p>Yule and Walker's equations are solved by Levinson and Durbin's recursion for orders 0 to
 * {@value #MAX_ORDER}; the order has the least Bayesian information criterion (Schwarz 1978), whose
 * penalty keeps the error of coefficients that are not needed out of the innovations.
 *
 * <p>The past enters only as far as it is healthy, or a lasting shift would be explained away. The
 * bounds are wide, or a healthy excursion that outlasts them counts as news in every tick of it:
 * with bounds at the 99 % quantile a first-order autoregression of .8 gave 2.5 times the alarms
 * that it gives with bounds at 3.15 standard deviations, .95 more than 5 times.
 *
 * @param coefficients of the last tick, the last but one, and so on; none where ticks are
 *     independent
 * @param from residuals enter as this at least
 * @param to residuals enter as this at most
 */
record Whitening(double[] coefficients, double from, double to) {
  static final int MAX_ORDER = 4;

  private static final double BOUND = 3.15;

  /** Standard deviations of a normal distribution at its 10 % and 90 % quantiles. */
  private static final double DECILE = 1.2815515655446004;

  private static final double LEAST_ONSET_SHARE = 0.02;

  Whitening {
    if (coefficients == null || coefficients.length > MAX_ORDER) {
      throw new IllegalArgumentException("whitening has 0 to " + MAX_ORDER + " coefficients");
    }
    if (!Arrays.stream(coefficients).allMatch(Double::isFinite) || !(from <= to)) {
      throw new IllegalArgumentException(
          "whitening needs finite coefficients and bounds in order, not "
              + Arrays.toString(coefficients)
              + " within "
              + from
              + " to "
              + to);
    }
  }

  /** Fits to residuals in the order of time. */
  static Whitening fit(double[] residuals) {
    double[] sorted = residuals.clone();
    Arrays.sort(sorted);
    int last = sorted.length - 1;
    double median = sorted[last / 2];
    // By deciles: heavy tails do not widen them, and they are those of a normal where it is one.
    double up = (sorted[(int) (0.9 * last)] - median) / DECILE;
    double down = (median - sorted[(int) (0.1 * last)]) / DECILE;
    double from = median - BOUND * down;
    double to = median + BOUND * up;
    double[] clipped = new double[residuals.length];
    for (int i = 0; i < clipped.length; i++) {
      clipped[i] = Math.max(from, Math.min(to, residuals[i]));
    }
    return new Whitening(coefficients(clipped), from, to);
  }

  private static double[] coefficients(double[] series) {
    double[] covariance = new double[MAX_ORDER + 1];
    for (int lag = 0; lag <= MAX_ORDER; lag++) {
      for (int i = lag; i < series.length; i++) {
        covariance[lag] += series[i] * series[i - lag] / series.length;
      }
    }
    double[] best = {};
    if (!(covariance[0] > 0)) {
      return best;
    }
    double penalty = StrictMath.log(series.length);
    double variance = covariance[0];
    double least = series.length * StrictMath.log(variance);
    double[] current = {};
    for (int order = 1; order <= MAX_ORDER && variance > 1e-12 * covariance[0]; order++) {
      current = raised(current, covariance, variance);
      double reflection = current[order - 1];
      variance *= 1 - reflection * reflection;
      double criterion =
          series.length * StrictMath.log(Math.max(1e-300, variance)) + order * penalty;
      if (criterion < least) {
        least = criterion;
        best = current;
      }
    }
    return best;
  }

  /** One step of Levinson and Durbin: the coefficients of the next order. */
  private static double[] raised(double[] coefficients, double[] covariance, double variance) {
    int order = coefficients.length + 1;
    double left = covariance[order];
    for (int j = 0; j < order - 1; j++) {
      left -= coefficients[j] * covariance[order - 1 - j];
    }
    double reflection = left / variance;
    double[] next = Arrays.copyOf(coefficients, order);
    for (int j = 0; j < order - 1; j++) {
      next[j] = coefficients[j] - reflection * coefficients[order - 2 - j];
    }
    next[order - 1] = reflection;
    return next;
  }

  /**
   * What of a residual its past does not explain; takes the residual into the past.
   *
   * @param past residuals, clipped, the latest first; {@value #MAX_ORDER} of them
   */
  double innovation(double residual, double[] past) {
    double innovation = residual;
    for (int lag = 0; lag < coefficients.length; lag++) {
      innovation -= coefficients[lag] * past[lag];
    }
    System.arraycopy(past, 0, past, 1, past.length - 1);
    past[0] = Math.max(from, Math.min(to, residual));
    return innovation;
  }

  /**
   * How much larger the innovation of the first tick after a lasting shift is than those of the
   * ticks that follow; 1 where ticks are independent.
   */
  double onset() {
    return 1 / Math.max(LEAST_ONSET_SHARE, 1 - Arrays.stream(coefficients).sum());
  }
}
