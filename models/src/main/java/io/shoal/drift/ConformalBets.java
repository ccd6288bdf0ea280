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
   * Where an innovation stands; in the middle of its equals, so that what most healthy ones are is
   * no evidence.
   *
   * @param sorted innovations of the reference, in rising order
   */
  static Ranks ranks(double[] sorted, double innovation) {
    int from = lowerBound(sorted, innovation);
    int to = lowerBound(sorted, Math.nextUp(innovation));
    double equal = (to - from) / 2.0;
    double all = sorted.length + 2.0;
    return new Ranks((sorted.length - to + equal + 1) / all, (from + equal + 1) / all);
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
   */
  static void update(double[] evidence, double p, HealthyInnovations healthy) {
    double[] bets = bets(p, healthy);
    for (int k = 0; k < SHIFTS.length; k++) {
      evidence[k] = Math.min(CEILING, evidence[k] * bets[2 * k] + bets[2 * k + 1]);
    }
  }

  /** Moves the evidence by one tick whose score is independent of the past. */
  static void updateByScore(double[] evidence, double score) {
    for (int k = 0; k < SHIFTS.length; k++) {
      evidence[k] = Math.min(CEILING, (evidence[k] + 1) * bet(SHIFTS[k], score, 1));
    }
  }

  /** For each size of shift the bet that it goes on, and the bet that it begins with this tick. */
  static double[] bets(double p, HealthyInnovations healthy) {
    double score = NormalScore.exceededWith(p);
    double onset = healthy.whitening().onset();
    double[] bets = new double[2 * SHIFTS.length];
    for (int k = 0; k < SHIFTS.length; k++) {
      double first = Math.max(SHIFTS[k], Math.min(LARGEST_ONSET, SHIFTS[k] * onset));
      bets[2 * k] = bet(SHIFTS[k], score, healthy.spread()[k]);
      bets[2 * k + 1] = bet(first, score, 1);
    }
    return bets;
  }

  /** Ticks that it takes to see a shift of a size, of a day at most; 1 for a large one. */
  static int ticksToSee(int k, int day) {
    double ticks = 8 / (SHIFTS[k] * SHIFTS[k]);
    return Math.max(1, (int) Math.min(ticks, day));
  }

  /** Has expectation 1 where scores are normal with a variance. */
  private static double bet(double shift, double score, double variance) {
    return StrictMath.exp(shift * score - shift * shift * variance / 2);
  }

  static double mean(double[] evidence) {
    return Arrays.stream(evidence).sum() / evidence.length;
  }
}
