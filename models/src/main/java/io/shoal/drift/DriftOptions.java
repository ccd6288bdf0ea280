package io.shoal.drift;

import java.io.Serializable;
import java.time.Duration;

/**
 * The budget of false alarms, and how episodes go.
 *
 * @param falseAlarms for the whole job
 * @param per in this time
 * @param window length of a tick
 * @param smallestEffect worth a page: as population stability index of a distribution, as part of
 *     what was expected of a count or rate, else in standard deviations of one user or event
 * @param newNormal time after which a change that lasts is the level to measure from
 */
public record DriftOptions(
    double falseAlarms, Duration per, Duration window, double smallestEffect, Duration newNormal)
    implements Serializable {
  /** A stability index below .1 is held to be no change (Siddiqi 2006); 10 % of a rate; .1 sd. */
  public static final double SMALLEST_EFFECT = .1;

  public static final Duration NEW_NORMAL = Duration.ofDays(7);

  private static final long serialVersionUID = 1;

  public DriftOptions {
    if (!(falseAlarms > 0)) {
      throw new IllegalArgumentException(
          "the number of false alarms allowed must be above zero, not " + falseAlarms);
    }
    if (per.compareTo(window) < 0) {
      throw new IllegalArgumentException("a budget for " + per + " is shorter than a window");
    }
    if (!(smallestEffect >= 0)) {
      throw new IllegalArgumentException(
          "the smallest effect worth a page must be 0 or more, not " + smallestEffect);
    }
    if (newNormal.compareTo(window) < 0) {
      throw new IllegalArgumentException("a change must last longer than a window to be normal");
    }
  }

  /** With the usual ways of episodes. */
  public DriftOptions(double falseAlarms, Duration per, Duration window) {
    this(falseAlarms, per, window, SMALLEST_EFFECT, NEW_NORMAL);
  }

  /** One in 30 days, at ticks of 15 minutes. */
  public static DriftOptions defaults() {
    return new DriftOptions(1, Duration.ofDays(30), Duration.ofMinutes(15));
  }

  /** Evidence at which an alert fires: ticks to one false alarm. */
  public double threshold() {
    return (double) per.toMillis() / window.toMillis() / falseAlarms;
  }
}
