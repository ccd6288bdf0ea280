package io.shoal.drift;

import java.io.Serializable;
import java.time.Duration;

/**
 * The budget of false alarms.
 *
 * @param falseAlarms for the whole job
 * @param per in this time
 * @param window length of a tick
 * @param calm ticks inside the healthy range after which an episode is over
 */
public record DriftOptions(double falseAlarms, Duration per, Duration window, int calm)
    implements Serializable {
  private static final long serialVersionUID = 1;

  public DriftOptions {
    if (!(falseAlarms > 0)) {
      throw new IllegalArgumentException(
          "the number of false alarms allowed must be above zero, not " + falseAlarms);
    }
    if (per.compareTo(window) < 0) {
      throw new IllegalArgumentException("a budget for " + per + " is shorter than a window");
    }
  }

  /** One in 30 days, at ticks of 15 minutes; an episode ends after 8 calm ticks. */
  public static DriftOptions defaults() {
    return new DriftOptions(1, Duration.ofDays(30), Duration.ofMinutes(15), 8);
  }

  /** Evidence at which an alert fires: ticks to one false alarm. */
  public double threshold() {
    return (double) per.toMillis() / window.toMillis() / falseAlarms;
  }
}
