package io.shoal.window;

import io.shoal.segment.Label;
import java.util.Set;
import java.util.TreeMap;

/** A {@link WindowSummary} in the making: users are counted into it one by one. */
public final class WindowTally {
  private final long windowEnd;
  private final int features;
  private final TreeMap<String, Long> sources = new TreeMap<>();
  private final TreeMap<Integer, SegmentTally> segments = new TreeMap<>();
  private long users;
  private long events;
  private long duplicates;
  private long conversions;
  private long errorSum;
  private long[][] panes = new long[0][];
  private final TreeMap<Integer, long[]> positions = new TreeMap<>();

  public WindowTally(long windowEnd, int features) {
    this.windowEnd = windowEnd;
    this.features = features;
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
    segment(segment).active(featureBins, newEvents, newConversions);
  }

  /**
   * Counts what an active user did in this very window, and where they are.
   *
   * @param home segment of the reference in which the embedding lies; 0 for none
   * @param paneBins the quantile bin of each output of the pane, negative without data
   * @param embedding on its grid
   */
  public void pane(int home, byte[] paneBins, short[] embedding) {
    if (panes.length == 0) {
      panes = new long[paneBins.length][FeatureBins.BINS + 1];
    }
    for (int i = 0; i < paneBins.length; i++) {
      panes[i][paneBins[i] < 0 ? FeatureBins.BINS : paneBins[i]]++;
    }
    long[] sums = positions.computeIfAbsent(home, id -> new long[embedding.length + 1]);
    sums[embedding.length]++;
    for (int d = 0; d < embedding.length; d++) {
      sums[d] += embedding[d];
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

  /** Counts how well a scored user, active or idle, lies in their segment; none is passed over. */
  public void labelled(Label label) {
    if (label.segment() != 0) {
      segment(label.segment()).labelled(label);
    }
  }

  /** Counts a user who had a segment, and was scored again, into one that may be the same. */
  public void rescored(int before, int now) {
    segment(before).rescored++;
    segment(before).kept += now == before ? 1 : 0;
  }

  /** Counts a user whose segment is no more. */
  public void moved(int segment) {
    segment(segment).moved++;
  }

  private SegmentTally segment(int id) {
    return segments.computeIfAbsent(id, key -> new SegmentTally(features));
  }

  public WindowSummary summary() {
    TreeMap<Integer, SegmentTotals> totals = new TreeMap<>();
    long[][] bins = new long[features][FeatureBins.BINS + 1];
    segments.forEach(
        (id, segment) -> {
          totals.put(id, segment.totals());
          for (int i = 0; i < features; i++) {
            bins[i] = FeatureTotals.sum(bins[i], segment.bins[i]);
          }
        });
    return new WindowSummary(
        windowEnd,
        users,
        events,
        duplicates,
        conversions,
        errorSum,
        new TreeMap<>(sources),
        bins,
        totals,
        ticks());
  }

  private TickTotals ticks() {
    long[][] paneBins = new long[panes.length][];
    for (int i = 0; i < panes.length; i++) {
      paneBins[i] = panes[i].clone();
    }
    TreeMap<Integer, long[]> sums = new TreeMap<>();
    positions.forEach((segment, sum) -> sums.put(segment, sum.clone()));
    return new TickTotals(paneBins, sums, EventTotals.none());
  }
}
