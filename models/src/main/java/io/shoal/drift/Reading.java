package io.shoal.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a tick reads off one stream.
 *
 * @param statistic what is judged: high or low when the windows are unlike the reference
 * @param observed what a reader is told: a share, a rate, a mean rank, a number of users
 * @param expected the same, as the reference says for these hours
 * @param n users, events or, of numbers of happenings, those expected: how much it rests on
 * @param effect size of the change whatever n is: the population stability index of a feature's
 *     distribution; of a number of happenings the change over what was expected; else the
 *     difference in standard deviations of one user or event
 */
public record Reading(double statistic, double observed, double expected, double n, double effect) {
  /** Of a stream that was never read. */
  public static final Reading NONE = new Reading(Double.NaN, Double.NaN, Double.NaN, 0, Double.NaN);

  /** A statistic that is told as it is. */
  public static Reading of(double statistic) {
    return new Reading(statistic, statistic, Double.NaN, 1, Double.NaN);
  }

  /** The same, with its statistic measured from another level. */
  Reading minus(double offset) {
    return new Reading(statistic - offset, observed, expected, n, effect);
  }

  void write(DataOutput out) throws IOException {
    out.writeDouble(statistic);
    out.writeDouble(observed);
    out.writeDouble(expected);
    out.writeDouble(n);
    out.writeDouble(effect);
  }

  static Reading read(DataInput in) throws IOException {
    return new Reading(
        in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
  }
}
