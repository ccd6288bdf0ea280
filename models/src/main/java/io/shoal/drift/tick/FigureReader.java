package io.shoal.drift.tick;

import io.shoal.drift.StreamId;
import io.shoal.drift.StreamKind;
import io.shoal.window.EventTotals;
import io.shoal.window.FeatureBins;
import io.shoal.window.Part;
import io.shoal.window.SegmentTotals;
import io.shoal.window.SourceTotals;
import io.shoal.window.WindowSummary;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the amounts of every stream off the summary of a window. */
final class FigureReader {
  private final List<String> outputs;
  private final Axes axes;
  private final Set<String> sources;

  /**
   * @param outputs names of the outputs of the pane's plan
   * @param sources that are expected: one that is silent has an amount of zero
   */
  FigureReader(List<String> outputs, Axes axes, Set<String> sources) {
    this.outputs = outputs;
    this.axes = axes;
    this.sources = sources;
  }

  WindowFigures read(WindowSummary summary) {
    TreeMap<StreamId, Amount> amounts = new TreeMap<>();
    features(summary, amounts);
    embeddings(summary, amounts);
    segments(summary, amounts);
    sources(summary, amounts);
    events(summary, amounts);
    put(amounts, StreamKind.CONVERSION, StreamId.ALL, summary.conversions(), summary.users());
    return new WindowFigures(summary.windowEnd(), amounts, summary.ticks().panes());
  }

  private void features(WindowSummary summary, TreeMap<StreamId, Amount> amounts) {
    long[][] panes = summary.ticks().panes();
    if (panes.length == 0) {
      return;
    }
    for (int i = 0; i < outputs.size(); i++) {
      rank(amounts, StreamKind.FEATURE_RANK, outputs.get(i), panes[i]);
      put(
          amounts,
          StreamKind.FEATURE_MISSING,
          outputs.get(i),
          panes[i][FeatureBins.BINS],
          summary.users());
    }
    rank(amounts, StreamKind.EMBEDDING_DISTANCE, StreamId.ALL, panes[outputs.size()]);
    rank(amounts, StreamKind.RECONSTRUCTION_ERROR, StreamId.ALL, panes[outputs.size() + 1]);
  }

  private static void rank(
      TreeMap<StreamId, Amount> amounts, StreamKind kind, String subject, long[] bins) {
    long n = 0;
    long sum = 0;
    for (int bin = 0; bin < FeatureBins.BINS; bin++) {
      n += bins[bin];
      sum += bin * bins[bin];
    }
    put(amounts, kind, subject, (double) sum / FeatureBins.BINS, n);
  }

  private void embeddings(WindowSummary summary, TreeMap<StreamId, Amount> amounts) {
    for (int k = 0; k < axes.principal().length; k++) {
      double sum = 0;
      for (long[] position : summary.ticks().positions().values()) {
        sum += axes.along(axes.principal()[k], position, 0);
      }
      double centre = axes.along(axes.principal()[k], new long[axes.centre().length], 1);
      put(
          amounts,
          StreamKind.EMBEDDING_COORDINATE,
          Integer.toString(k + 1),
          sum + centre * (double) summary.users(),
          summary.users());
    }
  }

  private void segments(WindowSummary summary, TreeMap<StreamId, Amount> amounts) {
    for (Map.Entry<Integer, double[]> segment : axes.segments().entrySet()) {
      String id = segment.getKey().toString();
      SegmentTotals totals = summary.segments().get(segment.getKey());
      if (totals != null) {
        put(amounts, StreamKind.SEGMENT_CONVERSION, id, totals.conversions(), totals.scored());
      }
      // Where users lie in the reference: what the ids of living segments mean changes with them.
      long[] position = summary.ticks().positions().get(segment.getKey());
      long members = position == null ? 0 : position[position.length - 1];
      put(amounts, StreamKind.SEGMENT_SHARE, id, members, summary.users());
      if (position != null) {
        put(
            amounts,
            StreamKind.SEGMENT_CENTROID,
            id,
            axes.along(segment.getValue(), position, (double) members),
            members);
      }
    }
  }

  private void sources(WindowSummary summary, TreeMap<StreamId, Amount> amounts) {
    for (String source : sources) {
      long users = summary.sources().getOrDefault(source, 0L);
      put(amounts, StreamKind.SOURCE_VOLUME, source, users, 1);
      SourceTotals totals = summary.ticks().events().sources().get(source);
      if (totals != null) {
        put(amounts, StreamKind.SOURCE_IDENTITY, source, totals.identified(), totals.events());
        put(amounts, StreamKind.SOURCE_MISSING, source, totals.lacking());
        put(
            amounts,
            StreamKind.SOURCE_COPIES,
            source,
            totals.copies(),
            totals.events() + totals.copies());
      }
    }
  }

  private static void events(WindowSummary summary, TreeMap<StreamId, Amount> amounts) {
    EventTotals events = summary.ticks().events();
    events.lacking().forEach((of, part) -> put(amounts, StreamKind.MISSING, of, part));
    events.unseen().forEach((of, part) -> put(amounts, StreamKind.UNSEEN, of, part));
    long records = summary.events() + summary.duplicates() + events.dead();
    put(amounts, StreamKind.DEAD_LETTERS, StreamId.ALL, events.dead(), records);
  }

  private static void put(
      TreeMap<StreamId, Amount> amounts, StreamKind kind, String subject, Part part) {
    put(amounts, kind, subject, part.n(), part.of());
  }

  private static void put(
      TreeMap<StreamId, Amount> amounts, StreamKind kind, String subject, double sum, long n) {
    if (n > 0) {
      amounts.put(new StreamId(kind, subject), new Amount(sum, (double) n));
    }
  }

  private static void put(
      TreeMap<StreamId, Amount> amounts, StreamKind kind, String subject, long sum, long n) {
    put(amounts, kind, subject, (double) sum, n);
  }
}
