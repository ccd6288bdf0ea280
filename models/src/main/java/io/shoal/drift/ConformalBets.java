package io.shoal.drift;

/**
 * The conformal e-SR evidence of one stream in one direction: bets on the rank of a tick among the
 * reference ticks, summed as by Shiryaev and Roberts.
 *
 * <p>With p the rank, {@code e_k = k p^(k-1)} for k in {.05, .15, .3, .5, .7} has expectation 1
 * when p is uniform; {@code M_k <- (M_k + 1) e_k}; the evidence is the mean of M_k. It grows by at
 * most 1 a tick in expectation while all is well, so an alarm at A comes at most once in A ticks on
 * average (Shin, Ramdas, Rinaldo 2022; conformal test martingales: Vovk et al. 2005). With a fixed
 * reference ranks are uniform only nearly, hence promised rates are checked by replay.
 */
final class ConformalBets {
  static final double[] POWERS = {.05, .15, .3, .5, .7};

  private ConformalBets() {}

  /**
   * The rank of an innovation among those of the reference, in (0, 1); small when it is high.
   *
   * @param sorted innovations of the reference, in rising order
   * @param tie in [0, 1): where the innovation stands among its equals, itself included
   */
  static double rank(double[] sorted, double innovation, double tie) {
    int from = lowerBound(sorted, innovation);
    int to = lowerBound(sorted, Math.nextUp(innovation));
    int above = sorted.length - to;
    int equal = to - from;
    return (above + (1 - tie) * (equal + 1)) / (sorted.length + 1.0);
  }

  /** Whether more than half of the reference are equal to this. */
  static boolean isCommonest(double[] sorted, double innovation) {
    int equal = lowerBound(sorted, Math.nextUp(innovation)) - lowerBound(sorted, innovation);
    return 2 * equal > sorted.length;
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

  /** Moves the evidence by one tick. */
  static void update(double[] evidence, double p) {
    for (int k = 0; k < POWERS.length; k++) {
      double bet = POWERS[k] * StrictMath.pow(p, POWERS[k] - 1);
      evidence[k] = Math.min(1e300, (evidence[k] + 1) * bet);
    }
  }

  static double mean(double[] evidence) {
    double sum = 0;
    for (double part : evidence) {
      sum += part;
    }
    return sum / evidence.length;
  }
}
