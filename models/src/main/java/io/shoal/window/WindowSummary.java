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
 * @param bins for each feature output, active users by quantile bin; the last bin is for no data;
 *     no rows at all where no user is known of
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
    boolean alike = bins.length == other.bins.length || bins.length == 0 || other.bins.length == 0;
    if (windowEnd != other.windowEnd || !alike) {
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
    return new WindowSummary(
        windowEnd,
        users + other.users,
        events + other.events,
        duplicates + other.duplicates,
        conversions + other.conversions,
        errorSum + other.errorSum,
        allSources,
        sum(bins, other.bins),
        allSegments,
        ticks.plus(other.ticks));
  }

  private static long[][] sum(long[][] a, long[][] b) {
    if (a.length == 0 || b.length == 0) {
      return a.length == 0 ? b : a;
    }
    long[][] sum = new long[a.length][];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = FeatureTotals.sum(a[i], b[i]);
    }
    return sum;
  }

  /** The same, as of another window. */
  public WindowSummary at(long otherEnd) {
    return new WindowSummary(
        otherEnd, users, events, duplicates, conversions, errorSum, sources, bins, segments, ticks);
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
