package io.shoal.segment;

import io.shoal.event.UserHash;
import java.util.ArrayList;
import java.util.List;

/** A segmenter at work, a window an hour; every embedding is of a user of its own. */
final class SegmenterRun {
  static final long HOUR = 3_600_000L;

  private final Segmenter segmenter;
  private final List<SegmentEvent> events = new ArrayList<>();
  private SegmentCatalog catalog;
  private long hour;
  private long users;

  SegmenterRun(Segmenter segmenter, int dimensions) {
    this.segmenter = segmenter;
    this.catalog = SegmentCatalog.empty(dimensions);
  }

  /** Windows of so many embeddings each. */
  SegmenterRun see(Shapes shapes, int windows, int each) {
    for (int w = 0; w < windows; w++) {
      WindowCount count = segmenter.open(catalog);
      for (int i = 0; i < each; i++) {
        count.add(UserHash.mix(++users), shapes.next().at());
      }
      SegmentStep step = segmenter.close(catalog, count, ++hour * HOUR);
      catalog = step.catalog();
      events.addAll(step.events());
    }
    return this;
  }

  SegmentCatalog catalog() {
    return catalog;
  }

  /** End of the next window. */
  long next() {
    return (hour + 1) * HOUR;
  }

  /** All turns of life so far. */
  List<SegmentEvent> events() {
    return events;
  }

  /** Adjusted Rand index of the labels that new embeddings get. */
  double agreement(Shapes shapes, int n) {
    SegmentLabels labels = new SegmentLabels(catalog);
    int[] truth = new int[n];
    int[] found = new int[n];
    for (int i = 0; i < n; i++) {
      LabelledPoint point = shapes.next();
      truth[i] = point.label();
      found[i] = labels.of(point.at(), 0);
    }
    return AdjustedRandIndex.of(truth, found);
  }
}
