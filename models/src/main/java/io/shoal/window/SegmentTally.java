package io.shoal.window;

import io.shoal.segment.Label;

/** {@link SegmentTotals} in the making. */
final class SegmentTally {
  final long[][] bins;
  long scored;
  long events;
  long conversions;
  long adds;
  long drops;
  long exposures;
  long converted;
  long rescored;
  long kept;
  long moved;
  private long labelled;
  private long compared;
  private long silhouette;
  private long margin;
  private long noise;

  SegmentTally(int features) {
    bins = new long[features][FeatureBins.BINS + 1];
  }

  void active(byte[] featureBins, int newEvents, int newConversions) {
    scored++;
    events += newEvents;
    conversions += newConversions;
    for (int i = 0; i < bins.length; i++) {
      int bin = featureBins[i];
      bins[i][bin < 0 ? FeatureBins.BINS : bin]++;
    }
  }

  void labelled(Label label) {
    labelled++;
    margin += label.atMargin() ? 1 : 0;
    noise += label.isNoise() ? 1 : 0;
    if (!Double.isNaN(label.silhouette())) {
      compared++;
      silhouette += Math.round(label.silhouette() * LabelTotals.UNIT);
    }
  }

  SegmentTotals totals() {
    return new SegmentTotals(
        scored,
        events,
        conversions,
        adds,
        drops,
        exposures,
        converted,
        new LabelTotals(labelled, compared, silhouette, margin, noise, rescored, kept, moved),
        FeatureTotals.of(bins));
  }
}
