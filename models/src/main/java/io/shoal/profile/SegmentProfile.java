package io.shoal.profile;

import java.util.List;

/**
 * What is told of a segment at the end of a day.
 *
 * @param id of the segment
 * @param name what sets it apart, in words; no other segment has the same
 * @param size members
 * @param share of all members of segments
 * @param adds users who entered it in the last seven days
 * @param drops users who left it in the last seven days
 * @param conversion of the exposures that ended in the last 28 days
 * @param propensity how likely its members are to convert within the horizon: see {@link
 *     Propensities}; NaN while nothing has matured
 * @param rank place among all segments, 1 for the highest propensity
 * @param reEstimated whether the propensity is that of what came since a drop
 * @param features what sets it apart, the strongest first; of the last seven days
 * @param parent id of the segment it split from; 0 for none
 * @param absorbed ids of the segments it has swallowed
 * @param bornAt end of the window in which it was first seen
 * @param week its typical week, of the last 28 days
 */
public record SegmentProfile(
    int id,
    String name,
    long size,
    double share,
    long adds,
    long drops,
    Conversion conversion,
    double propensity,
    int rank,
    boolean reEstimated,
    List<FeatureContrast> features,
    int parent,
    List<Integer> absorbed,
    long bornAt,
    TypicalWeek week) {

  public SegmentProfile {
    features = List.copyOf(features);
    absorbed = List.copyOf(absorbed);
  }

  /** Comings and goings of seven days for each member; NaN without any. */
  public double volatility() {
    return size == 0 ? Double.NaN : (double) (adds + drops) / size;
  }
}
