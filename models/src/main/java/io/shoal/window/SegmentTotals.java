package io.shoal.window;

/**
 * What the users of one segment add up to in one window. Whole numbers, which add up exactly.
 *
 * @param scored active users scored into the segment
 * @param events their events
 * @param conversions their goal events
 * @param adds users who entered it
 * @param drops users who left it
 * @param exposures exposures in it that ended
 * @param converted those of them that ended with a conversion
 * @param labels how well the segment parts its users from others
 * @param features where its active users lie on the scale of the reference
 */
public record SegmentTotals(
    long scored,
    long events,
    long conversions,
    long adds,
    long drops,
    long exposures,
    long converted,
    LabelTotals labels,
    FeatureTotals features) {

  /** Nobody. */
  public static SegmentTotals none(int features) {
    return new SegmentTotals(0, 0, 0, 0, 0, 0, 0, LabelTotals.NONE, FeatureTotals.none(features));
  }

  public SegmentTotals plus(SegmentTotals other) {
    return new SegmentTotals(
        scored + other.scored,
        events + other.events,
        conversions + other.conversions,
        adds + other.adds,
        drops + other.drops,
        exposures + other.exposures,
        converted + other.converted,
        labels.plus(other.labels),
        features.plus(other.features));
  }

  /** The same, with nothing counted of so many other features. */
  public SegmentTotals withFeatures(int others) {
    return new SegmentTotals(
        scored,
        events,
        conversions,
        adds,
        drops,
        exposures,
        converted,
        labels,
        FeatureTotals.none(others));
  }
}
