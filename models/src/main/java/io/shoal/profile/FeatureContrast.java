package io.shoal.profile;

import io.shoal.feature.FeatureWords;

/**
 * A feature in which the users of a segment differ from all others.
 *
 * @param output name of the feature output, such as {@code purchases@7d}
 * @param words what to call it
 * @param difference standardised difference of the mean quantile (Austin 2009): that of the segment
 *     less that of all others, over the root of their mean variance
 * @param lift of a high one, how many times as often the segment's users are in the highest quarter
 *     of the reference as all others; of a low one, in the lowest
 */
public record FeatureContrast(String output, FeatureWords words, double difference, double lift) {

  /** Whether the segment has more of it. */
  public boolean isHigh() {
    return difference > 0;
  }

  /** What may be said of the segment's users. */
  public String phrase() {
    return isHigh() ? words.high() : words.low();
  }

  double strength() {
    return Math.abs(difference);
  }
}
