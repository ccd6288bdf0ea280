package io.shoal.drift;

import java.util.Arrays;

/**
 * What a stream's news from tick to tick look like while all is well: how a tick hangs on the last
 * ones, and the innovations among which new ones are ranked.
 *
 * @param whitening takes the past off a residual
 * @param sorted innovations of the reference, in rising order
 * @param spread for each size of shift that is bet on, by how much the sum of scores over the time
 *     that such a shift takes varies more than independent scores would; 1 or more
 */
record HealthyInnovations(Whitening whitening, double[] sorted, double[] spread) {
  private static final int MOST = 4_096;

  HealthyInnovations {
    if (whitening == null || sorted == null || sorted.length == 0) {
      throw new IllegalArgumentException("healthy innovations are missing");
    }
    if (spread == null || spread.length != ConformalBets.SHIFTS.length) {
      throw new IllegalArgumentException(
          "healthy innovations have a spread for each of "
              + ConformalBets.SHIFTS.length
              + " sizes of shift");
    }
    for (double one : spread) {
      if (!(one >= 1) || Double.isInfinite(one)) {
        throw new IllegalArgumentException("a spread is 1 or more, not " + one);
      }
    }
    for (int i = 0; i < sorted.length; i++) {
      if (!Double.isFinite(sorted[i]) || (i > 0 && sorted[i] < sorted[i - 1])) {
        throw new IllegalArgumentException(
            "healthy innovations must be finite and rise, not " + sorted[i] + " at place " + i);
      }
    }
  }

  /** Learns from healthy residuals, in the order of time, around one known level. */
  static HealthyInnovations learn(double[] residuals) {
    double[] spread = new double[ConformalBets.SHIFTS.length];
    Arrays.fill(spread, 1);
    return learn(residuals, spread, 0);
  }

  /**
   * Learns from healthy residuals, in the order of time, around levels that were learnt too, each
   * for its hour of the week. The errors of these levels are alike over a day, which no
   * autoregression of a few ticks takes off; small shifts, which take as long, would be seen in
   * them.
   *
   * @param day number of ticks in one
   */
  static HealthyInnovations learnSeasonal(double[] residuals, int day) {
    return learn(residuals, new double[ConformalBets.SHIFTS.length], day);
  }

  private static HealthyInnovations learn(double[] residuals, double[] spread, int day) {
    Whitening whitening = Whitening.fit(residuals);
    double[] past = new double[Whitening.MAX_ORDER];
    double[] innovations = new double[residuals.length];
    for (int i = 0; i < residuals.length; i++) {
      innovations[i] = whitening.innovation(residuals[i], past);
    }
    int start = whitening.coefficients().length;
    double[] sorted = Arrays.copyOfRange(innovations, start, innovations.length);
    Arrays.sort(sorted);
    for (int k = 0; k < spread.length && day > 0; k++) {
      int ticks = ConformalBets.ticksToSee(k, day);
      spread[k] = ticks < 2 ? 1 : Math.max(1, spread(innovations, sorted, ticks));
    }
    return new HealthyInnovations(whitening, thinned(sorted), spread);
  }

  /**
   * Variance of sums of scores over so many ticks, over that of independent ones; raised by its own
   * standard error, for there are few such sums.
   */
  private static double spread(double[] innovations, double[] sorted, int ticks) {
    double squares = 0;
    int blocks = innovations.length / ticks;
    for (int block = 0; block < blocks; block++) {
      double sum = 0;
      for (int i = block * ticks; i < (block + 1) * ticks; i++) {
        Ranks ranks = ConformalBets.ranks(sorted, innovations[i]);
        sum += NormalScore.exceededWith(ranks.above());
      }
      squares += sum * sum / ticks;
    }
    return blocks < 2 ? 1 : squares / (blocks - 1) * (1 + StrictMath.sqrt(2.0 / blocks));
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
