package io.shoal.drift;

import java.util.Arrays;

/**
 * The conformal e-SR detector: bets on where a tick stands among those of a reference.
 *
 * <p>Contract: at most one false alarm in {@code threshold} ticks on average. Assumptions: ticks
 * are like those of the reference, and innovations of an autoregression of order 4 at most are
 * exchangeable with those of the reference; nothing is assumed of their distribution. Consequences:
 * heavy tails cost nothing; a rank is never smaller than 1 in the number of reference ticks, so
 * that a change of any size takes two or three ticks; a reference is fixed, so the promise holds
 * nearly, and better the longer it is (2,000 ticks at a threshold of 10,000: see {@code
 * tick-bench}); dependence that no such autoregression takes off costs false alarms.
 *
 * <p>Sources: Shin, Ramdas, Rinaldo, E-detectors (2022); Vovk, Gammerman, Shafer, Algorithmic
 * Learning in a Random World (2005); Roberts (1966) and Shiryaev (1963) for the sum.
 */
public final class ConformalDetector implements TickDetector {
  private static final int LEAST_REFERENCE = 24;

  private final HealthyInnovations healthy;
  private final double centre;
  private final double threshold;
  private final boolean twoSided;
  private final StreamEvidence evidence = new StreamEvidence();

  private ConformalDetector(double[] reference, double threshold, boolean twoSided) {
    DetectorInput.requireReference(reference, LEAST_REFERENCE);
    DetectorInput.requireThreshold(threshold);
    this.threshold = threshold;
    this.twoSided = twoSided;
    centre = Arrays.stream(reference).sum() / reference.length;
    double[] residuals = Arrays.stream(reference).map(value -> value - centre).toArray();
    healthy = HealthyInnovations.learn(residuals);
    // The reference is the past of the first tick.
    for (double residual : Arrays.copyOfRange(residuals, residuals.length - 8, residuals.length)) {
      evidence.ranks(healthy, residual);
    }
  }

  /**
   * A detector of rises.
   *
   * @param reference healthy ticks in the order of time, 24 at least
   * @param threshold ticks to one false alarm
   */
  public static ConformalDetector upward(double[] reference, double threshold) {
    return new ConformalDetector(reference, threshold, false);
  }

  /** A detector of rises and falls; see {@link #upward}. */
  public static ConformalDetector bothWays(double[] reference, double threshold) {
    return new ConformalDetector(reference, threshold, true);
  }

  @Override
  public boolean step(double value) {
    DetectorInput.requireFinite(value);
    Ranks ranks = evidence.ranks(healthy, value - centre);
    evidence.bet(ranks, healthy);
    if (evidence() < threshold) {
      return false;
    }
    evidence.forget();
    return true;
  }

  @Override
  public double evidence() {
    return twoSided ? (evidence.up() + evidence.down()) / 2 : evidence.up();
  }
}
