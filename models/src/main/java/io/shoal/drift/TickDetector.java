package io.shoal.drift;

/**
 * A detector of change in one stream of numbers, one a tick.
 *
 * <p>Contract: given ticks in the order of time, {@link #step} says at which a change is certain
 * enough. With a threshold of A a detector raises at most one false alarm in A ticks on average
 * while ticks are like the reference, under the assumptions that its class states. After an alarm
 * evidence begins anew. The same ticks give the same alarms.
 *
 * <p>A stream with a rhythm of days and weeks is given as {@link SeasonalResiduals residuals} from
 * its hour of week.
 */
public interface TickDetector {
  /**
   * Takes the next tick.
   *
   * @param value finite
   * @return whether this is an alarm
   * @throws IllegalArgumentException where the value is one that the detector cannot judge
   */
  boolean step(double value);

  /** Evidence of change, 0 or more; an alarm at the threshold. 0 after an alarm. */
  double evidence();
}
