package io.shoal.drift;

/**
 * How many of n users convert when the rate itself is known from counts only: the predictive
 * distribution of a count, wider than the binomial by the error of the rate.
 *
 * @param converted users seen to convert before, and a half (Jeffreys 1946)
 * @param others users seen not to, and a half
 */
record BetaBinomial(double converted, double others) {
  private static final double NEGLIGIBLE = 1e-18;

  static BetaBinomial of(double converted, double others) {
    return new BetaBinomial(converted + 0.5, others + 0.5);
  }

  double rate() {
    return converted / (converted + others);
  }

  BetaBinomial with(long moreConverted, long moreOthers) {
    return new BetaBinomial(converted + moreConverted, others + moreOthers);
  }

  /** Chances of a count at least as high and at least as low, one's own counted half in each. */
  Ranks ranks(long count, long n) {
    double own = StrictMath.exp(logChance(count, n));
    double above = own / 2 + beyond(count, n, own, 1);
    double below = own / 2 + beyond(count, n, own, -1);
    double all = above + below;
    return new Ranks(bounded(above / all), bounded(below / all));
  }

  private static double bounded(double p) {
    return Math.max(1e-300, Math.min(1 - 1e-16, p));
  }

  /** Chance of all counts on one side of a count, by the ratio of neighbours. */
  private double beyond(long count, long n, double own, int way) {
    double sum = 0;
    double chance = own;
    long k = count;
    while (way > 0 ? k < n : k > 0) {
      chance *= way > 0 ? ratio(k, n) : 1 / ratio(k - 1, n);
      sum += chance;
      k += way;
      if (chance <= NEGLIGIBLE * sum || (chance == 0 && own == 0)) {
        break;
      }
    }
    return sum;
  }

  /** Chance of k + 1 over the chance of k. */
  private double ratio(long k, long n) {
    return (n - k) * (k + converted) / ((k + 1.0) * (n - k - 1 + others));
  }

  private double logChance(long k, long n) {
    return logGamma(n + 1.0)
        - logGamma(k + 1.0)
        - logGamma(n - k + 1.0)
        + logGamma(k + converted)
        + logGamma(n - k + others)
        - logGamma(n + converted + others)
        + logGamma(converted + others)
        - logGamma(converted)
        - logGamma(others);
  }

  /** Stirling's series, from 12 on; below by the recurrence of the gamma function. */
  private static double logGamma(double x) {
    double shifted = x;
    double product = 1;
    while (shifted < 12) {
      product *= shifted;
      shifted++;
    }
    double inverse = 1 / (shifted * shifted);
    double series =
        (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse / 1680))) / shifted;
    return (shifted - 0.5) * StrictMath.log(shifted)
        - shifted
        + 0.5 * StrictMath.log(2 * Math.PI)
        + series
        - StrictMath.log(product);
  }
}
