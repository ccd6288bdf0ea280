package io.shoal.profile;

import io.shoal.window.LabelTotals;

/**
 * How well segments part the users, over some time.
 *
 * @param segments that live
 * @param totals what the labels of that time add up to
 */
public record SegmentQuality(int segments, LabelTotals totals) {

  /** Mean silhouette, from -1 to 1; NaN where there was nobody, or nothing to compare with. */
  public double silhouette() {
    return share(totals.silhouette(), totals.compared()) / LabelTotals.UNIT;
  }

  /** Share of scored users for whom another segment was nearly as dense; NaN without any. */
  public double marginShare() {
    return share(totals.margin(), totals.labelled());
  }

  /** Share of users scored again who stayed in their segment; NaN without any. */
  public double stability() {
    return share(totals.kept(), totals.rescored());
  }

  /** Share of scored users who are far from every segment; NaN without any. */
  public double noiseShare() {
    return share(totals.noise(), totals.labelled());
  }

  private static double share(long part, long whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }
}
