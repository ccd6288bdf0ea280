package io.shoal.drift;

import java.util.Arrays;

/**
 * The conformal e-SR evidence of one stream in one direction: bets on the rank of a tick among the
 * reference ticks, summed as by Shiryaev and Roberts.
 *
 * <p>A rank p that is uniform makes a score z = Phi^-1(1 - p) that is standard normal, so {@code
 * e_k = exp(s_k z - s_k^2 / 2)} has expectation 1 for any size of shift s_k; {@code M_k <- M_k e_k
 * + b_k}, where b_k is the bet of a change that begins with this tick; the evidence is the mean of
 * M_k. It grows by at most 1 a tick in expectation while all is well, so an alarm at A comes at
 * most once in A ticks on average (Shin, Ramdas, Rinaldo 2022; conformal test martingales: Vovk et
 * al. 2005). With a fixed reference ranks are uniform only nearly, hence promised rates are checked
 * by replay.
 *
 * <p>Ranks, not values, are what is bet on, so that heavy tails are not believed. Scores of ranks
 * see a lasting shift earlier than powers of ranks, at the same guarantee (docs/decisions.md).
 */
final class ConformalBets {
  /** Shifts that are bet on, in standard deviations of an innovation. */
  static final double[] SHIFTS = {.3, .55, 1, 3};

  private static final double LARGEST_ONSET = 3;
  private static final double CEILING = 1e300;

  private ConformalBets() {}

  /**
   * Where an innovation stands. What more than half of the healthy ones are is no evidence,
   * whichever of them it is said to be.
   *
   * @param sorted innovations of the reference, in rising order
   * @param tie in [0, 1): where it stands among its equals
   */
  static Ranks ranks(double[] sorted, double innovation, double tie) {
    int from = lowerBound(sorted, innovation);
    int to = lowerBound(sorted, Math.nextUp(innovation));
    boolean isCommonest = 2 * (to - from) > sorted.length;
    double higher = isCommonest ? 1 : 1 - tie;
    double lower = isCommonest ? 1 : tie;
    double all = sorted.length + 2.0;
    return new Ranks(
        (sorted.length - to + higher * (to - from) + 1) / all,
        (from + lower * (to - from) + 1) / all);
  }

  private static int lowerBound(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Moves the evidence by one tick.
   *
   * @param p rank, in (0, 1)
   * @param onset see {@link Whitening#onset}
   */
  static void update(double[] evidence, double p, double onset) {
    move(evidence, NormalScore.exceededWith(p), onset);
  }

  /** Moves the evidence by one tick whose score is independent of the past. */
  static void updateByScore(double[] evidence, double score) {
    move(evidence, score, 1);
  }

  private static void move(double[] evidence, double score, double onset) {
    for (int k = 0; k < SHIFTS.length; k++) {
      double grown = evidence[k] * bet(SHIFTS[k], score) + bet(first(k, onset), score);
      evidence[k] = Math.min(CEILING, grown);
    }
  }

  /** For each size of shift the bet that it goes on, and the bet that it began with this tick. */
  static double[] bets(double p, double onset) {
    double score = NormalScore.exceededWith(p);
    double[] bets = new double[2 * SHIFTS.length];
    for (int k = 0; k < SHIFTS.length; k++) {
      bets[2 * k] = bet(SHIFTS[k], score);
      bets[2 * k + 1] = bet(first(k, onset), score);
    }
    return bets;
  }

  /** The size of shift that is bet on in the tick in which it begins. */
  private static double first(int k, double onset) {
    return Math.max(SHIFTS[k], Math.min(LARGEST_ONSET, SHIFTS[k] * onset));
  }

  private static double bet(double shift, double score) {
    return StrictMath.exp(shift * score - shift * shift / 2);
  }

  static double mean(double[] evidence) {
    return Arrays.stream(evidence).sum() / evidence.length;
  }
}
