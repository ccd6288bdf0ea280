package io.shoal.window;

import java.util.Set;
import java.util.TreeMap;

/** A {@link WindowSummary} in the making: users are counted into it one by one. */
public final class WindowTally {
  private final long windowEnd;
  private final int features;
  private final long[][] bins;
  private final TreeMap<String, Long> sources = new TreeMap<>();
  private final TreeMap<Integer, Segment> segments = new TreeMap<>();
  private long users;
  private long events;
  private long duplicates;
  private long conversions;
  private long errorSum;

  private static final class Segment {
    long scored;
    long adds;
    long drops;
    long exposures;
    long converted;
    final long[] ranks;
    final long[] ranked;

    Segment(int features) {
      ranks = new long[features];
      ranked = new long[features];
    }
  }

  public WindowTally(long windowEnd, int features) {
    this.windowEnd = windowEnd;
    this.features = features;
    bins = new long[features][FeatureBins.BINS + 1];
  }

  /**
   * Counts an active user.
   *
   * @param featureBins the quantile bin of each output, negative without data
   * @param error mean squared reconstruction error
   */
  public void active(
      int segment, byte[] featureBins, double error, int newEvents, int newConversions) {
    users++;
    events += newEvents;
    conversions += newConversions;
    errorSum += Math.round(Math.min(error, 1e6) * WindowSummary.ERROR_UNIT);
    Segment own = segment(segment);
    own.scored++;
    for (int i = 0; i < features; i++) {
      int bin = featureBins[i];
      bins[i][bin < 0 ? FeatureBins.BINS : bin]++;
      if (bin >= 0) {
        own.ranks[i] += bin;
        own.ranked[i]++;
      }
    }
  }

  public void duplicates(int copies) {
    duplicates += copies;
  }

  /** Counts an active user once for each source that sent of them. */
  public void sources(Set<String> ofUser) {
    for (String source : ofUser) {
      sources.merge(source, 1L, Long::sum);
    }
  }

  /** Counts a user who went from one segment to another; 0 is none. */
  public void change(int from, int to) {
    segment(from).drops++;
    segment(to).adds++;
  }

  /** Counts the end of an exposure. */
  public void outcome(int segment, boolean converted) {
    segment(segment).exposures++;
    segment(segment).converted += converted ? 1 : 0;
  }

  private Segment segment(int id) {
    return segments.computeIfAbsent(id, key -> new Segment(features));
  }

  public WindowSummary summary() {
    TreeMap<Integer, SegmentTotals> totals = new TreeMap<>();
    segments.forEach(
        (id, s) ->
            totals.put(
                id,
                new SegmentTotals(
                    s.scored,
                    s.adds,
                    s.drops,
                    s.exposures,
                    s.converted,
                    s.ranks.clone(),
                    s.ranked.clone())));
    long[][] copy = new long[features][];
    for (int i = 0; i < features; i++) {
      copy[i] = bins[i].clone();
    }
    return new WindowSummary(
        windowEnd,
        users,
        events,
        duplicates,
        conversions,
        errorSum,
        new TreeMap<>(sources),
        copy,
        totals);
  }
}
