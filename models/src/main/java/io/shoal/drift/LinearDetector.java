package io.shoal.drift;

import java.util.Arrays;

/**
 * The linear e-SR detector of rises, for single values between 0 and 1, above all raw outcomes that
 * are 0 or 1: their ties leave nothing to rank.
 *
 * <p>With m the mean of all values so far, {@code e_k = 1 + l_k (x - m)} has expectation 1, and for
 * outcomes it is the likelihood ratio of a higher rate. The reference goes on growing, to {@value
 * #MOST_LEARNT} values: for outcomes m is then the exact predictive probability of a rate that is
 * not known (Beta(1/2, 1/2) before all; Jeffreys 1946), so the error of a short reference is in it.
 *
 * <p>Contract: at most one false alarm in {@code threshold} values on average, over the rates that
 * the reference leaves possible. Assumptions: values are independent with one mean while all is
 * well. Consequences: a change of some twentieths of a standard deviation is seen, in thousands of
 * values; a drift that takes tens of thousands of values while the reference still grows is partly
 * learnt; dependence is not allowed for: give ticks of means to the {@link ConformalDetector}.
 *
 * <p>Sources: Shin, Ramdas, Rinaldo (2022); Waudby-Smith, Ramdas (2024) for bets that are linear.
 */
public final class LinearDetector implements TickDetector {
  static final int MOST_LEARNT = 100_000;

  /** Shifts that are bet on, in standard deviations of a value. */
  private static final double[] SHIFTS = {.04, .07, .12, .2, .35, .6};

  /** A bet never stakes all, or one value could end it. */
  private static final double MOST_STAKED = 0.9;

  private static final double CEILING = 1e300;

  private final double threshold;
  private final double[] evidence = new double[SHIFTS.length];
  private double n;
  private double sum;
  private double squares;

  /**
   * @param reference healthy values, 1 at least
   * @param threshold values to one false alarm
   */
  public LinearDetector(double[] reference, double threshold) {
    DetectorInput.requireReference(reference, 1);
    DetectorInput.requireThreshold(threshold);
    this.threshold = threshold;
    for (double value : reference) {
      learn(value);
    }
  }

  @Override
  public boolean step(double value) {
    double mean = (sum + 0.5) / (n + 1);
    double variance = (squares + 0.5) / (n + 1) - mean * mean;
    double deviation = StrictMath.sqrt(Math.max(1e-9, variance));
    double news = requireUnit(value) - mean;
    for (int k = 0; k < SHIFTS.length; k++) {
      double stake = Math.min(SHIFTS[k] / deviation, MOST_STAKED / mean);
      evidence[k] = Math.min(CEILING, (evidence[k] + 1) * (1 + stake * news));
    }
    if (n < MOST_LEARNT) {
      learn(value);
    }
    if (evidence() < threshold) {
      return false;
    }
    Arrays.fill(evidence, 0);
    return true;
  }

  @Override
  public double evidence() {
    return ConformalBets.mean(evidence);
  }

  private void learn(double value) {
    n++;
    sum += requireUnit(value);
    squares += value * value;
  }

  private static double requireUnit(double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "a linear bet takes values from 0 to 1, not " + value + ": scale them first");
    }
    return value;
  }
}
