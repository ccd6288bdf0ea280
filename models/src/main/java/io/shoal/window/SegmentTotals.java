package io.shoal.window;

/**
 * What the users of one segment add up to in one window.
 *
 * @param scored active users scored into the segment
 * @param adds users who entered it
 * @param drops users who left it
 * @param exposures exposures in it that ended
 * @param converted those of them that ended with a conversion
 * @param ranks for each feature output, the sum of the quantile bins of its values
 * @param ranked for each feature output, the number of users who had data
 */
public record SegmentTotals(
    long scored,
    long adds,
    long drops,
    long exposures,
    long converted,
    long[] ranks,
    long[] ranked) {

  static SegmentTotals none(int features) {
    return new SegmentTotals(0, 0, 0, 0, 0, new long[features], new long[features]);
  }

  SegmentTotals plus(SegmentTotals other) {
    return new SegmentTotals(
        scored + other.scored,
        adds + other.adds,
        drops + other.drops,
        exposures + other.exposures,
        converted + other.converted,
        sum(ranks, other.ranks),
        sum(ranked, other.ranked));
  }

  static long[] sum(long[] a, long[] b) {
    long[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }
}
