package io.shoal.window;

import java.util.TreeMap;

/**
 * What all users scored in one window add up to. Integers and fixed-point sums only, so that
 * merging is exact: associative, commutative, and with {@link #empty} as its identity.
 *
 * @param windowEnd exclusive end of the window
 * @param users active users
 * @param events events counted
 * @param duplicates copies that were not
 * @param conversions goal events
 * @param errorSum sum of the reconstruction errors of active users, in units of 2^-20
 * @param sources active users by source
 * @param bins for each feature output, active users by quantile bin; the last bin is for no data
 * @param segments totals by segment id; 0 holds those without one
 * @param ticks what the drift monitor alone looks at
 */
public record WindowSummary(
    long windowEnd,
    long users,
    long events,
    long duplicates,
    long conversions,
    long errorSum,
    TreeMap<String, Long> sources,
    long[][] bins,
    TreeMap<Integer, SegmentTotals> segments,
    TickTotals ticks) {
  /** Units of {@code errorSum} in one. */
  public static final double ERROR_UNIT = 1 << 20;

  /** A window in which nothing happened. */
  public static WindowSummary empty(long windowEnd, int features) {
    return ofEvents(windowEnd, features, EventTotals.none());
  }

  /** A window of which nothing is known but its events. */
  public static WindowSummary ofEvents(long windowEnd, int features, EventTotals events) {
    return new WindowSummary(
        windowEnd,
        0,
        0,
        0,
        0,
        0,
        new TreeMap<>(),
        new long[features][FeatureBins.BINS + 1],
        new TreeMap<>(),
        new TickTotals(new long[0][], new TreeMap<>(), events));
  }

  /** Both together. */
  public WindowSummary merge(WindowSummary other) {
    if (windowEnd != other.windowEnd || bins.length != other.bins.length) {
      throw new IllegalArgumentException(
          "summaries of different windows or features cannot be merged: "
              + windowEnd
              + ", "
              + other.windowEnd);
    }
    TreeMap<String, Long> allSources = new TreeMap<>(sources);
    other.sources.forEach((source, n) -> allSources.merge(source, n, Long::sum));
    TreeMap<Integer, SegmentTotals> allSegments = new TreeMap<>(segments);
    other.segments.forEach((id, totals) -> allSegments.merge(id, totals, SegmentTotals::plus));
    long[][] allBins = new long[bins.length][];
    for (int i = 0; i < bins.length; i++) {
      allBins[i] = FeatureTotals.sum(bins[i], other.bins[i]);
    }
    return new WindowSummary(
        windowEnd,
        users + other.users,
        events + other.events,
        duplicates + other.duplicates,
        conversions + other.conversions,
        errorSum + other.errorSum,
        allSources,
        allBins,
        allSegments,
        ticks.plus(other.ticks));
  }

  /** Mean reconstruction error of the active users; NaN without any. */
  public double meanError() {
    return users == 0 ? Double.NaN : errorSum / ERROR_UNIT / users;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WindowSummary that
        && java.util.Arrays.equals(SummaryCodec.encode(this), SummaryCodec.encode(that));
  }

  @Override
  public int hashCode() {
    return java.util.Arrays.hashCode(SummaryCodec.encode(this));
  }
}
