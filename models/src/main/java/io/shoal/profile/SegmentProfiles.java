package io.shoal.profile;

import io.shoal.drift.SegmentAction;
import io.shoal.segment.Segment;
import io.shoal.segment.SegmentCatalog;
import io.shoal.segment.SegmentEvent;
import io.shoal.window.LabelTotals;
import io.shoal.window.SegmentTotals;
import io.shoal.window.WindowSummary;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known of all segments that live: lineage, size, name, and their last 28 days, day by day.
 * Immutable.
 *
 * <p>A day weighs what it weighed, until it is forgotten: sums are of whole numbers over a window
 * of days, so that they can be checked against the records of those days. Users count once for each
 * scoring window in which they were active.
 */
public final class SegmentProfiles {
  final int features;
  final NavigableMap<Integer, SegmentHistory> living;
  final NavigableSet<Integer> gone;
  final LabelTotals today;
  final LabelTotals lastDay;

  SegmentProfiles(
      int features,
      NavigableMap<Integer, SegmentHistory> living,
      NavigableSet<Integer> gone,
      LabelTotals today,
      LabelTotals lastDay) {
    this.features = features;
    this.living = living;
    this.gone = gone;
    this.today = today;
    this.lastDay = lastDay;
  }

  /**
   * The segments of a catalogue, of which nothing is known yet.
   *
   * @param features number of feature outputs
   */
  public static SegmentProfiles of(SegmentCatalog catalog, int features) {
    NavigableMap<Integer, SegmentHistory> living = new TreeMap<>();
    for (Segment segment : catalog.segments()) {
      living.put(segment.id(), SegmentHistory.of(segment.id(), segment.parent(), segment.bornAt()));
    }
    return new SegmentProfiles(
        features, living, new TreeSet<>(), LabelTotals.NONE, LabelTotals.NONE);
  }

  /**
   * What is known after a window.
   *
   * @param turns in the lives of segments since the window before, in order
   */
  public SegmentProfiles after(List<SegmentEvent> turns, WindowSummary summary) {
    NavigableMap<Integer, SegmentHistory> segments = new TreeMap<>(living);
    NavigableSet<Integer> ended = new TreeSet<>(gone);
    for (SegmentEvent turn : turns) {
      switch (turn.kind()) {
        case BORN, SPLIT ->
            segments.put(
                turn.segment(), SegmentHistory.of(turn.segment(), turn.other(), turn.windowEnd()));
        case MERGED, DIED -> end(turn, segments, ended);
      }
    }
    SegmentTotals nothing = SegmentTotals.none(features);
    segments.replaceAll(
        (id, history) ->
            history.after(summary.segments().getOrDefault(id, nothing), summary.windowEnd()));
    LabelTotals labels = today;
    for (SegmentTotals totals : summary.segments().values()) {
      labels = labels.plus(totals.labels());
    }
    return new SegmentProfiles(features, segments, ended, labels, lastDay);
  }

  private static void end(
      SegmentEvent turn,
      NavigableMap<Integer, SegmentHistory> segments,
      NavigableSet<Integer> ended) {
    SegmentHistory last = segments.remove(turn.segment());
    if (last == null) {
      return;
    }
    if (!last.name().equals(SegmentName.NONE)) {
      ended.add(last.id());
    }
    segments.computeIfPresent(turn.other(), (id, survivor) -> survivor.absorbing(last));
  }

  /**
   * For the features of another model: what its users have of those is counted anew.
   *
   * @param others number of feature outputs
   */
  public SegmentProfiles withFeatures(int others) {
    NavigableMap<Integer, SegmentHistory> segments = new TreeMap<>(living);
    segments.replaceAll((id, history) -> history.withFeatures(others));
    return new SegmentProfiles(others, segments, gone, today, lastDay);
  }

  /**
   * With what an alert does to a segment; of one that is no more, nothing.
   *
   * @param action in the tick of which it is taken
   */
  public SegmentProfiles acting(SegmentAction action) {
    NavigableMap<Integer, SegmentHistory> segments = new TreeMap<>(living);
    segments.computeIfPresent(action.segment(), (id, history) -> history.acting(action));
    return new SegmentProfiles(features, segments, gone, today, lastDay);
  }

  /** With the names that were told, and a new day begun. */
  SegmentProfiles told(NavigableMap<Integer, SegmentName> names) {
    NavigableMap<Integer, SegmentHistory> named = new TreeMap<>(living);
    named.replaceAll((id, history) -> history.named(names.get(id)));
    return new SegmentProfiles(features, named, new TreeSet<>(), LabelTotals.NONE, today);
  }

  /** Quality of the last day that is over. */
  public SegmentQuality lastQuality() {
    return new SegmentQuality(living.size(), lastDay);
  }

  public byte[] toBytes() {
    return ProfilesCodec.encode(this);
  }

  public static SegmentProfiles fromBytes(byte[] bytes) {
    return ProfilesCodec.decode(bytes);
  }
}
