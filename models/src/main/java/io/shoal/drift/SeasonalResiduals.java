package io.shoal.drift;

import java.util.ArrayList;
import java.util.List;

/**
 * A stream without its rhythm: ticks as residuals from the mean of their own hour of week, in
 * standard deviations, fit for any {@link TickDetector}.
 *
 * <p>Residuals of the reference leave their own week out (with less than three weeks, their day, by
 * hour of weekdays and weekends): those that knew themselves are narrower than live ones and give
 * many times the promised alarms.
 */
public final class SeasonalResiduals {
  private final StreamReference healthy;
  private final double[] reference;

  /**
   * @param windowEnds of the reference's ticks, epoch milliseconds, in rising order
   * @param values as many
   * @throws IllegalArgumentException where there is too little to judge by
   */
  public SeasonalResiduals(long[] windowEnds, double[] values) {
    if (windowEnds.length != values.length) {
      throw new IllegalArgumentException(
          windowEnds.length + " ends of windows do not go with " + values.length + " values");
    }
    DetectorInput.requireReference(values, 1);
    List<Long> ends = new ArrayList<>();
    List<Double> known = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      ends.add(windowEnds[i]);
      known.add(values[i]);
    }
    ReferenceLearner learner = new ReferenceLearner(ends, known, 0);
    reference = learner.residualsOutOfSample();
    healthy = learner.learn();
    if (healthy == null) {
      throw new IllegalArgumentException(
          values.length + " ticks are too few to learn a rhythm from");
    }
  }

  /** Residuals of the reference, in the order of time. */
  public double[] reference() {
    return reference.clone();
  }

  /** The residual of a later tick. */
  public double residual(long windowEnd, double value) {
    DetectorInput.requireFinite(value);
    int hour = HourOfWeek.of(windowEnd);
    return (value - healthy.mean()[hour]) / healthy.scale()[hour];
  }
}
